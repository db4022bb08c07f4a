// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

/// kustomize's embedded OpenAPI as generated constant tables (builtintables.cpp).
namespace fleetwright::kustomize::builtin {

struct FieldRow {
    std::uint16_t name; ///< into names; a node's fields are sorted by name
    std::uint16_t node;
};

struct NodeRow {
    std::uint16_t firstField;
    std::uint16_t fieldCount;
    std::int16_t additional; ///< node of additionalProperties, -1 if none
    std::int16_t items;      ///< node of an array's items, -1 if none
    std::uint16_t strategy;  ///< into names
    std::uint16_t firstKey;
    std::uint8_t keyCount;
};

/// Sorted by kind, then apiVersion.
struct TypeRow {
    std::string_view kind;
    std::string_view apiVersion;
    std::uint16_t node;
};

/// Sorted by name.
struct DefinitionRow {
    std::string_view name;
    std::uint16_t node;
};

struct ScopeRow {
    std::string_view kind;
    std::string_view apiVersion;
    bool namespaced;
};

extern const std::string_view names[];
extern const FieldRow fields[];
extern const std::string_view keys[];
extern const NodeRow nodes[];
extern const TypeRow types[];
extern const std::size_t typeCount;
extern const DefinitionRow definitions[];
extern const std::size_t definitionCount;
extern const ScopeRow scopes[];
extern const std::size_t scopeCount;

// Look-ups; -1 for what is not there.
[[nodiscard]] int nodeOfType(std::string_view apiVersion, std::string_view kind);
[[nodiscard]] int nodeOfDefinition(std::string_view name);
[[nodiscard]] int fieldOf(int node, std::string_view name);
[[nodiscard]] inline int itemsOf(int node)
{
    return nodes[node].items;
}
[[nodiscard]] inline std::string_view strategyOf(int node)
{
    return names[nodes[node].strategy];
}
[[nodiscard]] inline std::span<const std::string_view> keysOf(int node)
{
    return {keys + nodes[node].firstKey, nodes[node].keyCount};
}

} // namespace fleetwright::kustomize::builtin
