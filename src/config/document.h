// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::config {

/// One of the program's own files as plain values with places: what yaml-cpp read, without its
/// exceptions.
struct Value {
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };

    struct Entry;

    Kind kind = Kind::Null;
    std::string text;           ///< Scalar
    std::vector<Value> items;   ///< List
    std::vector<Entry> entries; ///< Map, in order
    base::Place place;
    base::Place dash; ///< of an item of a block list, its `- `; else where `place` is

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }

    friend bool operator==(const Value &left, const Value &right);
};

struct Value::Entry {
    std::string key;
    base::Place place; ///< of the key
    Value value;

    friend bool operator==(const Entry &, const Entry &) = default;
};

/// The only document of a file; a file without content is Null. Duplicate keys and non-scalar keys
/// are refused.
[[nodiscard]] base::Result<Value> readDocument(const base::SourceFile &file);

} // namespace fleetwright::config
