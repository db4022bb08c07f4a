// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/mergelist.h"

#include "kustomize/transformers/fieldfilters.h"

#include <algorithm>

namespace fleetwright::kustomize {
namespace {

constexpr std::string_view noKey[] = {""};

/// yaml.FieldMatcher with a StringValue: an empty value asks for the field's presence only.
base::Result<bool> fieldMatches(MergeTree &tree, MergeNode *item, std::string_view key,
                                std::string_view value)
{
    if (key.empty()) {
        if (!item->isScalar())
            return wrongKind("ScalarNode", item->source());
        return item->text() == value;
    }
    if (!item->isMapping())
        return wrongKind("MappingNode", item->source());
    const MergeNode *field = tree.field(item, key);
    return field && (value.empty() || field->text() == value);
}

base::Result<bool> elementMatches(MergeTree &tree, MergeNode *item,
                                  std::span<const std::string_view> keys,
                                  std::span<const std::string_view> values)
{
    bool last = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // A key beyond the values counts as the one before it: kyaml's loop keeps the last result.
        if (i < values.size()) {
            base::Result<bool> matched = fieldMatches(tree, item, keys[i], values[i]);
            if (!matched)
                return matched;
            last = matched.value();
        }
        if (!last)
            return false;
    }
    return true;
}

bool agree(const KeyValues &left, const KeyValues &right, KeyValues &united)
{
    if (left.size() != right.size())
        return false;
    united.clear();
    bool common = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] == right[i])
            common = true;
        else if (!left[i].empty() && !right[i].empty())
            return false;
        united.push_back(left[i].empty() ? right[i] : left[i]);
    }
    return common;
}

} // namespace

base::Result<void> setElement(MergeTree &tree, MergeNode *list, MergeNode *element,
                              std::span<const std::string_view> keys,
                              std::span<const std::string_view> values)
{
    if (keys.empty())
        keys = noKey;
    if (!list->isSequence())
        return wrongKind("SequenceNode", list->source());
    const bool setsMapping = !keys.front().empty() && !values.empty() && !values.front().empty();
    const bool removes = !element || element->isNull();
    std::vector<MergeNode *> &items = tree.items(list);
    std::vector<MergeNode *> kept;
    kept.reserve(items.size() + 1);
    bool found = false;
    for (MergeNode *item : items) {
        if (item->isNullOrEmptyMapping())
            continue;
        if (!item->isMapping() && setsMapping) {
            kept.push_back(item);
            continue;
        }
        base::Result<bool> matched = elementMatches(tree, item, keys, values);
        if (!matched)
            return std::move(matched).error();
        if (!matched.value()) {
            if (!values.empty())
                kept.push_back(item);
            continue;
        }
        found = true;
        if (element)
            kept.push_back(element);
    }
    if (!found && !removes)
        kept.push_back(element);
    items = std::move(kept);
    return {};
}

MergeNode *findElement(MergeTree &tree, MergeNode *list, std::span<const std::string_view> keys,
                       std::span<const std::string_view> values)
{
    if (!list || !list->isSequence())
        return nullptr;
    if (keys.empty())
        keys = noKey;
    if (values.empty())
        values = noKey;
    if (!keys.front().empty() && keys.size() != values.size())
        return nullptr;
    for (MergeNode *item : tree.items(list)) {
        if (keys.front().empty()) {
            if (item->text() == values.front())
                return item;
            continue;
        }
        if (!item->isMapping())
            continue;
        bool matches = true;
        for (std::size_t i = 0; matches && i < keys.size(); ++i) {
            const MergeNode *field = tree.field(item, keys[i]);
            matches = field && field->text() == values[i];
        }
        if (matches)
            return item;
    }
    return nullptr;
}

base::Result<void> appendElements(MergeTree &tree, MergeNode *target, MergeNode *source,
                                  std::span<const std::string_view> keys)
{
    const std::vector<MergeNode *> items = tree.items(source);
    for (MergeNode *item : items) {
        KeyValues values;
        if (keys.front().empty()) {
            values.push_back(item->text());
        } else {
            for (const std::string_view key : keys) {
                if (!item->isNull() && !item->isMapping())
                    return wrongKind("MappingNode", item->source());
                const MergeNode *value = tree.field(item, key);
                if (value)
                    values.push_back(value->text());
                else
                    tree.items(target).push_back(item);
            }
            if (keys.size() > 1) {
                if (base::Result<void> removed = setElement(tree, target, nullptr, keys, values);
                    !removed)
                    return removed;
            }
        }
        if (base::Result<void> set = setElement(tree, target, item, keys, values); !set)
            return set;
    }
    return {};
}

ValidKeys validKeys(std::span<const KeyValues> all, const KeyValues &values,
                    std::span<const std::string_view> keys)
{
    std::vector<bool> used(keys.size(), false);
    for (const KeyValues &row : all) {
        for (std::size_t i = 0; i < row.size() && i < keys.size(); ++i)
            used[i] = used[i] || !row[i].empty();
    }
    ValidKeys result;
    const bool none = std::find(used.begin(), used.end(), true) == used.end();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!none && !used[i])
            continue;
        result.keys.push_back(keys[i]);
        if (i < values.size())
            result.values.push_back(values[i]);
    }
    return result;
}

void unifyValues(std::vector<KeyValues> &all)
{
    KeyValues united;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const KeyValues first =
            all[i]; // the loop variable of the original: a copy from before the changes
        for (std::size_t j = 0; j < all.size(); ++j) {
            if (agree(first, all[j], united)) {
                all[i] = united;
                all[j] = united;
            }
        }
    }
}

} // namespace fleetwright::kustomize
