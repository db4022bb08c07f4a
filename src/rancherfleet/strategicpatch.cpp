// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/strategicpatch.h"

#include "base/errorat.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using kustomize::SchemaNode;
using yaml::Entry;
using yaml::Node;

constexpr std::string_view directive = "$patch";
constexpr std::string_view retainKeys = "$retainKeys";
constexpr std::string_view deletionPrefix = "$deleteFromPrimitiveList/";
constexpr std::string_view orderPrefix = "$setElementOrder/";

Error errorAt(ErrorCode code, std::string detail, const Node *node)
{
    return base::errorAt(code, std::move(detail), node->span());
}

std::string_view directiveOf(const Node *map)
{
    const Node *value = map->find(directive);
    return value ? value->text() : std::string_view();
}

/// extractRetainKeysPatchStrategy
bool isReplaced(SchemaNode schema)
{
    return schema.patchStrategy().find("replace") != std::string_view::npos;
}

std::optional<std::size_t> positionOf(const std::vector<const Node *> &items, const Node *item,
                                      std::string_view key)
{
    const auto nameOf = [key](const Node *each) { return key.empty() ? each : each->find(key); };
    const Node *name = nameOf(item);
    for (std::size_t at = 0; name && at < items.size(); ++at) {
        const Node *other = nameOf(items[at]);
        if (other && other->text() == name->text())
            return at;
    }
    return std::nullopt;
}

class Patching {
public:
    Patching(const yaml::Step *step, const yaml::NodeBuilder &build) : m_step(step), m_build(build)
    {}

    /// mergeMap
    Result<const Node *> map(const Node *original, const Node *patch, SchemaNode schema) const
    {
        if (const Node *marker = patch->find(directive)) {
            if (marker->text() == "replace")
                return taken(original, m_build.withoutField(patch, directive));
            if (marker->text() == "delete")
                return m_build.mapping({}, original->span(), original->style(),
                                       m_build.change(original, m_step));
            return errorAt(ErrorCode::Invalid,
                           "unknown patch type found: " + std::string(marker->text()), marker);
        }
        Result<const Node *> retained = withRetainedKeys(original, patch);
        if (!retained)
            return retained;
        const Node *result = *retained;
        for (const Entry &entry : patch->entries()) {
            const std::string_view key = entry.key->text();
            if (key == retainKeys)
                continue;
            if (key.starts_with(orderPrefix))
                return errorAt(ErrorCode::Unsupported, std::string(key) + " is not supported",
                               entry.key);
            Result<const Node *> changed = key.starts_with(deletionPrefix)
                                               ? withoutItems(result, entry)
                                               : withEntry(result, entry, schema);
            if (!changed)
                return changed;
            result = *changed;
        }
        return result;
    }

private:
    /// applyRetainKeysDirective
    Result<const Node *> withRetainedKeys(const Node *original, const Node *patch) const
    {
        const Node *kept = patch->find(retainKeys);
        if (!kept)
            return original;
        const auto isKept = [kept](std::string_view key) {
            return std::ranges::any_of(kept->items(),
                                       [key](const Node *each) { return each->text() == key; });
        };
        for (const Entry &entry : patch->entries()) {
            const std::string_view key = entry.key->text();
            if (key != retainKeys && !key.starts_with(orderPrefix)
                && !key.starts_with(deletionPrefix) && !isKept(key))
                return errorAt(ErrorCode::Invalid,
                               std::string(key) + " is patched, but not in $retainKeys", entry.key);
        }
        const Node *result = original;
        for (const Entry &entry : original->entries()) {
            if (!isKept(entry.key->text()))
                result = m_build.withoutField(result, entry.key->text());
        }
        return result;
    }

    Result<const Node *> withEntry(const Node *original, const Entry &entry,
                                   SchemaNode schema) const
    {
        const std::string_view key = entry.key->text();
        if (entry.value->isNull())
            return m_build.withoutField(original, key);
        const Node *known = original->find(key);
        Result<const Node *> value = known ? merged(known, entry.value, schema.field(key))
                                           : Result<const Node *>(taken(nullptr, entry.value));
        if (!value)
            return value;
        return m_build.withField(original, entry.key, *value);
    }

    Result<const Node *> merged(const Node *original, const Node *patch, SchemaNode schema) const
    {
        if (original->isMapping() && patch->isMapping() && !isReplaced(schema))
            return map(original, patch, schema);
        if (original->isSequence() && patch->isSequence() && schema.mergesItems())
            return list(original, patch, schema);
        return taken(original, patch);
    }

    /// $deleteFromPrimitiveList/FIELD
    Result<const Node *> withoutItems(const Node *original, const Entry &entry) const
    {
        const std::string_view key = entry.key->text().substr(deletionPrefix.size());
        const Node *known = original->find(key);
        if (!known || !known->isSequence())
            return original;
        const std::vector<const Node *> gone(entry.value->items().begin(),
                                             entry.value->items().end());
        std::vector<const Node *> kept;
        for (const Node *item : known->items()) {
            if (!positionOf(gone, item, {}))
                kept.push_back(item);
        }
        return m_build.withField(
            original, key,
            m_build.sequence(kept, known->span(), known->style(), m_build.change(known, m_step)));
    }

    /// mergeSlice
    Result<const Node *> list(const Node *original, const Node *patch, SchemaNode schema) const
    {
        std::vector<const Node *> written(original->items().begin(), original->items().end());
        std::vector<const Node *> changes(patch->items().begin(), patch->items().end());
        const bool hasMaps = std::ranges::any_of(patch->items(), &Node::isMapping)
                             || std::ranges::any_of(original->items(), &Node::isMapping);
        const std::string_view key = hasMaps && !schema.mergeKeys().empty()
                                         ? schema.mergeKeys().front()
                                         : std::string_view();
        if (hasMaps && key.empty())
            return errorAt(ErrorCode::Invalid, "cannot merge lists without merge key", patch);
        std::vector<const Node *> items;
        if (hasMaps) {
            Result<bool> goesOn = applyDirectives(written, changes, key);
            if (!goesOn)
                return std::move(goesOn).error();
            Result<std::vector<const Node *>> together =
                *goesOn ? mergedItems(written, changes, key, schema.items())
                        : Result<std::vector<const Node *>>(changes);
            if (!together)
                return std::move(together).error();
            items = *std::move(together);
        } else {
            items = mergedTexts(written, changes);
        }
        return m_build.sequence(inOrder(items, changes, written, key), original->span(),
                                original->style(), original->change());
    }

    /// deduplicateScalars
    std::vector<const Node *> mergedTexts(const std::vector<const Node *> &written,
                                          const std::vector<const Node *> &changes) const
    {
        std::vector<const Node *> items;
        for (const Node *item : written) {
            if (!positionOf(items, item, {}))
                items.push_back(item);
        }
        for (const Node *item : changes) {
            if (!positionOf(items, item, {}))
                items.push_back(taken(nullptr, item));
        }
        return items;
    }

    /// mergeSliceWithSpecialElements; false if the patch's items replace all.
    static Result<bool> applyDirectives(std::vector<const Node *> &written,
                                        std::vector<const Node *> &changes, std::string_view key)
    {
        bool replaces = false;
        std::vector<const Node *> others;
        for (const Node *change : changes) {
            const std::string_view kind = directiveOf(change);
            if (!change->find(directive)) {
                others.push_back(change);
            } else if (kind == "replace") {
                replaces = true;
            } else if (kind == "delete" && change->find(key)) {
                std::erase_if(written, [&](const Node *item) {
                    return positionOf({change}, item, key).has_value();
                });
            } else {
                return errorAt(ErrorCode::Invalid,
                               "a list cannot be patched with $patch: " + std::string(kind),
                               change);
            }
        }
        changes = std::move(others);
        if (replaces)
            written.clear();
        return !replaces;
    }

    /// mergeSliceWithoutSpecialElements
    Result<std::vector<const Node *>> mergedItems(const std::vector<const Node *> &written,
                                                  const std::vector<const Node *> &changes,
                                                  std::string_view key, SchemaNode schema) const
    {
        std::vector<const Node *> items = written;
        for (const Node *change : changes) {
            if (!change->find(key))
                return errorAt(ErrorCode::Invalid,
                               "an item does not contain the merge key " + std::string(key),
                               change);
            const std::optional<std::size_t> known = positionOf(items, change, key);
            if (!known) {
                items.push_back(taken(nullptr, change));
                continue;
            }
            Result<const Node *> item = map(items[*known], change, schema);
            if (!item)
                return std::move(item).error();
            items[*known] = *item;
        }
        return items;
    }

    /// normalizeElementOrder
    static std::vector<const Node *> inOrder(const std::vector<const Node *> &items,
                                             const std::vector<const Node *> &changes,
                                             const std::vector<const Node *> &written,
                                             std::string_view key)
    {
        std::vector<const Node *> own;
        std::vector<const Node *> others;
        for (const Node *item : items)
            (positionOf(changes, item, key) ? own : others).push_back(item);
        std::ranges::stable_sort(own, {},
                                 [&](const Node *item) { return positionOf(changes, item, key); });
        std::ranges::stable_sort(others, {},
                                 [&](const Node *item) { return positionOf(written, item, key); });
        // mergeSortedSlice
        std::vector<const Node *> all;
        auto other = others.begin();
        for (const Node *item : own) {
            const std::optional<std::size_t> at = positionOf(written, item, key);
            for (; at && other != others.end() && positionOf(written, *other, key) < at; ++other)
                all.push_back(*other);
            all.push_back(item);
        }
        all.insert(all.end(), other, others.end());
        return all;
    }

    /// A value of the patch without its directives and nulls (dropDirectives,
    /// discardNullValuesFromPatch).
    const Node *taken(const Node *hidden, const Node *value) const
    {
        const yaml::Change *change = m_build.change(hidden, m_step);
        if (value->isSequence()) {
            std::vector<const Node *> items;
            for (const Node *item : value->items()) {
                if (!item->isMapping() || !item->find(directive))
                    items.push_back(taken(nullptr, item));
            }
            return m_build.sequence(items, value->span(), value->style(), change);
        }
        if (!value->isMapping())
            return m_build.withChange(value, change);
        std::vector<Entry> entries;
        for (const Entry &entry : value->entries()) {
            const std::string_view key = entry.key->text();
            const bool isDirective = key == directive || key == retainKeys
                                     || key.starts_with(orderPrefix)
                                     || key.starts_with(deletionPrefix);
            if (!isDirective && !entry.value->isNull())
                entries.push_back({entry.key, taken(nullptr, entry.value)});
        }
        return m_build.mapping(entries, value->span(), value->style(), change);
    }

    const yaml::Step *m_step;
    const yaml::NodeBuilder &m_build;
};

} // namespace

Result<const Node *> strategicPatch(const Node *original, const Node *patch, SchemaNode schema,
                                    const yaml::Step *step, const yaml::NodeBuilder &build)
{
    return Patching(step, build).map(original, patch, schema);
}

} // namespace fleetwright::rancherfleet
