// SPDX-License-Identifier: Apache-2.0
#include "yaml/byteedits.h"
#include "yaml/editproof.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <utility>

namespace fleetwright::yaml {
namespace {

/// The drafts of a collection without one child.
class RemovalDrafts {
public:
    RemovalDrafts(const ParsedFile &file, const SourcePath &path, const Node *collection,
                  std::size_t index)
        : m_path(path), m_collection(collection), m_source(file.file->bytes()),
          m_slots(slotsOf(m_source.bytes(), collection)), m_index(index), m_slot(m_slots[index])
    {}

    std::vector<EditDraft> make()
    {
        if (m_collection->style() == Style::Flow)
            removeFlow();
        else if (m_slots.size() == 1)
            emptyBlock();
        else
            removeBlock();
        return std::move(m_drafts);
    }

private:
    void removeFlow()
    {
        if (m_index + 1 < m_slots.size()) {
            remove(m_slot.begin, m_slots[m_index + 1].begin);
            return;
        }
        if (m_index > 0) {
            remove(m_slots[m_index - 1].end, m_slot.end);
            return;
        }
        remove(m_collection->span().begin + 1, m_collection->span().end - 1);
    }

    void remove(std::uint32_t begin, std::uint32_t end) { m_drafts.push_back({{begin, end, ""}}); }

    /// Where the child's text ends, with its line comment.
    [[nodiscard]] std::uint32_t contentEnd() const
    {
        return m_source.lineEnd(m_source.withoutBlankLines(m_slot.begin, m_slot.end));
    }

    /// The whole lines of the child. A last line without a line break leaves none behind.
    void removeLines(std::uint32_t end)
    {
        const std::uint32_t begin = m_source.lineBegin(m_slot.begin);
        m_drafts.push_back(linesDraft(begin, end));
    }

    [[nodiscard]] EditDraft linesDraft(std::uint32_t begin, std::uint32_t end) const
    {
        const std::uint32_t next = m_source.nextLineBegin(end);
        const bool lastLine = next == m_source.bytes().size() && m_source.lineEnd(end) == next;
        if (lastLine && begin > 0)
            return {{m_source.lineEnd(m_source.lineBegin(begin - 1)), next, ""}};
        return {{begin, next, ""}};
    }

    void removeBlock()
    {
        if (m_source.isFirstOnLine(m_slot.begin)) {
            removeLines(contentEnd());
            // The blank lines that a block scalar keeps are its own.
            remove(m_source.lineBegin(m_slot.begin), m_slot.end);
            return;
        }
        // The first child stands beside a dash or a key: the next one moves there. A later one
        // stands beside something only after a line break that SourceText does not count as one.
        const bool isLast = m_index + 1 == m_slots.size();
        const std::uint32_t next = isLast ? m_slot.end : m_slots[m_index + 1].begin;
        const std::uint32_t lineEnd = contentEnd();
        if (lineEnd < next
            && m_source.bytes().substr(lineEnd, next - lineEnd).find('#') == std::string_view::npos)
            remove(m_slot.begin, next);
        std::uint32_t begin = m_slot.begin;
        while (begin > 0 && m_source.bytes()[begin - 1] == ' ')
            --begin;
        remove(begin, lineEnd);
    }

    void emptyBlock()
    {
        const std::string brackets = m_collection->isMapping() ? "{}" : "[]";
        const bool isValue = !m_path.steps.empty() && m_path.steps.back().container->isMapping();
        if (isValue && m_source.isFirstOnLine(m_slot.begin)) {
            const SourcePath::Step &step = m_path.steps.back();
            const Slot owner = slotsOf(m_source.bytes(), step.container)[step.index];
            const std::uint32_t at = afterColon(owner);
            for (const std::uint32_t end : {contentEnd(), m_slot.end}) {
                EditDraft draft = linesDraft(m_source.lineBegin(m_slot.begin), end);
                draft.push_back({at, at, ' ' + brackets});
                m_drafts.push_back(std::move(draft));
            }
        }
        const std::uint32_t end = m_source.withoutBlankLines(m_slot.begin, m_slot.end);
        m_drafts.push_back({{m_slot.begin, end, brackets}});
        m_drafts.push_back({{m_slot.begin, m_slot.end, brackets}});
    }

    /// After "key:" and the anchor or tag that may follow.
    [[nodiscard]] std::uint32_t afterColon(const Slot &owner) const
    {
        const std::size_t colon = m_source.bytes().find(':', owner.keyEnd);
        return m_source.skipProperties(
            static_cast<std::uint32_t>(std::min<std::size_t>(colon + 1, m_source.bytes().size())));
    }

    const SourcePath &m_path;
    const Node *m_collection;
    SourceText m_source;
    std::vector<Slot> m_slots;
    std::size_t m_index;
    Slot m_slot;
    std::vector<EditDraft> m_drafts;
};

} // namespace

base::Result<void> removeKey(ByteEdits &edits, const ParsedFile &file, const Node *mapping,
                             std::string_view key)
{
    const Entry *entry = mapping->findEntry(key);
    if (!entry)
        return refusedEdit("the mapping has no key \"" + std::string(key) + "\"", mapping);
    base::Result<SourcePath> path = locate(file, mapping);
    if (!path)
        return std::move(path).error();
    const std::size_t index = static_cast<std::size_t>(entry - mapping->entries().data());
    base::Arena arena;
    const ExpectedEdit expected{*path, NodeBuilder(arena).withoutField(mapping, key)};
    return addProven(edits, file, expected, RemovalDrafts(file, *path, mapping, index).make());
}

base::Result<void> removeItem(ByteEdits &edits, const ParsedFile &file, const Node *sequence,
                              std::size_t index)
{
    if (index >= sequence->items().size())
        return refusedEdit("the sequence has no item " + std::to_string(index), sequence);
    base::Result<SourcePath> path = locate(file, sequence);
    if (!path)
        return std::move(path).error();
    std::vector<const Node *> items(sequence->items().begin(), sequence->items().end());
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
    base::Arena arena;
    const ExpectedEdit expected{*path, NodeBuilder(arena).sequence(items)};
    return addProven(edits, file, expected, RemovalDrafts(file, *path, sequence, index).make());
}

} // namespace fleetwright::yaml
