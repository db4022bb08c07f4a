// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/cancel.h"
#include "base/filesource.h"
#include "base/limits.h"
#include "base/result.h"
#include "model/releasevalues.h"
#include "yaml/node.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

/// Values that `helm template -f` gets: a file as it is, or a mapping that was merged.
struct ChartValues {
    base::SourceFilePtr file;
    const yaml::Node *merged = nullptr;
};

/// What an entry of `helmCharts:` hands to `helm template` (types/helmchartargs.go AsHelmArgs).
struct ChartRequest {
    base::RepoPath chart;            ///< its folder
    std::string name;                ///< the chart's, as the entry has it
    std::string releaseName;         ///< "": helm makes one up
    std::string nameSpace;           ///< "" is helm's default
    std::vector<ChartValues> values; ///< later ones win
    std::vector<std::string> apiVersions;
    std::string kubeVersion;
    bool includesDefinitions = false;
    bool skipsTests = false;
    bool skipsHooks = false;
};

/// What came of it: objects as kustomize reads them, at the places that gave them.
struct InflatedChart {
    std::vector<const yaml::Node *> objects;
    std::shared_ptr<const base::Arena> arena;
    std::vector<std::string> warnings;
    std::vector<std::shared_ptr<const model::ReleaseValues>> releases; ///< live as the objects do
};

/// A chart that has to be pulled.
struct RemoteChart {
    std::string repository;
    std::string name;
    std::string version;
    base::Span place;
};

/// Renders charts for kustomize, which knows nothing of Helm. Thread-safe. Its answers must follow
/// from the request and from what it reads of `files`.
class ChartInflater {
public:
    ChartInflater() = default;
    ChartInflater(const ChartInflater &) = delete;
    ChartInflater &operator=(const ChartInflater &) = delete;
    virtual ~ChartInflater() = default;

    [[nodiscard]] virtual base::Result<InflatedChart> inflate(const ChartRequest &request,
                                                              const base::FileSource &files,
                                                              const base::Limits &limits,
                                                              const base::Cancel &cancel) const = 0;
    /// Where a chart of a repository is at hand. Unresolved if it is not.
    [[nodiscard]] virtual base::Result<base::RepoPath>
    find(const RemoteChart &chart, const base::FileSource &files) const = 0;
};

} // namespace fleetwright::kustomize
