// SPDX-License-Identifier: Apache-2.0
#include "base/sourcefile.h"

#include <algorithm>

namespace fleetwright::base {

SourceFile::SourceFile(RepoPath path, std::string bytes)
    : m_path(std::move(path)), m_bytes(std::move(bytes)), m_hash(hashBytes(m_bytes)),
      m_lineBegins{0}
{
    for (std::size_t at = m_bytes.find('\n'); at != std::string::npos;
         at = m_bytes.find('\n', at + 1))
        m_lineBegins.push_back(static_cast<std::uint32_t>(at + 1));
}

std::uint32_t SourceFile::lineCount() const
{
    const bool lastIsEmpty = m_lineBegins.back() == m_bytes.size();
    return static_cast<std::uint32_t>(m_lineBegins.size()) - (lastIsEmpty ? 1 : 0);
}

Place SourceFile::placeOf(std::uint32_t offset) const
{
    const auto past = std::ranges::upper_bound(m_lineBegins, offset);
    const auto line = static_cast<std::uint32_t>(past - m_lineBegins.begin());
    return {m_path, line, offset - m_lineBegins[line - 1] + 1};
}

std::uint32_t SourceFile::lineBegin(std::uint32_t line) const
{
    if (line == 0)
        return 0;
    return line <= m_lineBegins.size() ? m_lineBegins[line - 1]
                                       : static_cast<std::uint32_t>(m_bytes.size());
}

std::string_view SourceFile::line(std::uint32_t line) const
{
    std::string_view text =
        std::string_view(m_bytes).substr(lineBegin(line), lineBegin(line + 1) - lineBegin(line));
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

std::string_view Span::text() const
{
    return file ? file->bytes().substr(begin, end - begin) : std::string_view();
}

Place Span::place() const
{
    return file ? file->placeOf(begin) : Place{};
}

} // namespace fleetwright::base
