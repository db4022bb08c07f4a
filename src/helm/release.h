// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// What templates see as .Capabilities.
struct Capabilities {
    std::string kubeVersion; ///< "v1.33.0"
    std::string major;
    std::string minor;
    std::vector<std::string> apiVersions; ///< "apps/v1", "apps/v1/Deployment"

    /// What Helm 3.18.6 assumes without a cluster: Kubernetes 1.33 and its own API groups.
    [[nodiscard]] static Capabilities standard();
    /// chartutil.ParseKubeVersion; fails with "invalid kube version 'X': …".
    [[nodiscard]] base::Result<void> setKubeVersion(std::string_view version);
};

/// One release of a chart: what templates see as .Release.
struct Release {
    std::string name;
    std::string space = "default"; ///< its namespace
    bool isUpgrade = false;
    int revision = 1;
};

/// chartutil.ValidateReleaseName with the error that `helm install` gives.
[[nodiscard]] base::Result<void> validateReleaseName(std::string_view name);

} // namespace fleetwright::helm
