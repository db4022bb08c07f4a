// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/repopath.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::flux {

/// Which files of a checkout stay out of an artifact (fluxcd/pkg/sourceignore 0.19: go-git's
/// gitignore patterns; artifact/storage SourceIgnoreFilter). A file is tested on its own: a pattern
/// that takes a folder out takes out what lies below, unless a later one brings it back.
class SourceIgnore {
public:
    /// Adds the lines of an ignore file or of `spec.ignore`; they hold below `folder`.
    void add(std::string_view lines, const base::RepoPath &folder);

    [[nodiscard]] bool excludes(const base::RepoPath &path, base::EntryKind kind) const;

    /// Of all patterns, the built-in ones aside.
    [[nodiscard]] base::Hash128 identity() const { return m_identity; }

private:
    struct Pattern {
        std::vector<std::string> domain;
        std::vector<std::string> parts;
        bool inclusion = false;
        bool folderOnly = false;
        bool isGlob = false; ///< has a '/'
    };

    static Pattern parse(std::string_view line, const base::RepoPath &folder);
    static bool matches(const Pattern &pattern, const std::vector<std::string_view> &path,
                        bool isFolder);
    static const std::vector<Pattern> &builtIn();
    static const std::vector<Pattern> &versionControl();

    std::vector<Pattern> m_patterns;
    base::Hash128 m_identity;
};

/// The patterns of every `.sourceignore` below `root`, in the order in which they are loaded.
[[nodiscard]] base::Result<SourceIgnore> readSourceIgnore(const base::FileSource &files,
                                                          const base::RepoPath &root,
                                                          const base::Limits &limits);

} // namespace fleetwright::flux
