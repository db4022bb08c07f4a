// SPDX-License-Identifier: Apache-2.0
#include "kustomize/order.h"

#include "kustomize/errors.h"
#include "kustomize/schema/gvkorder.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

using Ranks = std::unordered_map<std::string_view, int>;

template<typename First, typename Last>
Ranks ranksOf(const First &first, const Last &last)
{
    Ranks ranks;
    int rank = -static_cast<int>(std::size(first));
    for (const std::string_view kind : first)
        ranks[kind] = rank++;
    rank = 1;
    for (const std::string_view kind : last)
        ranks[kind] = rank++;
    return ranks;
}

std::vector<std::string_view> texts(const Node *list)
{
    std::vector<std::string_view> result;
    if (list) {
        for (const Node *item : list->items())
            result.push_back(item->text());
    }
    return result;
}

/// What SortOrderTransformer compares, made once a resource.
struct Key {
    int rank = 0;
    std::string type;  ///< group_version_kind
    std::string place; ///< namespace|name
    bool coreNamespace = false;
    std::size_t index = 0;
};

std::string orElse(std::string_view text, std::string_view otherwise)
{
    return std::string(text.empty() ? otherwise : text);
}

Key keyOf(const Resource &resource, std::size_t index, const Ranks &ranks)
{
    const IdView id = resource.view();
    const auto rank = ranks.find(id.kind);
    Key key;
    key.rank = rank == ranks.end() ? 0 : rank->second;
    key.type =
        orElse(id.group(), "~G") + "_" + orElse(id.version(), "~V") + "_" + orElse(id.kind, "~K");
    key.place = orElse(id.nameSpace, "~X") + "|" + orElse(id.name, "~N");
    key.coreNamespace = id.kind == "Namespace" && id.group().empty();
    key.index = index;
    return key;
}

bool isBefore(const Key &left, const Key &right)
{
    if (left.rank != right.rank)
        return left.rank < right.rank;
    if (left.type != right.type) {
        const bool bothNamespaces =
            left.type.ends_with("_Namespace") && right.type.ends_with("_Namespace");
        if (bothNamespaces && (left.coreNamespace || right.coreNamespace))
            return left.type > right.type;
        return left.type < right.type;
    }
    return left.place < right.place;
}

void sortByKind(ResourceMap &map, const Ranks &ranks)
{
    std::vector<Key> keys;
    keys.reserve(map.resources.size());
    for (std::size_t index = 0; index < map.resources.size(); ++index)
        keys.push_back(keyOf(map.resources[index], index, ranks));
    std::stable_sort(keys.begin(), keys.end(), isBefore);
    std::vector<Resource> sorted;
    sorted.reserve(keys.size());
    for (const Key &key : keys)
        sorted.push_back(std::move(map.resources[key.index]));
    map.resources = std::move(sorted);
}

} // namespace

Result<void> sortResources(ResourceMap &map, const Node *sortOptions, Reorder reorder)
{
    static const Ranks defaultRanks = ranksOf(kindsFirst, kindsLast);
    if (!sortOptions) {
        if (reorder != Reorder::None)
            sortByKind(map, defaultRanks);
        return {};
    }
    const Node *order = sortOptions->find("order");
    const Node *legacy = sortOptions->find("legacySortOptions");
    const std::string_view text = order ? order->text() : std::string_view{};
    if (text != "fifo" && text != "legacy")
        return errorAt(ErrorCode::Invalid,
                       "the field 'sortOptions.order' must be one of [fifo, legacy]",
                       order ? order : sortOptions);
    if (text == "fifo" && legacy)
        return errorAt(
            ErrorCode::Invalid,
            "the field 'sortOptions.legacySortOptions' is set but the selected sort order is "
            "'fifo', not 'legacy'",
            legacy, "remove legacySortOptions, or set `order: legacy`");
    if (text == "fifo")
        return {};
    if (legacy)
        sortByKind(map,
                   ranksOf(texts(legacy->find("orderFirst")), texts(legacy->find("orderLast"))));
    else
        sortByKind(map, defaultRanks);
    return {};
}

} // namespace fleetwright::kustomize
