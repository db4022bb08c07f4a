// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/peers.h"
#include "analysis/settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::analysis {

/// What a layer of one cluster's own sets, compared with the cluster's peers.
struct OwnSetting {
    enum class Kind : std::uint8_t {
        Field,
        Object,  ///< that the layer defines
        Removal, ///< an inherited object that it deletes
    };
    Kind kind = Kind::Field;
    model::ClusterIndex cluster = 0;
    base::Place place;
    std::optional<model::LayerIndex> layer;
    diff::ObjectKey object;
    std::string field;     ///< of Kind::Field
    std::string value;     ///< "" if it may be a Secret's
    std::string peerValue; ///< the common one; "" where peers lack it or differ
    bool departs = false;  ///< all peers have one common value, or all lack it
    bool differs = false;  ///< from some peer
};

/// All own settings that can be exceptions: identity, names and marks are left out.
class Departures {
public:
    Departures(const model::Snapshot &snapshot, const config::FleetConfig &config,
               const Settings &settings);

    [[nodiscard]] const std::vector<OwnSetting> &settings() const { return m_own; }
    [[nodiscard]] const Peers &peers() const { return m_peers; }

private:
    struct FieldColumns;
    void field(const Field &field);
    void variant(const Field &field, const FieldVariant &variant, const FieldColumns &columns);
    void compare(OwnSetting own, const Field &field, const FieldVariant &variant,
                 const FieldColumns &columns);
    void object(const SettingObject &object);
    void removals();
    void removal(model::LayerIndex layer, model::ClusterIndex cluster, const yaml::Node *document,
                 const yaml::Node *target);

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    const Settings &m_settings;
    const IdentityValues &m_values;
    Peers m_peers;
    std::vector<OwnSetting> m_own;
};

} // namespace fleetwright::analysis
