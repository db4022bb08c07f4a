// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/applicationset.h"
#include "argocd/environment.h"
#include "fleet/controllers/argocdrendering.h"
#include "model/targeting.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::fleet {

/// The decisions of an ApplicationSet, and all that they are made of.
class ArgoCdDecisions final : public model::TargetingDecisions {
public:
    using Clusters = std::shared_ptr<const std::map<std::string, model::ClusterIndex>>;
    struct Inputs {
        std::shared_ptr<const argocd::ApplicationSet> set;
        std::shared_ptr<const void> keeps;
        std::shared_ptr<const argocd::ClusterRegistry> registry; ///< of the hub
        argocd::Environment environment;
        std::shared_ptr<ArgoCdTrees> trees;
        std::map<std::string, std::string> clusterOf; ///< as Argo CD calls it → as the fleet does
    };

    ArgoCdDecisions(std::shared_ptr<const Inputs> inputs, Clusters clusters)
        : m_inputs(std::move(inputs)), m_clusters(std::move(clusters))
    {}

    [[nodiscard]] const Inputs &inputs() const { return *m_inputs; }
    /// The fleet's cluster that Argo CD calls so.
    [[nodiscard]] std::optional<model::ClusterIndex> clusterOf(const std::string &name) const;

    [[nodiscard]] std::vector<model::TargetingDecision> all() const override;

private:
    std::shared_ptr<const Inputs> m_inputs;
    Clusters m_clusters;
};

} // namespace fleetwright::fleet
