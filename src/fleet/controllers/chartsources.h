// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controllercontext.h"
#include "helm/wantedchart.h"

namespace fleetwright::fleet {

/// Where a chart of a chart repository is in the opened state: the address, or that of the chart,
/// is mapped to the chart, to an archive of it, or to a folder of such. Of several versions the
/// newest that is asked for. Unresolved, with what would bring it, if it is not there.
[[nodiscard]] base::Result<base::RepoPath> findChart(const helm::WantedChart &wanted,
                                                     const ControllerContext &context);

/// findChart() in this context, which must outlive it.
[[nodiscard]] helm::FindChart chartFinder(const ControllerContext &context);

/// The same of other files than the opened ones. `place` is the error's.
[[nodiscard]] base::Result<base::RepoPath>
findMappedChart(const helm::WantedChart &wanted, const base::Span &place,
                const base::FileSource &files,
                const std::map<std::string, base::RepoPath> &mappedUrls, helm::ChartStore &charts,
                const base::Limits &limits);

/// The `helm pull` that brings a chart.
[[nodiscard]] std::string pullCommand(const helm::WantedChart &wanted);

/// A chart that is not at hand, as the hint of the error says.
struct MissingChart {
    helm::WantedChart wanted;
    std::string command;

    friend auto operator<=>(const MissingChart &left, const MissingChart &right)
    {
        return left.command <=> right.command;
    }
    friend bool operator==(const MissingChart &left, const MissingChart &right)
    {
        return left.command == right.command;
    }
};

/// Those that an error and its causes are about; empty if it is about something else.
[[nodiscard]] std::vector<MissingChart> missingChartsOf(const base::Error &error);

} // namespace fleetwright::fleet
