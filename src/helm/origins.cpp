// SPDX-License-Identifier: Apache-2.0
#include "helm/origins.h"

#include <algorithm>
#include <span>

namespace fleetwright::helm {

void Origins::set(const void *container, std::string_view key, std::size_t index,
                  const yaml::Node *node)
{
    if (node)
        m_nodes[{container, key, index}] = node;
}

const yaml::Node *Origins::find(const void *container, std::string_view key,
                                std::size_t index) const
{
    const auto found = m_nodes.find({container, key, index});
    if (found != m_nodes.end())
        return found->second;
    return m_below ? m_below->find(container, key, index) : nullptr;
}

void Origins::hide(const yaml::Node *over, const yaml::Node *under)
{
    if (over && under && over != under)
        m_hidden.try_emplace(over, under);
}

const yaml::Node *Origins::hiddenBy(const yaml::Node *over) const
{
    const auto found = m_hidden.find(over);
    if (found != m_hidden.end())
        return found->second;
    return m_below ? m_below->hiddenBy(over) : nullptr;
}

void Origins::addEntries(const yaml::Node &mapping, const gotemplate::MapData &map)
{
    const auto isMerge = [](const yaml::Entry &entry) {
        return entry.key->isScalar() && entry.key->tag() == yaml::Tag::Merge;
    };
    for (const yaml::Entry &entry : mapping.entries()) {
        if (!isMerge(entry))
            continue;
        if (entry.value->isMapping())
            addEntries(*entry.value, map);
        const auto items = entry.value->items();
        for (std::size_t at = items.size(); at > 0; --at)
            addEntries(*items[at - 1], map);
    }
    for (const yaml::Entry &entry : mapping.entries()) {
        const std::span<const gotemplate::MapEntry> all = map.all();
        const auto made =
            std::ranges::lower_bound(all, entry.key->text(), {}, &gotemplate::MapEntry::key);
        if (isMerge(entry) || made == all.end() || made->key != entry.key->text())
            continue;
        set(&map, made->key, 0, entry.value); // the map's own text of the key stays
        add(*entry.value, made->value);
    }
}

void Origins::add(const yaml::Node &node, const gotemplate::Value &value)
{
    if (node.isMapping() && value.isMap() && value.asMap())
        addEntries(node, *value.asMap());
    if (!node.isSequence() || !value.isSlice() || !value.asSlice())
        return;
    const gotemplate::SliceData &slice = *value.asSlice();
    for (std::size_t index = 0; index < node.items().size() && index < slice.size; ++index) {
        set(&slice, {}, index, node.items()[index]);
        add(*node.items()[index], slice.elements[index]);
    }
}

} // namespace fleetwright::helm
