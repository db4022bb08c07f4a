// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flux/knownobjects.h"
#include "flux/variables.h"
#include "model/snapshot.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace fleetwright::analysis::identity {

/// The variables that Flux substitutes in a unit, gathered again from what units apply and from the
/// files that the unit's rendering names.
class UnitVariables {
public:
    explicit UnitVariables(const model::Snapshot &snapshot) : m_snapshot(snapshot) {}

    /// Nothing where the unit substitutes nothing or cannot be read.
    [[nodiscard]] std::optional<flux::Variables> of(const model::Unit &unit);

private:
    using KnownObjectsPtr = std::shared_ptr<const flux::KnownObjects>;

    [[nodiscard]] const KnownObjectsPtr &appliedTo(model::ClusterIndex cluster);
    [[nodiscard]] std::vector<flux::KnownObject> writtenIn(const model::Rendering &rendering);

    const model::Snapshot &m_snapshot;
    std::map<model::ClusterIndex, KnownObjectsPtr> m_applied;
    std::map<base::RepoPath, std::vector<flux::KnownObject>> m_written;
};

} // namespace fleetwright::analysis::identity
