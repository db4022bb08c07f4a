// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/rancherfleetobjects.h"
#include "model/targeting.h"
#include "rancherfleet/bundle.h"
#include "rancherfleet/decisions.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// The decisions of a bundle, or of one of its customizations, and all that they are made of.
class RancherFleetDecisions final : public model::TargetingDecisions {
public:
    using Clusters = std::shared_ptr<const std::map<std::string, model::ClusterIndex>>;
    struct Inputs {
        RancherFleetObjectsPtr known; ///< what the hub has
        rancherfleet::BundlePtr bundle;
        const rancherfleet::GitRepo *repo = nullptr; ///< in `known`; nullptr where none is in Git
        std::optional<std::size_t> customization;    ///< position in the bundle's targets
        bool isKnown = true;                         ///< whose the clusters are is in Git
    };

    RancherFleetDecisions(Inputs inputs, Clusters clusters)
        : m_inputs(std::move(inputs)), m_clusters(std::move(clusters))
    {}

    [[nodiscard]] const Inputs &inputs() const { return m_inputs; }
    [[nodiscard]] const rancherfleet::BundlePtr &bundle() const { return m_inputs.bundle; }

    [[nodiscard]] std::vector<model::TargetingDecision> all() const override;

private:
    [[nodiscard]] model::TargetingDecision decisionOf(std::size_t cluster) const;
    [[nodiscard]] bool isMember(const std::vector<rancherfleet::Decision> &rules) const;

    Inputs m_inputs;
    Clusters m_clusters;
};

} // namespace fleetwright::fleet
