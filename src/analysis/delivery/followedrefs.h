// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "base/cancel.h"
#include "flux/knownobjects.h"
#include "model/snapshot.h"

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::analysis::delivery {

/// What a unit of this repository follows in it.
struct FollowedRef {
    const model::Unit *unit = nullptr;
    /// A branch; "" for a tag, a commit, a range of versions, HEAD.
    std::string branch;
    base::Place place; ///< the line that supplies the branch
    std::string url;   ///< comparable
};

/// Flux's source objects, as the clusters have them.
class GitSources {
public:
    GitSources(const model::Snapshot &snapshot, const base::Cancel &cancel);
    /// Those of the fleet that is checked, for RuleInput::once().
    explicit GitSources(const RuleInput &input) : GitSources(input.snapshot(), input.cancel()) {}

    /// The GitRepository that an object of a cluster's API means; nullptr if it is not in Git.
    [[nodiscard]] const yaml::Node *find(model::ClusterIndex api, std::string_view nameSpace,
                                         std::string_view name, const base::Place &near) const;

private:
    std::shared_ptr<const flux::KnownObjects> m_written;
    std::vector<flux::KnownObjects> m_applied; ///< by cluster
};

/// The branch of a GitRepository, "" where it follows something else, and its place.
struct Branch {
    std::string name;
    base::Place place;
};
[[nodiscard]] Branch branchOf(const yaml::Node *gitRepository);

/// Of the units that read this repository and are rendered from it.
[[nodiscard]] std::vector<FollowedRef> followedRefsOf(const model::Snapshot &snapshot,
                                                      const GitSources &sources,
                                                      const base::Cancel &cancel);

} // namespace fleetwright::analysis::delivery
