// SPDX-License-Identifier: Apache-2.0
#include "helm/wantedchart.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fleetwright::helm {

namespace {

WantedChart wantedOf(const Dependency &dependency)
{
    return {dependency.repository, dependency.name, dependency.version, nullptr};
}

bool isOfRepository(const Dependency &dependency)
{
    return dependency.repository.find("://") != std::string::npos
           && !dependency.repository.starts_with("file://");
}

} // namespace

std::vector<const Dependency *> missingDependencies(const Chart &chart)
{
    std::vector<const Dependency *> missing;
    for (const Dependency &dependency : chart.metadata.dependencies) {
        const bool isThere = std::ranges::any_of(chart.dependencies, [&](const ChartPtr &each) {
            return each->metadata.name == dependency.name;
        });
        if (!isThere)
            missing.push_back(&dependency);
    }
    return missing;
}

FindDependency dependencyFinder(FindChart find)
{
    return [find = std::move(find)](const Dependency &dependency) -> std::optional<base::RepoPath> {
        if (!find)
            return std::nullopt;
        const base::Result<base::RepoPath> found = find(wantedOf(dependency));
        return found ? std::optional(*found) : std::nullopt;
    };
}

std::optional<base::Error> missingCharts(const LoadedChart &loaded, const FindChart &find)
{
    base::Error error;
    std::set<std::string> names;
    for (const Dependency *dependency : missingDependencies(*loaded.chart)) {
        // One chart may be needed under several aliases.
        if (!names.insert(dependency->name).second)
            continue;
        error.detail += (error.detail.empty() ? "charts that " + loaded.chart->metadata.name
                                                    + " needs are not in its charts/: "
                                              : std::string(", "))
                        + dependency->name;
        if (!find || !isOfRepository(*dependency))
            continue;
        const base::Result<base::RepoPath> found = find(wantedOf(*dependency));
        if (!found)
            error.causes.push_back(found.error());
    }
    if (error.detail.empty())
        return std::nullopt;
    error.code = base::ErrorCode::Unresolved;
    error.place = base::Place{loaded.path.child("Chart.yaml")};
    error.hint = error.causes.empty() ? "run `helm dependency build` and commit charts/"
                                      : error.causes.front().hint;
    return error;
}

} // namespace fleetwright::helm
