// SPDX-License-Identifier: Apache-2.0
#include "yaml/blocktext.h"
#include "yaml/byteedits.h"
#include "yaml/editproof.h"
#include "yaml/emitter.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

/// What is added: an entry with its key, or an item.
struct Addition {
    std::optional<std::string> key; ///< as it is written; nothing for an item
    const NewValue &value;
};

/// The drafts of an entry or item at the end of a collection.
class AdditionDrafts {
public:
    AdditionDrafts(const ParsedFile &file, const SourcePath &path, const Node *collection,
                   const Addition &addition)
        : m_file(file), m_path(path), m_collection(collection), m_addition(addition),
          m_source(file.file->bytes()), m_lineBreak(m_source.lineBreak())
    {}

    std::vector<EditDraft> make()
    {
        if (m_collection->size() == 0)
            fillEmpty();
        else if (m_collection->style() == Style::Flow)
            appendFlow();
        else
            appendBlock();
        return std::move(m_drafts);
    }

private:
    /// The lines of the entry or item at a column, without the indent of the first and the last
    /// line break.
    [[nodiscard]] std::string lines(std::size_t column) const
    {
        const NewValue &value = m_addition.value;
        if (!m_addition.key) {
            constexpr std::size_t dash = 2;
            if (value.isInline())
                return "- " + value.inlineText(column + dash, m_lineBreak);
            return "- " + value.blockText(column + dash, m_lineBreak).substr(column + dash);
        }
        if (value.isInline())
            return *m_addition.key + ": " + value.inlineText(column, m_lineBreak);
        const bool indented =
            value.node()->isMapping() || sequenceIndentOf(m_file) == SequenceIndent::Two;
        const std::size_t inner = column + (indented ? indentStepOf(m_file) : 0);
        return *m_addition.key + ":" + m_lineBreak + value.blockText(inner, m_lineBreak);
    }

    void appendBlock()
    {
        const Slot last = slotsOf(m_source.bytes(), m_collection).back();
        const std::size_t column = m_source.column(firstColumnAt());
        const std::uint32_t contentEnd =
            m_source.lineEnd(m_source.withoutBlankLines(last.begin, last.end));
        // In a file of mixed line breaks as its neighbour: taken away again, it leaves the old
        // bytes.
        m_lineBreak = m_source.lineBreakAfter(contentEnd);
        const std::string text = lines(column);
        m_drafts.push_back(
            {{contentEnd, contentEnd, m_lineBreak + std::string(column, ' ') + text}});
        // After a block scalar that keeps its blank lines.
        const std::uint32_t end = last.end;
        if (end > 0 && m_source.lineBegin(end) == end)
            m_drafts.push_back({{end, end, std::string(column, ' ') + text + m_lineBreak}});
    }

    /// Where a child begins whose column is that of all children.
    [[nodiscard]] std::uint32_t firstColumnAt() const
    {
        if (m_collection->isSequence())
            return m_collection->span().begin;
        return slotsOf(m_source.bytes(), m_collection).front().begin;
    }

    [[nodiscard]] std::optional<std::string> flowEntry() const
    {
        const base::Result<std::string> value = m_addition.value.flowText();
        if (!value)
            return std::nullopt;
        return m_addition.key ? *m_addition.key + ": " + *value : *value;
    }

    void appendFlow()
    {
        const std::string_view bytes = m_source.bytes();
        const std::uint32_t close = m_collection->span().end - 1;
        const Slot last = slotsOf(bytes, m_collection).back();
        const std::optional<std::string> entry = flowEntry();
        if (!entry)
            return;
        const std::uint32_t comma = m_source.skipTrivia(last.end, close);
        const bool hasComma = comma < close && bytes[comma] == ',';
        const bool ownLines = m_source.isFirstOnLine(last.begin);
        const std::string before =
            ownLines ? m_lineBreak + std::string(m_source.column(last.begin), ' ') : " ";
        if (hasComma) {
            const std::uint32_t at = ownLines ? m_source.lineEnd(comma) : comma + 1;
            m_drafts.push_back({{at, at, before + *entry + (ownLines ? "," : "")}});
            return;
        }
        if (ownLines) {
            const std::uint32_t at = m_source.lineEnd(last.end);
            m_drafts.push_back({{last.end, last.end, ","}, {at, at, before + *entry}});
        }
        m_drafts.push_back({{last.end, last.end, "," + before + *entry}});
        m_drafts.push_back({{last.end, last.end, ", " + *entry}});
    }

    void fillEmpty()
    {
        if (!m_path.insideFlow())
            openBlock();
        if (const std::optional<std::string> entry = flowEntry()) {
            const bool sequence = !m_addition.key;
            const std::string text =
                std::string(sequence ? "[" : "{") + *entry + (sequence ? "]" : "}");
            const base::Span &span = m_collection->span();
            const bool nothing = span.begin == span.end;
            m_drafts.push_back({{span.begin, span.end, nothing ? ' ' + text : text}});
        }
    }

    /// Turns {}, [] or nothing at all into a block.
    void openBlock()
    {
        const base::Span &span = m_collection->span();
        const bool isValue = !m_path.steps.empty() && m_path.steps.back().container->isMapping();
        if (!isValue) {
            const bool nothing = span.begin == span.end;
            const std::string text = lines(m_source.column(span.begin) + (nothing ? 1 : 0));
            m_drafts.push_back({{span.begin, span.end, nothing ? ' ' + text : text}});
            return;
        }
        const Node *parent = m_path.steps.back().container;
        const Slot slot = slotsOf(m_source.bytes(), parent)[m_path.steps.back().index];
        const bool indented = m_addition.key || sequenceIndentOf(m_file) == SequenceIndent::Two;
        const std::size_t column =
            m_source.column(slot.begin) + (indented ? indentStepOf(m_file) : 0);
        const std::string block = m_lineBreak + std::string(column, ' ') + lines(column);
        // The brackets go with the blanks before them; a comment after them stays on its line.
        std::uint32_t begin = span.begin;
        while (begin > slot.keyEnd && m_source.bytes()[begin - 1] == ' ')
            --begin;
        const std::uint32_t lineEnd = m_source.lineEnd(span.end);
        EditDraft draft;
        if (begin < span.end)
            draft.push_back({begin, span.end, ""});
        draft.push_back({lineEnd, lineEnd, block});
        m_drafts.push_back(std::move(draft));
    }

    const ParsedFile &m_file;
    const SourcePath &m_path;
    const Node *m_collection;
    const Addition &m_addition;
    SourceText m_source;
    std::string m_lineBreak;
    std::vector<EditDraft> m_drafts;
};

bool isEmptyScalar(const Node *node)
{
    return node->isNull() && node->text().empty();
}

} // namespace

base::Result<void> addKey(ByteEdits &edits, const ParsedFile &file, const Node *mapping,
                          std::string_view key, std::string_view valueYaml)
{
    if (!mapping->isMapping() && !isEmptyScalar(mapping))
        return refusedEdit("a key can only be added to a mapping", mapping);
    if (mapping->find(key))
        return refusedEdit("the mapping has a key \"" + std::string(key) + "\" already", mapping);
    base::Result<SourcePath> path = locate(file, mapping);
    if (!path)
        return std::move(path).error();
    const base::Result<NewValue> value = NewValue::fromYaml(valueYaml);
    if (!value)
        return value.error();
    base::Arena arena;
    const NodeBuilder builder(arena);
    std::vector<Entry> entries(mapping->entries().begin(), mapping->entries().end());
    entries.push_back({builder.string(key), value->node()});
    const Addition addition{formatScalar(key, Tag::String), *value};
    return addProven(edits, file, {*path, builder.mapping(entries)},
                     AdditionDrafts(file, *path, mapping, addition).make());
}

base::Result<void> addItem(ByteEdits &edits, const ParsedFile &file, const Node *sequence,
                           std::string_view itemYaml)
{
    if (!sequence->isSequence() && !isEmptyScalar(sequence))
        return refusedEdit("an item can only be added to a sequence", sequence);
    base::Result<SourcePath> path = locate(file, sequence);
    if (!path)
        return std::move(path).error();
    const base::Result<NewValue> value = NewValue::fromYaml(itemYaml);
    if (!value)
        return value.error();
    base::Arena arena;
    const NodeBuilder builder(arena);
    std::vector<const Node *> items(sequence->items().begin(), sequence->items().end());
    items.push_back(value->node());
    const Addition addition{std::nullopt, *value};
    return addProven(edits, file, {*path, builder.sequence(items)},
                     AdditionDrafts(file, *path, sequence, addition).make());
}

} // namespace fleetwright::yaml
