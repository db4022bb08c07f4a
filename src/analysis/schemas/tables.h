// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace fleetwright::analysis::schemas {

/// What a schema says of a value.
enum class Kind : std::uint8_t {
    Text,
    Boolean,
    Integer,
    Number,
    IntOrText,
    List,
    Map,    ///< any keys, one type
    Object, ///< listed keys
    Any,
};

// CustomResourceDefinitions as constant tables, written by generate/tables.py.

struct FieldRow {
    std::string_view name;
    std::uint16_t node;
    bool isRequired;
};

struct NodeRow {
    Kind kind;
    std::uint16_t firstField;
    std::uint16_t fieldCount;
    std::int16_t element; ///< of a list or map, else -1
    std::uint16_t firstText;
    std::uint8_t textCount; ///< of the texts that are allowed; 0: any
    std::string_view pattern;
    bool isOpen; ///< other keys than the listed ones are kept
};

struct TypeRow {
    std::string_view apiVersion;
    std::string_view kind;
    std::uint16_t node;
};

struct Table {
    std::span<const TypeRow> types;
    std::span<const FieldRow> fields;
    std::span<const std::string_view> texts;
    std::span<const NodeRow> nodes;
};

extern const Table argoCdTable;
extern const Table fluxTable;
extern const Table rancherFleetTable;

} // namespace fleetwright::analysis::schemas
