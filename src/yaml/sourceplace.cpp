// SPDX-License-Identifier: Apache-2.0
#include "yaml/sourceplace.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

using base::Error;
using base::ErrorCode;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/// Finds every place at which a node stands; two are enough to know.
class Search {
public:
    explicit Search(const Node *wanted) : m_wanted(wanted) {}

    void visit(const Node *node)
    {
        if (m_count > 1)
            return;
        if (node == m_wanted) {
            if (m_count++ == 0)
                m_found = m_path;
            return;
        }
        std::size_t index = 0;
        for (const Entry &entry : node->entries())
            descend(node, index++, entry.value);
        for (const Node *item : node->items())
            descend(node, index++, item);
    }

    SourcePath takePath() { return std::move(m_found); }
    [[nodiscard]] std::size_t count() const { return m_count; }
    void beginDocument(std::size_t index) { m_path.document = index; }

private:
    void descend(const Node *container, std::size_t index, const Node *child)
    {
        m_path.steps.push_back({container, index});
        visit(child);
        m_path.steps.pop_back();
    }

    const Node *m_wanted;
    SourcePath m_path;
    SourcePath m_found;
    std::size_t m_count = 0;
};

Error refused(std::string detail, const Node *node)
{
    std::optional<base::Place> place;
    if (node->span().known())
        place = node->span().place();
    return {ErrorCode::Refused, std::move(detail), std::move(place), {}, {}};
}

/// Where a key begins with the anchor, the tag or the "?" before it.
std::uint32_t entryBegin(const SourceText &source, std::uint32_t from, std::uint32_t key)
{
    const std::string_view text = source.bytes();
    std::uint32_t begin = key;
    while (true) {
        std::uint32_t at = begin;
        while (at > from && isBlank(text[at - 1]))
            --at;
        const std::uint32_t wordEnd = at;
        while (at > from && !isBlank(text[at - 1]) && !isLineEnd(text[at - 1]))
            --at;
        const std::string_view word = text.substr(at, wordEnd - at);
        if (word != "?" && !word.starts_with('&') && !word.starts_with('!'))
            return begin;
        begin = at;
    }
}

/// The end of a value that stands after `from`: an alias's node stands elsewhere.
std::uint32_t valueEnd(const SourceText &source, const Node *value, std::uint32_t from,
                       std::uint32_t limit)
{
    if (value->span().begin >= from && value->span().begin <= limit)
        return value->span().end;
    const std::string_view text = source.bytes();
    const std::size_t star = std::min<std::size_t>(text.find('*', from), limit);
    const std::size_t end = text.find_first_of(" \t\r\n,]}", star);
    return static_cast<std::uint32_t>(std::min<std::size_t>(end, limit));
}

Slot mappingSlot(const SourceText &source, const Entry &entry, std::uint32_t from,
                 std::uint32_t limit)
{
    Slot slot;
    if (entry.key->span().begin >= from && entry.key->span().begin <= limit) {
        slot.begin = entryBegin(source, from, entry.key->span().begin);
        slot.keyEnd = entry.key->span().end;
    } else {
        slot.begin = source.skipTrivia(from, limit);
        slot.keyEnd = valueEnd(source, entry.key, slot.begin, limit);
    }
    slot.end = std::max(slot.keyEnd, valueEnd(source, entry.value, slot.keyEnd, limit));
    return slot;
}

/// The next "-" or the item between commas.
std::uint32_t itemBegin(const SourceText &source, std::uint32_t from, std::uint32_t limit)
{
    std::uint32_t at = source.skipTrivia(from, limit);
    while (at < limit && source.bytes()[at] == ',')
        at = source.skipTrivia(at + 1, limit);
    return at;
}

} // namespace

bool SourcePath::insideFlow() const
{
    return std::any_of(steps.begin(), steps.end(),
                       [](const Step &step) { return step.container->style() == Style::Flow; });
}

base::Result<SourcePath> locate(const ParsedFile &file, const Node *node)
{
    Search search(node);
    for (std::size_t index = 0; index < file.documents.size(); ++index) {
        search.beginDocument(index);
        search.visit(file.documents[index]);
    }
    if (search.count() == 0 || node->span().file != file.file.get())
        return refused("the value does not stand in the file", node);
    if (search.count() > 1)
        return refused("the value stands in several places through an alias", node);
    SourcePath path = search.takePath();
    for (const SourcePath::Step &step : path.steps) {
        if (step.container->span().file != file.file.get())
            return refused("the value does not stand in the file", node);
    }
    return path;
}

std::vector<Slot> slotsOf(std::string_view text, const Node *collection)
{
    const SourceText source(text);
    const bool flow = collection->style() == Style::Flow;
    const std::uint32_t limit = collection->span().end - (flow ? 1 : 0);
    std::uint32_t at = collection->span().begin + (flow ? 1 : 0);
    std::vector<Slot> slots;
    for (const Entry &entry : collection->entries()) {
        slots.push_back(mappingSlot(source, entry, at, limit));
        at = slots.back().end;
    }
    for (const Node *item : collection->items()) {
        Slot slot;
        slot.begin = itemBegin(source, at, limit);
        slot.end = valueEnd(source, item, slot.begin + (flow ? 0 : 1), limit);
        slots.push_back(slot);
        at = slot.end;
    }
    return slots;
}

std::uint32_t SourceText::lineBegin(std::uint32_t at) const
{
    while (at > 0 && !endsLine(at - 1))
        --at;
    return at;
}

std::uint32_t SourceText::lineEnd(std::uint32_t at) const
{
    return static_cast<std::uint32_t>(std::min(m_text.find_first_of("\r\n", at), m_text.size()));
}

std::uint32_t SourceText::nextLineBegin(std::uint32_t at) const
{
    const std::uint32_t end = lineEnd(at);
    return end + static_cast<std::uint32_t>(breakAt(end).size());
}

std::string_view SourceText::lineBreak() const
{
    return lineBreakAfter(0);
}

std::string_view SourceText::lineBreakAfter(std::uint32_t at) const
{
    if (const std::string_view own = breakAt(lineEnd(at)); !own.empty())
        return own;
    const std::uint32_t begin = lineBegin(at);
    return begin > 0 ? breakAt(lineEnd(lineBegin(begin - 1))) : std::string_view("\n");
}

bool SourceText::endsLine(std::uint32_t at) const
{
    return m_text[at] == '\n'
           || (m_text[at] == '\r' && (at + 1 == m_text.size() || m_text[at + 1] != '\n'));
}

std::string_view SourceText::breakAt(std::uint32_t at) const
{
    const std::string_view rest = m_text.substr(at);
    return rest.substr(0, rest.starts_with("\r\n") ? 2 : std::min<std::size_t>(rest.size(), 1));
}

std::size_t SourceText::column(std::uint32_t at) const
{
    std::string_view before = m_text.substr(lineBegin(at), at - lineBegin(at));
    if (before.starts_with("\xef\xbb\xbf"))
        before.remove_prefix(3);
    return static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

bool SourceText::isFirstOnLine(std::uint32_t at) const
{
    std::uint32_t begin = lineBegin(at);
    if (begin == 0 && m_text.starts_with("\xef\xbb\xbf"))
        begin = 3;
    return std::all_of(m_text.begin() + begin, m_text.begin() + at, isBlank);
}

std::uint32_t SourceText::withoutBlankLines(std::uint32_t begin, std::uint32_t end) const
{
    std::uint32_t at = end;
    while (at > begin && (isBlank(m_text[at - 1]) || isLineEnd(m_text[at - 1])))
        --at;
    // Blanks at the end of the last line with content stay with it.
    return std::min(end, lineEnd(at));
}

std::uint32_t SourceText::skipTrivia(std::uint32_t at, std::uint32_t end) const
{
    while (at < end) {
        if (m_text[at] == '#')
            at = std::min(lineEnd(at), end);
        else if (isBlank(m_text[at]) || isLineEnd(m_text[at]))
            ++at;
        else
            break;
    }
    return at;
}

std::uint32_t SourceText::skipBlanks(std::uint32_t at) const
{
    while (at < m_text.size() && isBlank(m_text[at]))
        ++at;
    return at;
}

std::uint32_t SourceText::skipProperties(std::uint32_t at) const
{
    while (true) {
        const std::uint32_t word = skipBlanks(at);
        if (word >= m_text.size() || (m_text[word] != '&' && m_text[word] != '!'))
            return at;
        at = static_cast<std::uint32_t>(
            std::min(m_text.find_first_of(" \t\r\n,]}", word), m_text.size()));
    }
}

} // namespace fleetwright::yaml
