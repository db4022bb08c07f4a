// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/environment.h"
#include "base/filesource.h"
#include "base/result.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

/// The files of a repository at a revision, listed once.
struct RepositoryTree {
    base::FileSourcePtr files;
    std::vector<std::string> paths; ///< of all files, sorted
    /// Of all folders but the root and what lies at or below a name that begins with a dot
    /// (GetGitDirectories); sorted.
    std::vector<std::string> directories;
    std::vector<std::string> allDirectories; ///< hidden ones too
};

/// The repositories that an evaluation asks for. May be shared by many evaluations of one state, by
/// one thread at a time.
class RepositoryTrees {
public:
    explicit RepositoryTrees(OpenRepository open, base::Limits limits = {})
        : m_open(std::move(open)), m_limits(limits)
    {}

    [[nodiscard]] base::Result<std::shared_ptr<const RepositoryTree>>
    at(const std::string &url, const std::string &revision);

private:
    using Key = std::pair<std::string, std::string>;
    OpenRepository m_open;
    base::Limits m_limits;
    std::map<Key, std::shared_ptr<const RepositoryTree>> m_trees;
    std::map<const base::FileSource *, std::shared_ptr<const RepositoryTree>> m_bySource;
};

} // namespace fleetwright::argocd
