// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "helm/chartstore.h"
#include "helm/wantedchart.h"
#include "kustomize/build.h"
#include "model/unit.h"
#include "rancherfleet/bundle.h"

#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

namespace fleetwright::rancherfleet {

/// Finished renderings, shared by clusters whose deployments have the same content. Thread-safe.
class Renderings {
public:
    explicit Renderings(kustomize::LayerStore &layers) : m_layers(layers) {}

    [[nodiscard]] kustomize::LayerStore &layers() const { return m_layers; }
    [[nodiscard]] model::RenderingPtr find(base::Hash128 key) const;
    /// The one that was first, if another has been added meanwhile.
    [[nodiscard]] model::RenderingPtr add(base::Hash128 key, const model::RenderingPtr &rendering);
    /// Drops what nobody else holds; the layers' own trim() comes after it.
    void trim();

private:
    kustomize::LayerStore &m_layers;
    mutable std::mutex m_mutex;
    std::unordered_map<base::Hash128, model::RenderingPtr> m_renderings;
};

struct RenderOptions {
    std::map<std::string, base::RepoPath> mappedUrls; ///< of remote bases
    base::Limits limits;
    helm::ChartStore *charts = nullptr; ///< shared with others; nullptr: charts are loaded anew
    std::shared_ptr<const void> keeps;  ///< what the deployment's options live in
    base::FileSourcePtr opened;         ///< where findChart's answers are read
    helm::FindChart findChart;          ///< of charts that lie elsewhere; empty: none is at hand
    std::string kubernetesVersion; ///< of the cluster; "" where nothing tells it: Fleet's default
};

/// The objects that the agent applies for a deployment with these options (internal/helmdeployer):
/// raw YAML with overlays and templates, the release of the bundle's chart, or the build of its
/// kustomization from the bundle's own files and what the chart made; `namespace` on every object,
/// the keep annotation on CRDs. What the agent adds to tell its own objects apart is left out.
/// Equal input gives the same pointer.
///
/// As with Fleet's own rendering, hooks and the chart's crds/ are not among the objects.
///
/// ErrorCode::Unresolved, at the place that asks for it, for charts that lie elsewhere and are not
/// at hand.
[[nodiscard]] base::Result<model::RenderingPtr>
renderBundle(const BundlePtr &bundle, const yaml::Node *options, const RenderOptions &settings,
             Renderings &store, const base::Cancel &cancel = {});

/// Of all that a rendering is made of: equal for clusters whose deployments have the same content
/// at the same places.
[[nodiscard]] base::Hash128 renderingIdentity(const Bundle &bundle, const yaml::Node *options);

} // namespace fleetwright::rancherfleet
