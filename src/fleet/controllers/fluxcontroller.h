// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"

namespace fleetwright::fleet {

/// What Flux makes of the Kustomizations and HelmReleases of the cluster that it runs on. With a
/// kubeConfig they are for another cluster.
class FluxController final : public Controller {
public:
    explicit FluxController(const ControllerContext &context) : m_context(context) {}

    [[nodiscard]] bool reads(const model::ResourceId &id) const override;
    [[nodiscard]] Evaluation evaluate(const ClusterApi &api) override;

private:
    const ControllerContext &m_context;
};

} // namespace fleetwright::fleet
