// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// An entry of `dependsOn` as it holds for one unit.
struct DependencyEntry {
    std::size_t unit = 0;             ///< that waits, into Snapshot::units
    std::vector<std::size_t> targets; ///< what it waits for; empty where nothing is meant by it
    std::string wanted;               ///< what the entry says: "flux-system/infra", "labels a=b"
    std::string name;                 ///< of the unit that it names; "" where it goes by labels
    base::Place place;
};

/// All entries of a fleet (RuleInput::once), by unit. A Flux unit waits for one of its kind on the
/// same API, a bundle for bundles of the same cluster.
struct DependencyEntries {
    explicit DependencyEntries(const RuleInput &input);
    std::vector<DependencyEntry> all;
};

/// Units of which not everything is known, and what they may bring to their cluster.
class OpenUnits {
public:
    explicit OpenUnits(const RuleInput &input);

    /// Whether some unit of the cluster may bring an object of any name: it failed, or reads what
    /// is not in this repository. A chart may only where its values hold the name.
    [[nodiscard]] bool mayBring(model::ClusterIndex cluster, std::string_view name) const;
    /// Whether some such unit may bring an object that everybody calls by its name: it failed, or
    /// its own object (values included) holds the name.
    [[nodiscard]] bool mayBringNamed(model::ClusterIndex cluster, std::string_view name) const;
    /// Whether the inputs of some such unit, `but` aside, hold the name.
    [[nodiscard]] bool inputsHold(model::ClusterIndex cluster, std::string_view name,
                                  std::size_t but) const;

private:
    enum class Gap : std::uint8_t { Chart, Source };
    struct Open {
        std::size_t unit = 0;
        Gap gap = Gap::Source;
    };

    [[nodiscard]] bool specHolds(std::size_t unit, std::string_view name) const;
    [[nodiscard]] bool valuesHold(std::size_t unit, std::string_view name) const;

    const model::Snapshot &m_snapshot;
    std::map<model::ClusterIndex, std::vector<Open>> m_byCluster;
};

/// Whether some scalar below a node holds a text.
[[nodiscard]] bool holdsText(const yaml::Node *node, std::string_view text);

} // namespace fleetwright::analysis
