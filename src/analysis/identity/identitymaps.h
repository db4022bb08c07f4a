// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis::identity {

/// The identity ConfigMaps of the fleet's clusters: rendered, or read by Flux. Hubs are no members.
class IdentityMaps {
public:
    explicit IdentityMaps(const RuleInput &input);

    /// Has none although two others and more than half of them do; false where that is not known,
    /// and where the same keys are given by inline `substitute`.
    [[nodiscard]] bool lacksMap(model::ClusterIndex cluster) const;
    /// The rendered one, nullptr if there is none.
    [[nodiscard]] const model::Object *mapOf(model::ClusterIndex cluster) const;
    /// Keys that the maps of all others (two at least) have and the cluster's has not.
    [[nodiscard]] std::vector<std::string> lackingKeys(model::ClusterIndex cluster) const;

    [[nodiscard]] std::size_t holders() const { return m_holders; }
    [[nodiscard]] const std::string &usualName() const { return m_usualName; }

    /// Where a cluster's own objects begin: the name of its Flux sync, or the first line of its
    /// overlay. Line 0 where neither is there.
    [[nodiscard]] base::Place rootOf(model::ClusterIndex cluster) const;

private:
    struct Identity {
        bool isMember = false;
        bool isKnown = true; ///< nothing of the cluster failed or lies outside Git
        bool hasMap = false;
        const model::Object *map = nullptr;
        const model::Unit *unit = nullptr; ///< that renders the map
        std::set<std::string> keys;        ///< of its maps
        std::set<std::string> inlineKeys;  ///< of `substitute`
    };

    void look(const model::Unit &unit);
    [[nodiscard]] bool asksFor(const model::Unit &unit) const;
    [[nodiscard]] bool missesMap(const model::Unit &unit) const;
    void readMap(const model::Unit &unit, const model::Object &object);
    [[nodiscard]] bool isName(std::string_view name) const;
    [[nodiscard]] std::set<std::string> keysOfOthers(model::ClusterIndex cluster) const;

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    std::vector<Identity> m_identities;
    std::size_t m_maps = 0;                           ///< rendered ones of members
    std::map<std::string, std::size_t> m_mapsWithKey; ///< of these
    std::size_t m_members = 0;
    std::size_t m_holders = 0;
    std::string m_usualName;
};

} // namespace fleetwright::analysis::identity
