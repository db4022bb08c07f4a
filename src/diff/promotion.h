// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// How a cluster's version stands to those of its environment and of the environments beside it.
enum class VersionStanding : std::uint8_t {
    Even,    ///< nothing to say
    Leading, ///< newer than all of the next environment: not promoted yet
    Differs, ///< not what the others of its environment have
    Behind,  ///< one major or two minor releases, or more, behind the newest of its environment
    Ahead,   ///< newer than all of the environment before: that one was skipped
};

/// Stable name as used in JSON output: "even", "leading", "differs", "behind", "ahead".
[[nodiscard]] std::string_view standingName(VersionStanding standing);

struct VersionCell {
    model::ClusterIndex cluster = 0;
    std::string version;
    base::Place place; ///< of the value
    VersionStanding standing = VersionStanding::Even;
};

/// Something with a version, and which one each cluster has.
struct VersionedComponent {
    enum class Kind : std::uint8_t { Image, Chart, Revision };

    Kind kind = Kind::Image;
    /// "Deployment.apps/monitoring/prometheus"; of a chart or revision the unit, or the set that
    /// generates it. A cluster's own name in it is "*".
    std::string owner;
    std::string artifact;           ///< image or chart without version, address of a source
    std::string part;               ///< of an image: the container
    std::vector<VersionCell> cells; ///< by cluster; those that have it

    [[nodiscard]] bool isEven() const; ///< all have one version
};

/// Versions on their way to production.
struct Promotion {
    /// The environments in order, and "" last where clusters have none.
    std::vector<std::string> environments;
    std::vector<VersionedComponent> components; ///< by artifact, then owner and part
};

/// The same without how versions stand to each other. What has been found so far when it is
/// cancelled.
[[nodiscard]] std::vector<VersionedComponent>
versionedComponentsOf(const model::Snapshot &snapshot, const base::Cancel &cancel = {});

/// Images of containers, charts and tags of sources in what is rendered and applied. What has been
/// found so far when it is cancelled.
[[nodiscard]] Promotion promotionOf(const model::Snapshot &snapshot,
                                    const base::Cancel &cancel = {});

} // namespace fleetwright::diff
