// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/limits.h"
#include "base/result.h"
#include "helm/chart.h"

#include <cstddef>
#include <vector>

namespace fleetwright::helm {

/// Helm's limits of what it loads (pkg/chart/loader/archive.go).
constexpr std::size_t mostFileBytes = std::size_t{5} << 20;
constexpr std::size_t mostChartBytes = std::size_t{100} << 20;

/// A file of a chart without its byte order mark.
[[nodiscard]] ChartFile chartFile(std::string name, base::SourceFilePtr content);

/// The files of a chart's folder that its .helmignore leaves, in the order of filepath.Walk. Links
/// are followed (pkg/chart/loader/directory.go, internal/sympath).
[[nodiscard]] base::Result<std::vector<ChartFile>> readChartFolder(const base::FileSource &files,
                                                                   const base::RepoPath &folder,
                                                                   const base::Limits &limits);

} // namespace fleetwright::helm
