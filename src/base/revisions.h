// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::base {

/// The other states of the repository that files were opened from, for who reads them without
/// knowing Git. A revision is a branch, a tag, a commit or a full reference ("refs/tags/v1").
/// Thread-safe.
class Revisions {
public:
    Revisions() = default;
    Revisions(const Revisions &) = delete;
    Revisions &operator=(const Revisions &) = delete;
    virtual ~Revisions() = default;

    /// Whether the opened state, unsaved edits included, stands for a revision: none, HEAD, the
    /// checked-out branch, the default branch, the checked-out commit.
    [[nodiscard]] virtual bool isOpened(std::string_view revision) const = 0;

    /// Unresolved if there is no such revision.
    [[nodiscard]] virtual Result<FileSourcePtr> files(std::string_view revision) const = 0;

    /// Addresses of its remotes, as configured.
    [[nodiscard]] virtual const std::vector<std::string> &remoteUrls() const = 0;
};

using RevisionsPtr = std::shared_ptr<const Revisions>;

} // namespace fleetwright::base
