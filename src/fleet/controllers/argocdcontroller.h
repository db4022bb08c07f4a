// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/argocdobjects.h"
#include "fleet/controllers/argocdrendering.h"
#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"

#include <memory>

namespace fleetwright::fleet {

/// What Argo CD makes of the ApplicationSets and Applications of the cluster that it runs on: that
/// cluster is the hub, and `in-cluster` means it.
class ArgoCdController final : public Controller {
public:
    explicit ArgoCdController(const ControllerContext &context) : m_context(context) {}

    [[nodiscard]] bool reads(const model::ResourceId &id) const override;
    [[nodiscard]] Evaluation evaluate(const ClusterApi &api) override;

private:
    const ControllerContext &m_context;
};

/// What the hub is called where only Argo CD itself names it.
inline constexpr std::string_view localCluster = "in-cluster";

} // namespace fleetwright::fleet
