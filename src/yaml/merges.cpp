// SPDX-License-Identifier: Apache-2.0
#include "yaml/merges.h"

#include "yaml/nodebuilder.h"
#include "yaml/reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace fleetwright::yaml {
namespace {

using base::Error;

/// Which of a key and a merge wins.
enum class Precedence : std::uint8_t {
    OwnKeys, ///< kyaml (rnode.go deAnchor, findMergeValues, mergeAll)
    Later,   ///< goyaml.v2
};

/// Nodes that aliases share are expanded once.
class MergeExpander {
public:
    MergeExpander(base::Arena &arena, Precedence precedence)
        : m_builder(arena), m_precedence(precedence)
    {}

    /// nullptr: `error()` tells why.
    const Node *expand(const Node *node)
    {
        if (node->isScalar())
            return node;
        if (const auto known = m_expanded.find(node); known != m_expanded.end())
            return known->second;
        const Node *result = node->isMapping() ? expandMapping(node) : expandSequence(node);
        if (result)
            m_expanded.emplace(node, result);
        return result;
    }

    [[nodiscard]] const Error &error() const { return *m_error; }

private:
    const Node *expandSequence(const Node *sequence)
    {
        std::vector<const Node *> items;
        items.reserve(sequence->items().size());
        bool changed = false;
        for (const Node *item : sequence->items()) {
            const Node *expanded = expand(item);
            if (!expanded)
                return nullptr;
            changed |= expanded != item;
            items.push_back(expanded);
        }
        if (!changed)
            return sequence;
        return m_builder.sequence(items, sequence->span(), sequence->style(), sequence->change());
    }

    const Node *expandMapping(const Node *mapping)
    {
        return m_precedence == Precedence::Later ? expandInOrder(mapping)
                                                 : expandUnderOwnKeys(mapping);
    }

    const Node *expandInOrder(const Node *mapping)
    {
        std::vector<Entry> entries;
        bool changed = false;
        for (const Entry &entry : mapping->entries()) {
            const Node *value = expand(entry.value);
            if (!value)
                return nullptr;
            const bool isMerge = entry.key->tag() == Tag::Merge;
            changed |= isMerge || value != entry.value;
            if (!isMerge)
                put(entries, {entry.key, value});
            else if (std::vector<Entry> merged; addMerged(merged, entry.value))
                std::ranges::for_each(merged, [&](const Entry &each) { put(entries, each); });
            else
                return nullptr;
        }
        if (!changed)
            return mapping;
        return m_builder.mapping(entries, mapping->span(), mapping->style(), mapping->change());
    }

    static void put(std::vector<Entry> &entries, const Entry &entry)
    {
        const auto known = std::ranges::find_if(
            entries, [&entry](const Entry &each) { return each.key->text() == entry.key->text(); });
        if (known == entries.end())
            entries.push_back(entry);
        else
            *known = entry;
    }

    const Node *expandUnderOwnKeys(const Node *mapping)
    {
        std::vector<Entry> entries;
        entries.reserve(mapping->entries().size());
        const Entry *merge = nullptr;
        bool changed = false;
        for (const Entry &entry : mapping->entries()) {
            const Node *value = expand(entry.value);
            if (!value)
                return nullptr;
            if (entry.key->tag() == Tag::Merge) {
                if (merge)
                    return fail("duplicate merge key", entry.key);
                merge = &entry;
                continue;
            }
            // kyaml clears the field "<<" by its name, quoted or not.
            if (entry.key->text() == "<<") {
                changed = true;
                continue;
            }
            changed |= value != entry.value;
            entries.push_back({entry.key, value});
        }
        if (merge && !addMerged(entries, merge->value))
            return nullptr;
        if (!changed && !merge)
            return mapping;
        return m_builder.mapping(entries, mapping->span(), mapping->style(), mapping->change());
    }

    /// A mapping, or a sequence of mappings of which the earlier win.
    bool addMerged(std::vector<Entry> &entries, const Node *value)
    {
        if (value->isMapping()) {
            addMissing(entries, expand(value));
            return true;
        }
        if (value->isScalar()) {
            fail("map merge requires map or sequence of maps as the value", value);
            return false;
        }
        for (const Node *item : value->items()) {
            if (!item->isMapping()) {
                fail("invalid map merge: the sequence holds what is no map", item);
                return false;
            }
            addMissing(entries, expand(item));
        }
        return true;
    }

    void addMissing(std::vector<Entry> &entries, const Node *mapping)
    {
        for (const Entry &entry : mapping->entries()) {
            bool present = false;
            for (const Entry &own : entries)
                present |= own.key->text() == entry.key->text();
            if (!present)
                entries.push_back(entry);
        }
    }

    const Node *fail(std::string detail, const Node *at)
    {
        Error error;
        error.code = base::ErrorCode::Invalid;
        error.detail = std::move(detail);
        if (at->span().known())
            error.place = at->span().place();
        m_error = std::move(error);
        return nullptr;
    }

    NodeBuilder m_builder;
    Precedence m_precedence;
    std::unordered_map<const Node *, const Node *> m_expanded;
    std::optional<Error> m_error;
};

base::Result<const Node *> expanded(base::Arena &arena, const Node *node, Precedence precedence)
{
    MergeExpander expander(arena, precedence);
    const Node *result = expander.expand(node);
    if (!result)
        return expander.error();
    return result;
}

} // namespace

base::Result<const Node *> expandMerges(base::Arena &arena, const Node *node)
{
    return expanded(arena, node, Precedence::OwnKeys);
}

base::Result<const Node *> expandMergesInOrder(base::Arena &arena, const Node *node)
{
    return expanded(arena, node, Precedence::Later);
}

} // namespace fleetwright::yaml
