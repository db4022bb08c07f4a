// SPDX-License-Identifier: Apache-2.0
#include "yaml/nodebuilder.h"

#include "yaml/contenthash.h"

#include <algorithm>

namespace fleetwright::yaml {
namespace {

Node::Parts partsOf(const Node *node)
{
    Node::Parts parts{};
    parts.kind = node->kind();
    parts.tag = node->tag();
    parts.style = node->style();
    parts.hash = node->hash();
    parts.span = node->span();
    parts.change = node->change();
    switch (node->kind()) {
    case Kind::Scalar:
        parts.size = static_cast<std::uint32_t>(node->text().size());
        parts.content = node->text().data();
        break;
    case Kind::Mapping:
        parts.size = static_cast<std::uint32_t>(node->entries().size());
        parts.content = node->entries().data();
        break;
    case Kind::Sequence:
        parts.size = static_cast<std::uint32_t>(node->items().size());
        parts.content = static_cast<const void *>(node->items().data());
        break;
    }
    return parts;
}

const Node *mappingOf(base::Arena &arena, Node::Parts parts, std::span<const Entry> entries,
                      base::Hash128 hash)
{
    parts.size = static_cast<std::uint32_t>(entries.size());
    parts.content = entries.data();
    parts.hash = hash;
    return arena.make<Node>(parts);
}

const Node *replaceValue(base::Arena &arena, const Node *mapping, const Entry *entry,
                         const Node *value)
{
    const std::span<const Entry> old = mapping->entries();
    const std::span<Entry> entries = arena.makeArray<Entry>(old.size());
    std::copy(old.begin(), old.end(), entries.begin());
    Entry &changed = entries[static_cast<std::size_t>(entry - old.data())];
    changed.value = value;
    const base::Hash128 hash =
        contenthash::add(contenthash::subtract(mapping->hash(), contenthash::ofEntry(*entry)),
                         contenthash::ofEntry(changed));
    return mappingOf(arena, partsOf(mapping), entries, hash);
}

} // namespace

const Node *NodeBuilder::scalar(Tag tag, std::string_view text, base::Span span, Style style,
                                const Change *change) const
{
    const std::string_view kept = m_arena.copy(text);
    Node::Parts parts{};
    parts.kind = Kind::Scalar;
    parts.tag = tag;
    parts.style = style;
    parts.size = static_cast<std::uint32_t>(kept.size());
    parts.hash = contenthash::ofScalar(tag, kept);
    parts.span = span;
    parts.change = change;
    parts.content = kept.data();
    return m_arena.make<Node>(parts);
}

const Node *NodeBuilder::string(std::string_view text, base::Span span, const Change *change) const
{
    return scalar(Tag::String, text, span, Style::Plain, change);
}

const Node *NodeBuilder::mapping(std::span<const Entry> entries, base::Span span, Style style,
                                 const Change *change) const
{
    const std::span<Entry> kept = m_arena.makeArray<Entry>(entries.size());
    std::copy(entries.begin(), entries.end(), kept.begin());
    Node::Parts parts{};
    parts.kind = Kind::Mapping;
    parts.tag = Tag::String;
    parts.style = style;
    parts.span = span;
    parts.change = change;
    return mappingOf(m_arena, parts, kept, contenthash::ofMapping(kept));
}

const Node *NodeBuilder::sequence(std::span<const Node *const> items, base::Span span, Style style,
                                  const Change *change) const
{
    const std::span<const Node *> kept = m_arena.makeArray<const Node *>(items.size());
    std::copy(items.begin(), items.end(), kept.begin());
    Node::Parts parts{};
    parts.kind = Kind::Sequence;
    parts.tag = Tag::String;
    parts.style = style;
    parts.size = static_cast<std::uint32_t>(kept.size());
    parts.hash = contenthash::ofSequence(kept);
    parts.span = span;
    parts.change = change;
    parts.content = static_cast<const void *>(kept.data());
    return m_arena.make<Node>(parts);
}

const Node *NodeBuilder::withChange(const Node *node, const Change *change) const
{
    Node::Parts parts = partsOf(node);
    parts.change = change;
    return m_arena.make<Node>(parts);
}

const Node *NodeBuilder::withSpan(const Node *node, base::Span span) const
{
    Node::Parts parts = partsOf(node);
    parts.span = span;
    return m_arena.make<Node>(parts);
}

const Node *NodeBuilder::withField(const Node *mapping, std::string_view key,
                                   const Node *value) const
{
    if (const Entry *entry = mapping->findEntry(key))
        return replaceValue(m_arena, mapping, entry, value);
    return withField(mapping, string(key), value);
}

const Node *NodeBuilder::withField(const Node *mapping, const Node *key, const Node *value) const
{
    if (const Entry *entry = mapping->findEntry(key->text()))
        return replaceValue(m_arena, mapping, entry, value);
    const std::span<const Entry> old = mapping->entries();
    const std::span<Entry> entries = m_arena.makeArray<Entry>(old.size() + 1);
    std::copy(old.begin(), old.end(), entries.begin());
    entries.back() = {key, value};
    const base::Hash128 hash =
        contenthash::add(mapping->hash(), contenthash::ofEntry(entries.back()));
    return mappingOf(m_arena, partsOf(mapping), entries, hash);
}

const Node *NodeBuilder::withoutField(const Node *mapping, std::string_view key) const
{
    const Entry *entry = mapping->findEntry(key);
    if (!entry)
        return mapping;
    const std::span<const Entry> old = mapping->entries();
    const std::size_t index = static_cast<std::size_t>(entry - old.data());
    const std::span<Entry> entries = m_arena.makeArray<Entry>(old.size() - 1);
    const auto rest = std::copy_n(old.begin(), index, entries.begin());
    std::copy(old.begin() + static_cast<std::ptrdiff_t>(index) + 1, old.end(), rest);
    const base::Hash128 hash = contenthash::subtract(mapping->hash(), contenthash::ofEntry(*entry));
    return mappingOf(m_arena, partsOf(mapping), entries, hash);
}

const Node *NodeBuilder::withItem(const Node *sequence, std::size_t index, const Node *value) const
{
    const std::span<const Node *const> old = sequence->items();
    const std::span<const Node *> items = m_arena.makeArray<const Node *>(old.size());
    std::copy(old.begin(), old.end(), items.begin());
    items[index] = value;
    Node::Parts parts = partsOf(sequence);
    parts.hash = contenthash::ofSequence(items);
    parts.content = static_cast<const void *>(items.data());
    return m_arena.make<Node>(parts);
}

const Change *NodeBuilder::change(const Node *previous, const Step *step) const
{
    return m_arena.make<Change>(previous, step);
}

} // namespace fleetwright::yaml
