// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/schema.h"

#include "kustomize/schema/builtintables.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace fleetwright::kustomize {
namespace {

/// The row of a type in a table sorted by kind, then apiVersion; nullptr if absent.
template<typename Row>
const Row *findType(std::span<const Row> rows, std::string_view apiVersion, std::string_view kind)
{
    const auto row =
        std::lower_bound(rows.begin(), rows.end(), std::tie(kind, apiVersion),
                         [](const Row &candidate, const auto &wanted) {
                             return std::tie(candidate.kind, candidate.apiVersion) < wanted;
                         });
    const bool found = row != rows.end() && row->kind == kind && row->apiVersion == apiVersion;
    return found ? &*row : nullptr;
}

class BuiltinSchema final : public Schema {
public:
    [[nodiscard]] SchemaNode ofType(std::string_view apiVersion,
                                    std::string_view kind) const override
    {
        return node(builtin::nodeOfType(apiVersion, kind));
    }

    [[nodiscard]] std::optional<bool> isNamespaced(std::string_view apiVersion,
                                                   std::string_view kind) const override
    {
        const auto *row =
            findType(std::span(builtin::scopes, builtin::scopeCount), apiVersion, kind);
        return row ? std::optional(row->namespaced) : std::nullopt;
    }

protected:
    [[nodiscard]] int fieldOf(int index, std::string_view name) const override
    {
        return builtin::fieldOf(index, name);
    }
    [[nodiscard]] int itemsOf(int index) const override { return builtin::itemsOf(index); }
    [[nodiscard]] std::string_view strategyOf(int index) const override
    {
        return builtin::strategyOf(index);
    }
    [[nodiscard]] std::span<const std::string_view> keysOf(int index) const override
    {
        return builtin::keysOf(index);
    }
};

} // namespace

int builtin::nodeOfType(std::string_view apiVersion, std::string_view kind)
{
    const TypeRow *row = findType(std::span(types, typeCount), apiVersion, kind);
    return row ? row->node : -1;
}

int builtin::nodeOfDefinition(std::string_view name)
{
    const std::span rows(definitions, definitionCount);
    const auto row = std::lower_bound(rows.begin(), rows.end(), name,
                                      [](const DefinitionRow &candidate, std::string_view wanted) {
                                          return candidate.name < wanted;
                                      });
    return row != rows.end() && row->name == name ? row->node : -1;
}

int builtin::fieldOf(int node, std::string_view name)
{
    const NodeRow &row = nodes[node];
    const std::span own(fields + row.firstField, row.fieldCount);
    const auto field = std::lower_bound(own.begin(), own.end(), name,
                                        [](const FieldRow &candidate, std::string_view wanted) {
                                            return names[candidate.name] < wanted;
                                        });
    return field != own.end() && names[field->name] == name ? field->node : row.additional;
}

SchemaNode SchemaNode::field(std::string_view name) const
{
    return known() ? m_schema->node(m_schema->fieldOf(m_index, name)) : SchemaNode();
}

SchemaNode SchemaNode::items() const
{
    return known() ? m_schema->node(m_schema->itemsOf(m_index)) : SchemaNode();
}

std::string_view SchemaNode::patchStrategy() const
{
    return known() ? m_schema->strategyOf(m_index) : std::string_view();
}

bool SchemaNode::mergesItems() const
{
    std::string_view rest = patchStrategy();
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        if (rest.substr(0, comma) == "merge")
            return true;
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return false;
}

std::span<const std::string_view> SchemaNode::mergeKeys() const
{
    return known() ? m_schema->keysOf(m_index) : std::span<const std::string_view>();
}

const Schema &Schema::builtin()
{
    static const BuiltinSchema schema;
    return schema;
}

base::Result<void> Schema::checkVersion(std::string_view version)
{
    if (version.empty() || version == "v1.21.2")
        return {};
    return base::Error{base::ErrorCode::Unsupported,
                       "the specified OpenAPI version " + std::string(version) + " is not built in",
                       std::nullopt,
                       "kustomize 5.6 has v1.21.2 only",
                       {}};
}

SchemaNode Schema::node(int index) const
{
    SchemaNode result;
    if (index >= 0) {
        result.m_schema = this;
        result.m_index = index;
    }
    return result;
}

} // namespace fleetwright::kustomize
