// SPDX-License-Identifier: Apache-2.0
#include "cli/worktree.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace fleetwright::cli {

namespace {

base::Error missing(const std::string &path, const std::string &reason)
{
    return {.code = base::ErrorCode::NotFound,
            .detail = "\"" + path + "\": " + reason,
            .place = {},
            .hint = {},
            .causes = {}};
}

} // namespace

base::Result<WorkTreePath> inWorkTree(const std::string &path)
{
    std::error_code failure;
    const std::filesystem::path target = std::filesystem::canonical(path, failure);
    if (failure)
        return missing(path, failure.message());
    std::filesystem::path root = target.root_path();
    for (std::filesystem::path at = target;; at = at.parent_path()) {
        if (std::filesystem::exists(at / ".git", failure)) {
            root = at;
            break;
        }
        if (at == at.root_path())
            break;
    }
    const std::string relative =
        target == root ? std::string() : target.lexically_relative(root).generic_string();
    std::optional<base::RepoPath> inside = base::RepoPath::fromText(relative);
    if (!inside)
        return missing(path, "not below " + root.generic_string());
    return WorkTreePath{root.generic_string(), *std::move(inside)};
}

} // namespace fleetwright::cli
