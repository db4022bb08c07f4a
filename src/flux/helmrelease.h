// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "flux/helmvalues.h"
#include "flux/kustomizationspec.h"

#include <string>
#include <vector>

namespace fleetwright::flux {

/// Which chart a HelmRelease installs: of a source, or a chart object.
struct ChartReference {
    std::string chart;   ///< name in a HelmRepository, or path in a GitRepository or Bucket
    std::string version; ///< as written, "" is any
    SourceReference source;
    std::vector<std::string> valuesFiles; ///< replace the chart's values.yaml
    bool ignoreMissingValuesFiles = false;
    const yaml::Node *node = nullptr; ///< spec.chart or spec.chartRef
};

/// A HelmRelease (helm-controller api/v2). Nodes are those of the object.
struct HelmReleaseSpec {
    model::ResourceId id;
    const yaml::Node *root = nullptr;
    std::shared_ptr<const void> keeps;

    std::string releaseName;
    std::string releaseNamespace; ///< that objects without one of their own go to
    std::string storageNamespace; ///< that Helm keeps the release in
    ChartReference chart;
    std::vector<ValuesReference> valuesFrom;
    const yaml::Node *values = nullptr;            ///< inline; nullptr if there are none
    std::vector<const yaml::Node *> postRenderers; ///< entries in order
    const yaml::Node *commonMetadata = nullptr;
    std::vector<Dependency> dependsOn;
    DeliverySettings delivery;
    bool disablesWait = false; ///< install or upgrade .disableWait
};

[[nodiscard]] bool isHelmRelease(const model::ResourceId &id);

[[nodiscard]] base::Result<HelmReleaseSpec> readHelmReleaseSpec(const KnownObject &object);

/// The `spec` of a chart template, or of a HelmChart.
[[nodiscard]] ChartReference readChartReference(const yaml::Node *spec);

/// helm-controller release.ShortenName: over 53 characters, the first 40, '-' and 12 digits of the
/// SHA-256.
[[nodiscard]] std::string shortReleaseName(const std::string &name);

} // namespace fleetwright::flux
