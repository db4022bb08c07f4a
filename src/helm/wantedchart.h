// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/chartstore.h"
#include "yaml/node.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::helm {

/// A chart of a chart repository, or what an OCI address names.
struct WantedChart {
    std::string repository; ///< https://… or oci://…
    std::string name;       ///< "" where the address is the chart's own
    std::string version;    ///< as written, "" is any
    const yaml::Node *place = nullptr;
};

/// Where it is in the files that are opened: a folder or an archive. Unresolved if it is not.
using FindChart = std::function<base::Result<base::RepoPath>(const WantedChart &wanted)>;

/// Charts that a chart lists and that are not in its charts/, one under several aliases as often.
[[nodiscard]] std::vector<const Dependency *> missingDependencies(const Chart &chart);

/// What `find` knows, for ChartStore::loadBuilt. `find` may be empty.
[[nodiscard]] FindDependency dependencyFinder(FindChart find);

/// The charts that a chart lists and that are not at hand, each a cause with what would bring it;
/// nothing if all are there.
[[nodiscard]] std::optional<base::Error> missingCharts(const LoadedChart &loaded,
                                                       const FindChart &find);

} // namespace fleetwright::helm
