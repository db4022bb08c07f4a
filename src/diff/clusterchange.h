// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// A cluster that comes, goes, gets another name, or about which something else is known.
struct ClusterChange {
    enum class Kind : std::uint8_t { Removed, Renamed, Added, Relabelled };

    /// A label or dimension that selectors see.
    struct Label {
        std::string key;
        std::string before; ///< "" where it was not there
        std::string after;

        friend bool operator==(const Label &, const Label &) = default;
    };

    Kind kind = Kind::Relabelled;
    std::string cluster;       ///< its name now; of a removed one, what it was
    std::string formerName;    ///< Renamed
    std::size_t objects = 0;   ///< rendered for it: after, of a removed one before
    std::vector<Label> labels; ///< Relabelled
};

[[nodiscard]] std::string_view clusterChangeName(ClusterChange::Kind kind); ///< "removed" …

/// By kind, then name. A cluster has another name when one goes and one comes with the same server,
/// or with the same objects, own identity values set aside.
[[nodiscard]] std::vector<ClusterChange> clusterChanges(const model::SnapshotPtr &before,
                                                        const model::SnapshotPtr &after);

} // namespace fleetwright::diff
