// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace fleetwright::fleet {

/// What one line of a file does: the clusters its file reaches and those in which a value of this
/// line survives.
struct LineReach {
    std::uint32_t line = 0;
    model::ClusterSet decides;
};

/// For every file that renders read: which of its lines supply values, and where those survive.
/// Built once a snapshot, on demand.
class DecidesIndex {
public:
    [[nodiscard]] static std::shared_ptr<const DecidesIndex> build(const model::Snapshot &snapshot);

    /// Lines that hold a value some render reads, ascending. Lines without values (keys of
    /// collections, comments) are absent.
    [[nodiscard]] const std::vector<LineReach> &linesOf(const base::RepoPath &file) const;
    /// Clusters in which the value at this place survives; empty if none.
    [[nodiscard]] const model::ClusterSet &at(const base::RepoPath &file, std::uint32_t line) const;

private:
    std::map<base::RepoPath, std::vector<LineReach>> m_lines;
};

} // namespace fleetwright::fleet
