// SPDX-License-Identifier: Apache-2.0
#include "helm/composednodes.h"

#include "yaml/scalar.h"

#include <string>
#include <vector>

namespace fleetwright::helm {

using gotemplate::Kind;
using gotemplate::Value;
using yaml::Node;

namespace {

constexpr std::size_t deepestNode = 1'000;
constexpr std::size_t longestChain = 64; ///< of values that hide each other

} // namespace

const Node *ComposedNodes::nodeRead(const gotemplate::Read &read, const gotemplate::Read *next)
{
    const Node *origin = m_origins.find(read.container, read.key, read.index);
    // Only maps of values have origins of keys.
    if (!origin || read.key.empty())
        return nullptr;
    const Value *value = static_cast<const gotemplate::MapData *>(read.container)->find(read.key);
    if (!value)
        return nullptr;
    if (next && value->isMap() && value->asMap() == next->container)
        return nullptr;
    return nodeOf(*value, origin);
}

const Node *ComposedNodes::nodeOf(const Value &value, const Node *origin)
{
    const void *address = value.isMap()     ? static_cast<const void *>(value.asMap())
                          : value.isSlice() ? static_cast<const void *>(value.asSlice())
                                            : nullptr;
    if (!address)
        return scalarOf(value, origin);
    const auto [known, isNew] = m_collections.try_emplace(address, nullptr);
    if (!isNew)
        return known->second ? known->second : m_builder.mapping({}); // it holds itself
    const base::Span span = origin ? origin->span() : base::Span{};
    if (m_depth >= deepestNode)
        return m_builder.mapping({}, span);
    ++m_depth;
    const Node *made = nullptr;
    if (value.isMap()) {
        std::vector<yaml::Entry> entries;
        for (const gotemplate::MapEntry &entry : value.asMap()->all()) {
            const Node *from = m_origins.find(value.asMap(), entry.key, 0);
            entries.push_back({m_builder.string(entry.key), nodeOf(entry.value, from)});
        }
        made = m_builder.mapping(entries, span);
    } else {
        std::vector<const Node *> items;
        for (std::size_t index = 0; index < value.asSlice()->size; ++index)
            items.push_back(nodeOf(value.asSlice()->elements[index],
                                   m_origins.find(value.asSlice(), {}, index)));
        made = m_builder.sequence(items, span);
    }
    --m_depth;
    m_collections[address] = made;
    return made;
}

const Node *ComposedNodes::scalarOf(const Value &value, const Node *origin)
{
    if (origin && origin->isScalar()) {
        const auto [known, isNew] = m_scalars.try_emplace(origin, nullptr);
        if (isNew)
            known->second = withHidden(origin, 0);
        return known->second;
    }
    const base::Span span = origin ? origin->span() : base::Span{};
    switch (value.kind()) {
    case Kind::Bool:
        return m_builder.scalar(yaml::Tag::Bool, value.asBool() ? "true" : "false", span);
    case Kind::Float64:
        return m_builder.scalar(yaml::Tag::Float, yaml::formatJsonFloat(value.asReal()), span);
    case Kind::Int:
    case Kind::Int64:
        return m_builder.scalar(yaml::Tag::Int, std::to_string(value.asInteger()), span);
    case Kind::String:
        return m_builder.string(value.asString(), span);
    default:
        return m_builder.scalar(yaml::Tag::Null, "null", span);
    }
}

const Node *ComposedNodes::withHidden(const Node *node, std::size_t depth)
{
    const Node *hidden = depth < longestChain ? m_origins.hiddenBy(node) : nullptr;
    return hidden ? m_layers.over(node, withHidden(hidden, depth + 1)) : node;
}

} // namespace fleetwright::helm
