// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "diff/objectkey.h"
#include "model/clusterset.h"
#include "model/snapshot.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::diff {

/// An object that gets values from some files.
struct SourceUse {
    ObjectKey object;
    model::ClusterSet clusters;      ///< in which it does
    std::vector<std::string> fields; ///< of the first cluster, at most `mostFields`
    std::size_t fieldCount = 0;      ///< of the first cluster
    /// Its name ends in a hash of its content: when that changes, the object is created anew.
    bool hashedName = false;

    static constexpr std::size_t mostFields = 200;
};

/// One line of a file, or all of them.
struct SourceLines {
    base::RepoPath file;
    std::uint32_t line = 0; ///< 0: the whole file
};

/// Which objects in which clusters have values that stand in these files, or were set by an entry
/// that does; values that something else replaced do not count. By object. What has been found so
/// far when it is cancelled.
[[nodiscard]] std::vector<SourceUse> usesOf(const model::Snapshot &snapshot,
                                            const std::vector<SourceLines> &sources,
                                            const base::Cancel &cancel = {});

} // namespace fleetwright::diff
