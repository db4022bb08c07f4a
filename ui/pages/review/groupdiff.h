// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/alignment.h"
#include "diff/impact.h"

#include <QString>

#include <memory>
#include <vector>

namespace fleetwright::ui {

/// What a group changes in its first cluster, rendered. Values of Secrets are masked.
struct GroupDiff {
    QString cluster;
    std::shared_ptr<const diff::Alignment> alignment; ///< before and after; nullptr for units
    QString patch; ///< the same as a unified patch; for units and clusters their objects
};

/// For a job. `group` is one of `impact`'s.
[[nodiscard]] GroupDiff diffOf(const diff::Impact &impact, const diff::ImpactGroup &group);

/// Files in which what changes stands, likeliest first; of a unit none.
[[nodiscard]] std::vector<base::RepoPath> sourcesOf(const diff::ImpactGroup &group);

} // namespace fleetwright::ui
