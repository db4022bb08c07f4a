// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "helm/chart.h"

#include <vector>

namespace fleetwright::helm {

/// The files of a packaged chart (.tgz: tar in gzip), as loader.LoadArchiveFiles reads them: named
/// as seen from the chart, without folders; a link is an empty file and is never followed. Nothing
/// is unpacked to disk.
///
/// Errors have Helm's texts: paths that are absolute, lead out of the chart or hold a drive; more
/// than 5 MiB a file or 100 MiB in all (TooLarge); what is no gzip or tar (Syntax).
[[nodiscard]] base::Result<std::vector<ChartFile>>
readChartArchive(const base::SourceFile &archive);

} // namespace fleetwright::helm
