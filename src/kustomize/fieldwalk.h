// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/errors.h"
#include "yaml/node.h"
#include "yaml/nodebuilder.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// A field spec's path in parts: "\\/" is a slash within a name, "[]" after a name is dropped.
[[nodiscard]] std::vector<std::string> splitFieldPath(std::string_view path);

template<typename Setter>
base::Result<const yaml::Node *> rewriteItems(const yaml::NodeBuilder &builder,
                                              const yaml::Node *sequence, Setter &&change)
{
    std::vector<const yaml::Node *> items;
    for (std::size_t index = 0; index < sequence->size(); ++index) {
        const yaml::Node *item = sequence->items()[index];
        auto changed = change(item);
        if (!changed)
            return changed;
        if (*changed != item && items.empty())
            items.assign(sequence->items().begin(), sequence->items().end());
        if (!items.empty())
            items[index] = *changed;
    }
    if (items.empty())
        return sequence;
    return builder.sequence(items, sequence->span(), sequence->style(), sequence->change());
}

/// kyaml's fieldspec.Filter without creation: the object with `setter` applied to every node at the
/// path; sequences on the way are entered. The same node if nothing changed.
template<typename Setter>
base::Result<const yaml::Node *> rewriteAt(const yaml::NodeBuilder &builder, const yaml::Node *node,
                                           std::span<const std::string> path, Setter &&setter)
{
    if (path.empty())
        return setter(node);
    if (node->isNull())
        return node;
    if (node->isSequence())
        return rewriteItems(builder, node, [&](const yaml::Node *item) {
            return rewriteAt(builder, item, path, setter);
        });
    if (!node->isMapping())
        return errorAt(base::ErrorCode::Invalid, "expected sequence or mapping node", node);
    const yaml::Entry *entry = node->findEntry(path.front());
    if (!entry)
        return node;
    auto changed = rewriteAt(builder, entry->value, path.subspan(1), setter);
    if (!changed || *changed == entry->value)
        return changed ? base::Result<const yaml::Node *>(node) : changed;
    return builder.withField(node, entry->key, *changed);
}

} // namespace fleetwright::kustomize
