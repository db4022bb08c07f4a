// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"
#include "yaml/sourcewalk.h"

#include <algorithm>

namespace fleetwright::yaml {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (isBlank(text.back()) || isLineEnd(text.back())))
        text.remove_suffix(1);
    return text;
}

/// Finds the comments of a stretch of a file in which no scalar stands.
class CommentScan {
public:
    explicit CommentScan(const base::SourceFile &file) : m_file(file), m_text(file.bytes()) {}

    void scan(std::size_t begin, std::size_t end)
    {
        for (std::size_t at = begin; at < end; ++at) {
            if (m_text[at] != '#' || !mayBegin(at))
                continue;
            const std::size_t stop = std::min(m_text.find_first_of("\r\n", at), m_text.size());
            add(at, stop);
            at = stop;
        }
    }

    std::vector<Comment> take() { return std::move(m_comments); }

private:
    [[nodiscard]] bool mayBegin(std::size_t at) const
    {
        constexpr std::size_t byteOrderMark = 3;
        if (at == 0 || isBlank(m_text[at - 1]) || isLineEnd(m_text[at - 1]))
            return true;
        return at == byteOrderMark && m_text.starts_with("\xef\xbb\xbf");
    }

    void add(std::size_t begin, std::size_t end)
    {
        std::size_t lineBegin = begin;
        while (lineBegin > 0 && !isLineEnd(m_text[lineBegin - 1]))
            --lineBegin;
        std::string_view before = m_text.substr(lineBegin, begin - lineBegin);
        if (before.starts_with("\xef\xbb\xbf"))
            before.remove_prefix(3);
        Comment comment;
        comment.text = trimmed(m_text.substr(begin + 1, end - begin - 1));
        comment.span = {&m_file, static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end)};
        comment.aloneOnLine = trimmed(before).empty();
        m_comments.push_back(comment);
    }

    const base::SourceFile &m_file;
    std::string_view m_text;
    std::vector<Comment> m_comments;
};

/// What of a scalar's span can hold no comment: a block scalar's header line can.
std::size_t contentBegin(std::string_view text, const Node *scalar)
{
    if (scalar->style() != Style::Literal && scalar->style() != Style::Folded)
        return scalar->span().begin;
    const std::size_t headerEnd = text.find('\n', scalar->span().begin);
    return std::min<std::size_t>(headerEnd, scalar->span().end);
}

} // namespace

std::vector<Comment> commentsOf(const ParsedFile &file)
{
    CommentScan scan(*file.file);
    const std::string_view text = file.file->bytes();
    std::size_t at = 0;
    for (const Node *scalar : scalarsInOrder(file)) {
        scan.scan(at, contentBegin(text, scalar));
        at = std::max<std::size_t>(at, scalar->span().end);
    }
    scan.scan(at, text.size());
    return scan.take();
}

} // namespace fleetwright::yaml
