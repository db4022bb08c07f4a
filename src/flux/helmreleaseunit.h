// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "flux/artifact.h"
#include "flux/helmrelease.h"
#include "flux/kustomizationunit.h"
#include "helm/chartstore.h"
#include "helm/release.h"
#include "helm/wantedchart.h"
#include "model/unit.h"

#include <string>

namespace fleetwright::flux {

struct HelmReleaseOptions {
    helm::Capabilities capabilities = helm::Capabilities::standard();
    base::FileSourcePtr opened; ///< where findChart's answers are read
    helm::FindChart findChart;
    std::map<std::string, base::RepoPath> mappedUrls; ///< of what post renderers include
    base::Limits limits;
};

/// Which object the chart comes from, and where: what the release's identity is made of beside its
/// own object.
struct ChartOrigin {
    const KnownObject *chartObject = nullptr; ///< a HelmChart that chartRef names
    const KnownObject *source = nullptr;      ///< GitRepository, HelmRepository …
    ChartReference chart;                     ///< of the HelmChart where there is one
    std::string nameSpace;                    ///< that the source's name is looked up in
};

[[nodiscard]] ChartOrigin chartOriginOf(const HelmReleaseSpec &spec, const KnownObjects &objects);

/// The objects that Flux applies for a HelmRelease (helm-controller 1.4): the release of its chart
/// with its values, post renderers and commonMetadata; without the labels by which Flux tells its
/// own. The chart's crds/ come first unless install.crds is Skip, hooks last without tests.
///
/// Unresolved for a chart that is not at hand.
[[nodiscard]] base::Result<model::RenderingPtr>
renderHelmRelease(const HelmReleaseSpec &spec, const KnownObjects &objects,
                  const Checkouts &checkouts, const HelmReleaseOptions &options, Store &store,
                  helm::ChartStore &charts, const base::Cancel &cancel = {});

} // namespace fleetwright::flux
