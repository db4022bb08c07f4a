// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controllercontext.h"
#include "fleet/controllers/rancherfleetobjects.h"
#include "fleet/controllers/rancherfleetrendering.h"
#include "rancherfleet/targets.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::fleet {

/// A bundle and what delivers it.
struct DeliveredBundle {
    rancherfleet::BundlePtr bundle;
    const rancherfleet::GitRepo *repo = nullptr; ///< nullptr where none is in Git
    std::size_t object = 0;                      ///< in ClusterApi::objects
    bool isOpenedState = false;                  ///< its files are those that are opened
    std::string revision;                        ///< that is read, in words
    std::string path;                            ///< of its folder in the repository
    rancherfleet::Targeting targeting;
    std::optional<base::Error> unknown;    ///< why nothing can be said of its clusters
    std::size_t target = 0;                ///< of the bundle, in Evaluation::targets
    std::optional<std::size_t> repoTarget; ///< of the GitRepo, likewise
};

/// The BundleDeployments of one bundle.
class RancherFleetUnits {
public:
    /// All must outlive it. `bundles` are all of the hub: others may be depended on.
    RancherFleetUnits(const DeliveredBundle &delivered, const RancherFleetObjectsPtr &known,
                      const std::vector<DeliveredBundle> &bundles,
                      const ControllerContext &context);

    /// One for each cluster that has the bundle. Where clusters are not known, one without a
    /// cluster for the bundle as it stands and one for each customization.
    [[nodiscard]] std::vector<FoundUnit> run();

private:
    struct Content {
        RancherFleetRendering rendering;
        const yaml::Node *shown = nullptr; ///< the options without empty parts
    };

    [[nodiscard]] FoundUnit ofCluster(const rancherfleet::TargetedCluster &targeted);
    void addAlternatives(std::vector<FoundUnit> &units);
    [[nodiscard]] FoundUnit unitNamed(std::string name) const;
    [[nodiscard]] std::shared_ptr<model::UnitDeclaration> newDeclaration() const;
    /// What of the options is shown.
    const yaml::Node *deploy(const rancherfleet::DeploymentOptions &options, FoundUnit &unit,
                             model::UnitDeclaration &declaration);
    [[nodiscard]] const Content &contentOf(const rancherfleet::DeploymentOptions &options,
                                           const std::string &cluster);
    [[nodiscard]] model::Delivery deliveryOf(const yaml::Node *options) const;
    [[nodiscard]] std::vector<model::UnitDependency> dependencies() const;
    void noteRollout();
    void noteSchedules();

    const DeliveredBundle &m_delivered;
    const rancherfleet::Bundle &m_bundle;
    const RancherFleetObjectsPtr &m_known;
    const std::vector<DeliveredBundle> &m_bundles;
    std::shared_ptr<base::Arena> m_arena; ///< of the units' objects
    yaml::NodeBuilder m_build;
    const ControllerContext &m_context;
    /// By options and by the version of Kubernetes.
    std::map<std::pair<const yaml::Node *, std::string>, Content> m_contents;
    std::vector<model::UnitDependency> m_dependencies;
    /// What else is to be said of a cluster, by its position in the index.
    std::map<std::size_t, std::vector<model::Reason>> m_notes;
};

} // namespace fleetwright::fleet
