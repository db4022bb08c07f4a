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

/// Whether an annotation's key marks a deliberate exception. `keys`: of
/// config::ExceptionPatterns, whole ones, or endings that begin with "/".
[[nodiscard]] bool isExceptionKey(std::string_view key, const std::vector<std::string> &keys);

/// Whether the text of a comment, from behind its '#', begins an exception.
[[nodiscard]] bool isExceptionComment(std::string_view text);

/// A comment starting "exception:" and what it covers.
struct CommentMark {
    std::string text;       ///< what follows "exception:", further comment lines below included
    std::uint32_t line = 0; ///< of the comment
    std::uint32_t column = 0;
    std::uint32_t subject = 0;      ///< the line that it is about
    std::set<std::uint32_t> lines;  ///< that it covers
    std::vector<std::string> paths; ///< `path` of the list entries that it covers, as written
};

/// The lines of one file that comments starting "exception:" cover: the line itself, the next one
/// where the comment stands alone, and the whole entry where that is the first line of a list
/// entry.
class CommentMarks {
public:
    /// Comments of a parsed file and its list entries.
    void addFile(const yaml::ParsedFile &parsed);
    /// Comments and entries of a text inside the file (an inline patch).
    void addEmbedded(const yaml::ParsedFile &parsed, const base::Span &within);

    /// Comments of a file that is no YAML: lines that begin with '#'.
    void addText(const base::SourceFile &file);

    [[nodiscard]] const std::vector<CommentMark> &marks() const { return m_marks; }
    [[nodiscard]] bool covers(std::uint32_t line) const;
    /// The `path` of marked list entries, as written.
    [[nodiscard]] std::vector<std::string> markedPaths() const;

private:
    void markComment(std::string_view text, std::uint32_t line, bool alone,
                     const base::SourceFile &file);
    void markEntries(const yaml::Node *node);

    std::vector<CommentMark> m_marks;
};

} // namespace fleetwright::analysis::leaks
