// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "yaml/reader.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::leaks {

/// Whether an annotation's key marks a deliberate exception.
[[nodiscard]] bool isExceptionKey(std::string_view key);

/// Words and tickets that tell one exception from another: at least four letters, without dates and
/// the words that every exception has; tickets as they are. In lower case.
[[nodiscard]] std::vector<std::string> exceptionWords(std::string_view text);

/// The lines of one file that comments starting "exception:" cover: the line itself, the next one
/// where the comment stands alone, and the whole entry where that is the first line of a list
/// entry.
class CommentMarks {
public:
    /// Comments of a parsed file and its list entries.
    void addFile(const yaml::ParsedFile &parsed);
    /// Comments and entries of a text inside the file (an inline patch).
    void addEmbedded(const yaml::ParsedFile &parsed, const base::Span &within);

    [[nodiscard]] bool covers(std::uint32_t line) const { return m_lines.contains(line); }
    /// The `path` of marked list entries, as written.
    [[nodiscard]] const std::vector<std::string> &markedPaths() const { return m_markedPaths; }

private:
    void markComment(std::string_view text, std::uint32_t line, bool alone,
                     const base::SourceFile &file);
    void markEntries(const yaml::Node *node);

    std::set<std::uint32_t> m_lines;
    std::vector<std::string> m_markedPaths;
};

} // namespace fleetwright::analysis::leaks
