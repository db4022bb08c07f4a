// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/marks.h"

#include "inventory/words.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

constexpr std::string_view opening = "exception:";

} // namespace

bool isExceptionComment(std::string_view text)
{
    return inventory::lowered(trimmed(text).substr(0, opening.size())) == opening;
}

bool isExceptionKey(std::string_view key, const std::vector<std::string> &keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](const std::string &wanted) {
        return key == wanted || (wanted.starts_with('/') && key.ends_with(wanted));
    });
}

bool CommentMarks::covers(std::uint32_t line) const
{
    return std::any_of(m_marks.begin(), m_marks.end(),
                       [&](const CommentMark &mark) { return mark.lines.contains(line); });
}

std::vector<std::string> CommentMarks::markedPaths() const
{
    std::vector<std::string> paths;
    for (const CommentMark &mark : m_marks)
        paths.insert(paths.end(), mark.paths.begin(), mark.paths.end());
    return paths;
}

void CommentMarks::markComment(std::string_view text, std::uint32_t line, bool alone,
                               const base::SourceFile &file)
{
    if (!isExceptionComment(text))
        return;
    CommentMark mark;
    mark.text = trimmed(trimmed(text).substr(opening.size()));
    mark.line = line;
    const std::size_t hash = file.line(line).find(text);
    mark.column = hash == std::string_view::npos ? 1 : static_cast<std::uint32_t>(hash);
    mark.subject = line;
    bool goesOn = alone; // until another comment begins an exception of its own
    for (std::uint32_t next = line + 1; alone && next <= file.lineCount() + 1; ++next) {
        mark.subject = next;
        const std::string_view below =
            next <= file.lineCount() ? trimmed(file.line(next)) : std::string_view();
        if (!below.starts_with('#'))
            break;
        goesOn = goesOn && !isExceptionComment(below.substr(1));
        if (goesOn)
            mark.text += " " + std::string(trimmed(below.substr(1)));
    }
    mark.lines = {mark.subject};
    m_marks.push_back(std::move(mark));
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

void CommentMarks::addText(const base::SourceFile &file)
{
    for (std::uint32_t line = 1; line <= file.lineCount(); ++line) {
        const std::string_view text = trimmed(file.line(line));
        if (text.starts_with('#'))
            markComment(text.substr(1), line, true, file);
    }
}

void CommentMarks::markEntries(const yaml::Node *node)
{
    if (m_marks.empty())
        return;
    for (const yaml::Node *item : node->items()) {
        if (item->span().known()) {
            const base::SourceFile &file = *item->span().file;
            const std::uint32_t first = item->span().place().line;
            const std::uint32_t end = std::max(item->span().begin + 1, item->span().end);
            const std::uint32_t last = file.placeOf(end - 1).line;
            for (CommentMark &mark : m_marks) {
                if (mark.subject != first)
                    continue;
                for (std::uint32_t line = first; line <= last; ++line)
                    mark.lines.insert(line);
                if (const yaml::Node *path = item->find("path"))
                    mark.paths.emplace_back(path->text());
            }
        }
        markEntries(item);
    }
    for (const yaml::Entry &entry : node->entries())
        markEntries(entry.value);
}

} // namespace fleetwright::analysis::leaks
