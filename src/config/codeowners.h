// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::config {

/// Who owns which file: a CODEOWNERS file of GitHub, GitLab, Gitea or Forgejo. The last pattern
/// that matches counts. Patterns are those of GitHub's documentation ("About code owners"):
/// gitignore's without "!" and "[ ]"; sections of GitLab give their owners to patterns without
/// own ones.
class CodeOwners {
public:
    /// The first of CODEOWNERS, .github/, docs/, .gitlab/, .gitea/ and .forgejo/CODEOWNERS that is
    /// there; without one nobody owns anything.
    [[nodiscard]] static CodeOwners read(const base::FileSource &files);
    [[nodiscard]] static CodeOwners fromText(std::string_view text);

    /// "@org/team", "someone@example.com"; empty if nobody does.
    [[nodiscard]] std::vector<std::string> of(const base::RepoPath &file) const;

private:
    struct Entry {
        std::vector<std::string> segments;
        bool isAnchored = false;
        std::vector<std::string> owners;
    };

    [[nodiscard]] static bool matches(const Entry &entry,
                                      const std::vector<std::string_view> &path);

    std::vector<Entry> m_entries;
};

} // namespace fleetwright::config
