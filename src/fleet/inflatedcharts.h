// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/chartstore.h"
#include "kustomize/charts.h"

#include <map>
#include <memory>
#include <string>

namespace fleetwright::fleet {

/// Charts of `helmCharts` as `kustomize build --enable-helm` inflates them. Nothing is pulled:
/// charts of repositories must be mapped. `charts` must outlive it; nullptr: it has its own.
[[nodiscard]] std::shared_ptr<const kustomize::ChartInflater>
makeChartInflater(helm::ChartStore *charts, std::map<std::string, base::RepoPath> mappedUrls,
                  const base::Limits &limits);

} // namespace fleetwright::fleet
