// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
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

/// For some files: which of their lines supply values, and where those survive. Built on demand: a
/// large fleet has millions of values, and a person looks at a few files.
class DecidesIndex {
public:
    /// What it has found so far when it is cancelled.
    [[nodiscard]] static std::shared_ptr<const DecidesIndex>
    build(const model::Snapshot &snapshot, const std::vector<base::RepoPath> &files,
          const base::Cancel &cancel = {});

    /// Lines that hold a value some render reads, ascending. Lines without values (keys of
    /// collections, comments) are absent.
    [[nodiscard]] const std::vector<LineReach> &linesOf(const base::RepoPath &file) const;
    /// Clusters in which the value at this place survives; empty if none.
    [[nodiscard]] const model::ClusterSet &at(const base::RepoPath &file, std::uint32_t line) const;

private:
    std::map<base::RepoPath, std::vector<LineReach>> m_lines;
};

} // namespace fleetwright::fleet
