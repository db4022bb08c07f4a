// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/bundle.h"

#include <optional>
#include <string>

namespace fleetwright::rancherfleet {

/// How a bundle's content is made into objects (bundlereader/style.go DetermineStyle). A chart and
/// a kustomization may be there both: then the chart's objects enter the build.
struct Style {
    std::optional<std::string> chart;         ///< the Chart.yaml, by its path from the folder
    std::optional<std::string> kustomization; ///< the kustomization.yaml, likewise
    bool isRemoteChart = false;               ///< a chart that lies elsewhere
    base::Span place;                         ///< what asks for the chart

    [[nodiscard]] bool isHelm() const { return chart || isRemoteChart; }
    [[nodiscard]] bool isRaw() const { return !isHelm() && !kustomization; }
};

/// `options` are those of a deployment.
[[nodiscard]] Style styleOf(const Bundle &bundle, const yaml::Node *options);

} // namespace fleetwright::rancherfleet
