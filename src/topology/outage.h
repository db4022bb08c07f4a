// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "topology/topology.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::topology {

/// What is down.
struct Outage {
    model::ClusterSet clusters;       ///< with all controllers on them
    std::vector<std::size_t> writers; ///< whose cluster is not known, into Topology::writers
    std::vector<std::size_t> sources; ///< into Topology::sources
};

/// "hub": every cluster that controls others. Else a cluster's name, a source's address (whole or
/// in part), a value of a dimension ("eu-west") or DIMENSION=VALUE ("region=eu-west"): all its
/// clusters. Fails with ErrorCode::NotFound, and a hint that names what there is.
[[nodiscard]] base::Result<Outage> findOutage(const model::Snapshot &snapshot,
                                              const Topology &topology, std::string_view what);

/// What becomes of changes in Git for a unit. Nothing that runs is deleted by an outage.
enum class Delivery : std::uint8_t {
    Receives,         ///< as before
    DefinitionFrozen, ///< its content arrives; changes of its own object do not
    Frozen,           ///< stays as it is
    Unreachable,      ///< its cluster is down
    Stuck,            ///< does not apply now either: it fails or is suspended
};

/// Stable name as used in JSON output: "receives", "definition-frozen", "frozen", "unreachable",
/// "stuck".
[[nodiscard]] std::string_view deliveryName(Delivery delivery);

/// What becomes of a cluster.
enum class Standing : std::uint8_t { Receives, Partly, Frozen, Unreachable, NoWriter };

/// Stable name as used in JSON output: "receives", "partly", "frozen", "unreachable", "no-writer".
[[nodiscard]] std::string_view standingName(Standing standing);

struct OutageEffect {
    std::vector<Delivery> units;    ///< of Snapshot::units; plain overlays are Stuck
    std::vector<Standing> clusters; ///< of Snapshot::clusters

    [[nodiscard]] std::size_t count(Standing standing) const;
};

[[nodiscard]] OutageEffect effectOf(const model::Snapshot &snapshot, const Topology &topology,
                                    const Outage &outage);

} // namespace fleetwright::topology
