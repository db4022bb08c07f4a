// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "helm/chartstore.h"
#include "helm/release.h"
#include "model/unit.h"
#include "rancherfleet/bundle.h"
#include "rancherfleet/style.h"

#include <memory>
#include <string>

namespace fleetwright::rancherfleet {

/// The chart that the agent installs for a bundle (helmdeployer/render/helm.go): the bundle's own,
/// or one of the manifests in `templates/`.
class ChartRendering {
public:
    /// All must outlive it.
    ChartRendering(const Bundle &bundle, const yaml::Node *options,
                   const std::string &kubernetesVersion, helm::ChartStore &charts,
                   const base::Limits &limits, const base::Cancel &cancel)
        : m_bundle(bundle), m_options(options), m_kubernetesVersion(kubernetesVersion),
          m_charts(charts), m_limits(limits), m_cancel(cancel)
    {}

    /// The objects of the chart beside `chartFile`, a Chart.yaml by its path from the folder.
    /// Values of `valuesFrom` live in the cluster: each is told as unresolved.
    [[nodiscard]] base::Result<std::shared_ptr<model::Rendering>>
    ofChart(const std::string &chartFile);
    /// The same of a chart that is not among the bundle's files.
    [[nodiscard]] base::Result<std::shared_ptr<model::Rendering>>
    ofFound(const helm::LoadedChart &loaded)
    {
        return release(loaded, loaded.path);
    }
    /// The same of templates of raw manifests, named from the bundle's folder.
    [[nodiscard]] base::Result<std::shared_ptr<model::Rendering>>
    ofTemplates(const std::vector<helm::ChartFile> &templates);

private:
    [[nodiscard]] base::Result<std::shared_ptr<model::Rendering>>
    release(const helm::LoadedChart &loaded, const base::RepoPath &folder);
    void noteValuesFrom(model::Rendering &rendering) const;

    const Bundle &m_bundle;
    const yaml::Node *m_options;
    const std::string &m_kubernetesVersion;
    helm::ChartStore &m_charts;
    const base::Limits &m_limits;
    const base::Cancel &m_cancel;
};

/// What templates see where nothing is known of the cluster (helmdeployer/template.go): Kubernetes
/// 1.25 and Helm's own API versions.
[[nodiscard]] helm::Capabilities defaultCapabilities();

} // namespace fleetwright::rancherfleet
