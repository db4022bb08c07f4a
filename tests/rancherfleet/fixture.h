// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/bundledeployment.h"
#include "rancherfleet/decisions.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// A management cluster's objects and a repository, as the controllers and `fleet apply` see them.
class Hub {
public:
    /// The objects are YAML documents; files are those of the repository.
    Hub(const std::string &objects, std::map<std::string, std::string> files);
    Hub(const std::vector<base::SourceFilePtr> &objects, base::FileSourcePtr files);

    /// The deployments of all bundles, sorted by name and cluster; errors are kept.
    [[nodiscard]] std::vector<const yaml::Node *> deployments();
    /// "BUNDLE@CLUSTER" of all deployments, joined by blanks.
    [[nodiscard]] std::string targeted();
    /// The options of one deployment as YAML; "" if there is none.
    [[nodiscard]] std::string options(const std::string &bundle, const std::string &cluster);
    [[nodiscard]] const yaml::Node *optionsNode(const std::string &bundle,
                                                const std::string &cluster);
    [[nodiscard]] BundlePtr bundle(const std::string &name);
    [[nodiscard]] const ClusterIndex &index() const { return *m_index; }
    [[nodiscard]] const FleetObjects &objects() const { return *m_objects; }
    [[nodiscard]] const std::vector<BundlePtr> &bundles();
    /// Of objects, bundles and clusters, each as base::describe prints it.
    [[nodiscard]] const std::vector<std::string> &errors();
    [[nodiscard]] const std::vector<std::string> &warnings();

private:
    void read(const std::vector<base::SourceFilePtr> &objects);
    void run();

    base::FileSourcePtr m_files;
    std::shared_ptr<FleetObjects> m_objects;
    std::unique_ptr<ClusterIndex> m_index;
    bool m_isDone = false;
    std::vector<BundlePtr> m_bundles;
    std::map<std::pair<std::string, std::string>, const yaml::Node *> m_options;
    std::vector<const yaml::Node *> m_deployments;
    std::vector<std::string> m_errors;
    std::vector<std::string> m_warnings;
    std::vector<std::shared_ptr<const void>> m_kept;
    base::Arena m_arena;
};

/// A GitRepo "shop" in fleet-default; `spec` are further lines of its spec, indented by two.
[[nodiscard]] std::string gitRepo(const std::string &spec);
/// A Cluster in fleet-default; `labels` as a flow mapping.
[[nodiscard]] std::string cluster(const std::string &name, const std::string &labels);
[[nodiscard]] std::string group(const std::string &name, const std::string &labels,
                                const std::string &selector);

/// prod-eu, prod-us and dev-eu with the labels env and region.
extern const std::string threeClusters;
/// A GitRepo of the path "web" for every cluster, and the three clusters.
extern const std::string everywhere;
extern const std::string configMap;

} // namespace fleetwright::rancherfleet
