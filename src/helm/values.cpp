// SPDX-License-Identifier: Apache-2.0
#include "helm/values.h"

#include "helm/valuelayers.h"

namespace fleetwright::helm {

using yaml::Node;

std::shared_ptr<ValueMap> Value::map() const
{
    const auto *map = std::get_if<std::shared_ptr<ValueMap>>(&content);
    return map ? *map : nullptr;
}

std::shared_ptr<ValueList> Value::list() const
{
    const auto *list = std::get_if<std::shared_ptr<ValueList>>(&content);
    return list ? *list : nullptr;
}

const Node *Value::scalar() const
{
    const auto *scalar = std::get_if<const Node *>(&content);
    return scalar ? *scalar : nullptr;
}

Value valueOf(const Node *node)
{
    if (node->isMapping()) {
        auto map = std::make_shared<ValueMap>();
        for (const yaml::Entry &entry : node->entries())
            (*map)[std::string(entry.key->text())] = valueOf(entry.value);
        return {std::move(map)};
    }
    if (node->isSequence()) {
        auto list = std::make_shared<ValueList>();
        for (const Node *item : node->items())
            list->push_back(valueOf(item));
        return {std::move(list)};
    }
    return {node};
}

const Node *nodeOf(const Value &value, const yaml::NodeBuilder &builder)
{
    if (const auto map = value.map()) {
        std::vector<yaml::Entry> entries;
        for (const auto &[key, each] : *map)
            entries.push_back({builder.string(key), nodeOf(each, builder)});
        return builder.mapping(entries);
    }
    if (const auto list = value.list()) {
        std::vector<const Node *> items;
        for (const Value &each : *list)
            items.push_back(nodeOf(each, builder));
        return builder.sequence(items);
    }
    const Node *scalar = value.scalar();
    return scalar ? scalar : builder.scalar(yaml::Tag::Null, "null");
}

std::shared_ptr<ValueMap> mergedMaps(const ValueMap &under, const ValueMap &over,
                                     ValueLayers *layers)
{
    auto merged = std::make_shared<ValueMap>(under);
    for (const auto &[key, value] : over) {
        const auto before = merged->find(key);
        if (before == merged->end()) {
            (*merged)[key] = value;
            continue;
        }
        const auto map = value.map();
        const auto mapBefore = before->second.map();
        const Node *scalar = value.scalar();
        const Node *scalarBefore = before->second.scalar();
        if (map && mapBefore)
            before->second = {mergedMaps(*mapBefore, *map, layers)};
        else if (!layers || !scalar || !scalarBefore)
            before->second = value;
        else if (!scalar->span().known() || scalar->span() != scalarBefore->span())
            before->second = {layers->over(scalar, scalarBefore)};
    }
    return merged;
}

} // namespace fleetwright::helm
