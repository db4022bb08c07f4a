// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "flux/artifact.h"
#include "flux/helmrelease.h"
#include "flux/kustomizationunit.h"
#include "helm/chartstore.h"
#include "helm/release.h"
#include "model/unit.h"

#include <functional>
#include <optional>
#include <string>

namespace fleetwright::flux {

/// A chart of a chart repository, or the artifact of an OCIRepository.
struct WantedChart {
    std::string repository; ///< https://… or oci://…
    std::string name;       ///< "" where the address is the chart's own
    std::string version;    ///< as written, "" is any
    const yaml::Node *place = nullptr;
};

/// Where it is in the files that are opened: a folder or an archive. Unresolved if it is not.
using FindChart = std::function<base::Result<base::RepoPath>(const WantedChart &wanted)>;

/// The charts that a chart lists and that are not at hand, each a cause with what would bring it;
/// nothing if all are there.
[[nodiscard]] std::optional<base::Error> missingCharts(const helm::LoadedChart &loaded,
                                                       const FindChart &find);

struct HelmReleaseOptions {
    helm::Capabilities capabilities = helm::Capabilities::standard();
    base::FileSourcePtr opened; ///< where FindChart's answers are read
    FindChart findChart;
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
