// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/marks.h"

#include "analysis/leaks/keys.h"
#include "base/ascii.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>

namespace fleetwright::analysis::leaks {

namespace {

using base::isDigit;
using base::isLetter;

bool isUpperOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || isDigit(c);
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool isExceptionComment(std::string_view text)
{
    constexpr std::string_view opening = "exception:";
    return inventory::lowered(trimmed(text).substr(0, opening.size())) == opening;
}

/// "OPS-4121" at `at`: capitals (and digits), a dash, digits. Its length, 0 if there is none.
std::size_t ticketLength(std::string_view text, std::size_t at)
{
    if (!(text[at] >= 'A' && text[at] <= 'Z')
        || (at > 0 && (isLetter(text[at - 1]) || isDigit(text[at - 1]))))
        return 0;
    std::size_t end = at;
    while (end < text.size() && isUpperOrDigit(text[end]))
        ++end;
    if (end - at < 2 || end >= text.size() || text[end] != '-')
        return 0;
    static constexpr std::array<std::string_view, 7> notTickets = {"UTF", "SHA", "ISO", "CVE",
                                                                   "RFC", "TLS", "AES"};
    if (std::find(notTickets.begin(), notTickets.end(), text.substr(at, end - at))
        != notTickets.end())
        return 0;
    const std::size_t digits = end + 1;
    end = digits;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end == digits ? 0 : end - at;
}

} // namespace

bool isExceptionKey(std::string_view key)
{
    return key.ends_with("/exception");
}

std::vector<std::string> exceptionWords(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> common = {"until", "canary", "exception",
                                                               "temporary", "test"};
    constexpr std::size_t shortest = 4;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t length = ticketLength(text, i)) {
            words.push_back(inventory::lowered(text.substr(i, length)));
            i += length;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        const std::string word = inventory::lowered(text.substr(i, end - i));
        if (word.size() >= shortest
            && std::find(common.begin(), common.end(), word) == common.end())
            words.push_back(word);
        i = std::max(end, i + 1);
    }
    return words;
}

void CommentMarks::markComment(std::string_view text, std::uint32_t line, bool alone,
                               const base::SourceFile &file)
{
    if (!isExceptionComment(text))
        return;
    std::uint32_t covered = line;
    if (alone) {
        do
            ++covered;
        while (covered <= file.lineCount() && trimmed(file.line(covered)).starts_with('#'));
    }
    m_lines.insert(covered);
}

void CommentMarks::addFile(const yaml::ParsedFile &parsed)
{
    for (const yaml::Comment &comment : yaml::commentsOf(parsed))
        markComment(comment.text, comment.span.place().line, comment.aloneOnLine, *parsed.file);
    for (const yaml::Node *document : parsed.documents)
        markEntries(document);
}

void CommentMarks::addEmbedded(const yaml::ParsedFile &parsed, const base::Span &within)
{
    // Inside a block scalar the comments of its YAML are ordinary text lines of the file.
    const base::SourceFile &file = *within.file;
    const std::uint32_t last = file.placeOf(within.end).line;
    for (std::uint32_t line = within.place().line; line <= last; ++line) {
        const std::string_view text = file.line(line);
        const std::size_t hash = text.find('#');
        if (hash == std::string_view::npos)
            continue;
        const bool alone = trimmed(text.substr(0, hash)).empty();
        if (alone || text[hash - 1] == ' ')
            markComment(text.substr(hash + 1), line, alone, file);
    }
    for (const yaml::Node *document : parsed.documents)
        markEntries(document);
}

void CommentMarks::markEntries(const yaml::Node *node)
{
    for (const yaml::Node *item : node->items()) {
        if (item->span().known() && m_lines.contains(item->span().place().line)) {
            const base::SourceFile &file = *item->span().file;
            const std::uint32_t end = std::max(item->span().begin + 1, item->span().end);
            const std::uint32_t last = file.placeOf(end - 1).line;
            for (std::uint32_t line = item->span().place().line; line <= last; ++line)
                m_lines.insert(line);
            if (const yaml::Node *path = item->find("path"))
                m_markedPaths.emplace_back(path->text());
        }
        markEntries(item);
    }
    for (const yaml::Entry &entry : node->entries())
        markEntries(entry.value);
}

} // namespace fleetwright::analysis::leaks
