// SPDX-License-Identifier: Apache-2.0
#include "kustomize/order.h"

#include "kustomize/errors.h"
#include "kustomize/schema/gvkorder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
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

std::string_view orElse(std::string_view text, std::string_view otherwise)
{
    return text.empty() ? otherwise : text;
}

/// What SortOrderTransformer compares of a type; few types have many objects.
struct Type {
    std::string_view apiVersion, kind;
    int rank = 0;
    std::string text; ///< group_version_kind
    bool isNamespace = false;
    bool isCoreNamespace = false;
};

Type typeOf(const IdView &id, const Ranks &ranks)
{
    Type type{id.apiVersion, id.kind, 0, {}, false, false};
    const auto rank = ranks.find(id.kind);
    type.rank = rank == ranks.end() ? 0 : rank->second;
    type.text = orElse(id.group(), "~G");
    (type.text += '_') += orElse(id.version(), "~V");
    (type.text += '_') += orElse(id.kind, "~K");
    type.isNamespace = type.text.ends_with("_Namespace");
    type.isCoreNamespace = id.kind == "Namespace" && id.group().empty();
    return type;
}

struct Key {
    const Type *type = nullptr;
    std::string_view nameSpace, name;
};

/// The order of "namespace|name".
bool isPlaceBefore(const Key &left, const Key &right)
{
    if (left.nameSpace == right.nameSpace)
        return left.name < right.name;
    const std::size_t common = std::min(left.nameSpace.size(), right.nameSpace.size());
    const int order = left.nameSpace.substr(0, common).compare(right.nameSpace.substr(0, common));
    if (order != 0)
        return order < 0;
    const auto place = [](const Key &key) {
        return (std::string(key.nameSpace) += '|') += key.name;
    };
    return place(left) < place(right);
}

bool isBefore(const Key &left, const Key &right)
{
    const Type &one = *left.type;
    const Type &other = *right.type;
    if (&one == &other)
        return isPlaceBefore(left, right);
    if (one.rank != other.rank)
        return one.rank < other.rank;
    if (one.text != other.text) {
        const bool reversed =
            one.isNamespace && other.isNamespace && (one.isCoreNamespace || other.isCoreNamespace);
        return reversed ? one.text > other.text : one.text < other.text;
    }
    return isPlaceBefore(left, right);
}

using Order = std::vector<std::uint32_t>;

Order asTheyCame(const ResourceMap &map)
{
    Order order(map.resources.size());
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

Order byKind(const ResourceMap &map, const Ranks &ranks)
{
    std::map<std::pair<std::string_view, std::string_view>, Type> types;
    std::vector<Key> keys;
    keys.reserve(map.resources.size());
    for (const Resource &resource : map.resources) {
        const IdView id = resource.view();
        const auto [type, isNew] = types.try_emplace({id.apiVersion, id.kind});
        if (isNew)
            type->second = typeOf(id, ranks);
        keys.push_back({&type->second, orElse(id.nameSpace, "~X"), orElse(id.name, "~N")});
    }
    Order order = asTheyCame(map);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return isBefore(keys[left], keys[right]);
    });
    return order;
}

} // namespace

Result<Order> outputOrder(const ResourceMap &map, const Node *sortOptions, Reorder reorder)
{
    static const Ranks defaultRanks = ranksOf(kindsFirst, kindsLast);
    if (!sortOptions)
        return reorder == Reorder::None ? asTheyCame(map) : byKind(map, defaultRanks);
    const Node *order = sortOptions->find("order");
    const Node *legacy = sortOptions->find("legacySortOptions");
    const std::string_view text = order ? order->text() : std::string_view{};
    if (text != "fifo" && text != "legacy")
        return errorAt(ErrorCode::Invalid,
                       "the field 'sortOptions.order' must be one of [fifo, legacy]",
                       order ? order : sortOptions, "write `order: fifo` or `order: legacy`");
    if (text == "fifo" && legacy)
        return errorAt(
            ErrorCode::Invalid,
            "the field 'sortOptions.legacySortOptions' is set but the selected sort order is "
            "'fifo', not 'legacy'",
            legacy, "remove legacySortOptions, or set `order: legacy`");
    if (text == "fifo")
        return asTheyCame(map);
    if (!legacy)
        return byKind(map, defaultRanks);
    return byKind(map,
                  ranksOf(texts(legacy->find("orderFirst")), texts(legacy->find("orderLast"))));
}

} // namespace fleetwright::kustomize
