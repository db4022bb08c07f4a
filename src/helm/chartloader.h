// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/limits.h"
#include "base/result.h"
#include "helm/chart.h"

namespace fleetwright::helm {

/// Loads a chart from a folder or from an archive (.tgz) of `files` as Helm 3.18 does
/// (pkg/chart/loader): `.helmignore`, Chart.yaml, requirements.yaml, values.yaml,
/// values.schema.json, charts below charts/ as folders and as archives.
///
/// Errors have Helm's texts. NotFound where there is nothing at `path`, TooLarge for Helm's own
/// limits (5 MiB a file, 100 MiB a chart).
[[nodiscard]] base::Result<ChartPtr> loadChart(const base::FileSource &files,
                                               const base::RepoPath &path,
                                               const base::Limits &limits = {});

/// The same of files at hand, named as seen from the chart. `place` names the chart's folder in
/// errors.
[[nodiscard]] base::Result<ChartPtr> loadChartFiles(std::vector<ChartFile> files,
                                                    const base::RepoPath &place,
                                                    const base::Limits &limits = {});

} // namespace fleetwright::helm
