// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"

#include <string_view>

namespace fleetwright::fleet {

/// What Rancher calls the cluster that it runs on itself.
inline constexpr std::string_view rancherFleetLocalCluster = "local";

/// Rancher Fleet as its hub has it: GitRepos → bundles → clusters, one BundleDeployment each. What
/// a `fleet.yaml` that no GitRepo delivers would deploy is shown for no cluster: who it is for is
/// not in Git.
class RancherFleetController final : public Controller {
public:
    explicit RancherFleetController(const ControllerContext &context) : m_context(context) {}

    [[nodiscard]] bool reads(const model::ResourceId &id) const override;
    [[nodiscard]] Evaluation evaluate(const ClusterApi &api) override;

private:
    const ControllerContext &m_context;
};

} // namespace fleetwright::fleet
