// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/repopath.h"
#include "base/result.h"
#include "yaml/node.h"

#include <string>

namespace fleetwright::model {

/// The values that a release of a chart is rendered with, put together when somebody asks: there
/// are many, and few are looked at. Immutable, thread-safe; lives as long as its rendering.
class ReleaseValues {
public:
    ReleaseValues() = default;
    ReleaseValues(const ReleaseValues &) = delete;
    ReleaseValues &operator=(const ReleaseValues &) = delete;
    virtual ~ReleaseValues() = default;

    [[nodiscard]] virtual const std::string &release() const = 0;
    [[nodiscard]] virtual const base::RepoPath &chart() const = 0; ///< its folder or archive
    /// All values, those of charts below it too: a mapping whose scalars stand where they are
    /// written and hide what lies below them, down to the charts' own. Nodes are made in `arena`.
    [[nodiscard]] virtual base::Result<const yaml::Node *>
    composed(const base::ArenaPtr &arena) const = 0;
};

} // namespace fleetwright::model
