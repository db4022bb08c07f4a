// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "model/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fleetwright::inventory {

/// What the sources of one cluster say of one of its attributes or dimensions.
struct Agreement {
    std::string name;                     ///< "region"; of a further dimension, its name
    std::vector<std::string> values;      ///< that count: compatible with each other
    std::vector<std::size_t> agreeing;    ///< into Cluster::facts
    std::vector<std::size_t> disagreeing; ///< incompatible with what counts

    [[nodiscard]] bool agrees() const { return disagreeing.empty(); }
};

/// Attributes in their order, then further dimensions by name; only those that a source speaks of.
[[nodiscard]] std::vector<Agreement> agreementsOf(const model::Cluster &cluster);

/// One kind of source and the clusters that it says something of.
struct KnownSource {
    model::Signal signal = model::Signal::Folder;
    std::vector<base::RepoPath> files; ///< sorted; empty where it is no file (a folder's name)
    model::ClusterSet clusters;
};

/// By signal; inventory files each for itself, unless each speaks of one cluster only.
[[nodiscard]] std::vector<KnownSource> sourcesOf(const model::Snapshot &snapshot);

/// One thing that should hold for the clusters of a fleet.
struct ConsistencyCheck {
    enum class Kind : std::uint8_t {
        Unique,    ///< no other cluster has the same `subject` ("server", "name")
        Agreement, ///< all sources of `subject` agree
        LabelRule, ///< a rule of .fleetwright.yaml: `subject` is what it requires
        Source,    ///< `subject` speaks of the cluster
        Unit,      ///< something is applied to it
    };
    /// What breaks it.
    struct Breach {
        model::ClusterIndex cluster = 0;
        std::string what; ///< the value that is wrong; "" where something is missing
        base::Place place;
    };

    Kind kind = Kind::Agreement;
    std::string subject;
    model::ClusterSet asked; ///< the clusters that it is asked of
    std::vector<Breach> breaches;

    [[nodiscard]] std::size_t kept() const; ///< clusters of `asked` without a breach
};

[[nodiscard]] std::vector<ConsistencyCheck> consistencyOf(const model::Snapshot &snapshot,
                                                          const config::FleetConfig &config);

/// Stable name as used in JSON output: "unique", "agreement", "label-rule", "source", "unit".
[[nodiscard]] std::string_view consistencyName(ConsistencyCheck::Kind kind);

} // namespace fleetwright::inventory
