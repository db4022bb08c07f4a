// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::topology {

/// What a controller reads: a repository at a revision, a chart repository.
struct Source {
    std::string url;       ///< as its object names it
    std::string revision;  ///< as model::UnitSource has it; "" of a chart
    bool isOpened = false; ///< it is the opened state

    friend auto operator<=>(const Source &, const Source &) = default;
};

/// One controller on one cluster.
struct Writer {
    model::Controller controller = model::Controller::ArgoCd;
    /// None where it is not known on which cluster its objects are: a hub that no file names.
    std::optional<model::ClusterIndex> runsOn;

    friend auto operator<=>(const Writer &, const Writer &) = default;
};

/// What one writer brings from one source to one cluster.
struct Route {
    std::size_t source = 0; ///< into Topology::sources
    std::size_t writer = 0; ///< into Topology::writers
    model::ClusterIndex cluster = 0;
    std::vector<std::size_t> units; ///< into Snapshot::units
};

/// Who writes what to which cluster. Plain overlays have no writer: who applies them is not in Git.
struct Topology {
    enum class Shape : std::uint8_t {
        None,         ///< nobody writes
        HubAndSpokes, ///< controllers write to other clusters
        Mesh,         ///< each writes to its own
        Hybrid,       ///< both
    };

    Shape shape = Shape::None;
    std::vector<Source> sources; ///< sorted
    std::vector<Writer> writers; ///< sorted
    std::vector<Route> routes;   ///< by source, writer, cluster
    model::ClusterSet hubs;      ///< known ones: labelled, or a writer there writes elsewhere
    model::ClusterSet unserved;  ///< no writer at any time

    /// Whether a writer writes to another cluster than its own.
    [[nodiscard]] bool isHub(const Writer &writer) const;
};

[[nodiscard]] Topology topologyOf(const model::Snapshot &snapshot);

/// Stable name as used in JSON output: "none", "hub-and-spokes", "mesh", "hybrid".
[[nodiscard]] std::string_view shapeName(Topology::Shape shape);

} // namespace fleetwright::topology
