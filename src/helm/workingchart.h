// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/chart.h"
#include "helm/tables.h"

#include <deque>
#include <string>
#include <vector>

namespace fleetwright::helm {

/// A dependency while charts are arranged. Charts that were made of one chart under several aliases
/// share it, as in Helm.
struct WorkingDependency {
    const Dependency *written = nullptr;
    std::string name; ///< the alias once the chart was found
    bool isEnabled = false;
    bool isImported = false; ///< its import-values were carried out: Helm does so once
};

/// A chart of a release while its dependencies are sorted out: Helm changes its charts for that,
/// here they stay and this changes.
struct WorkingChart {
    const Chart *chart = nullptr;
    std::string name; ///< the chart's, or the alias
    bool listsDependencies = false;
    std::vector<WorkingDependency *> requirements;
    std::vector<WorkingChart *> dependencies;
    const WorkingChart *parent = nullptr;
    const gotemplate::MapData *values = nullptr; ///< the chart's defaults, imported ones too

    /// "parent/charts/name".
    [[nodiscard]] std::string fullPath() const;
};

/// Owns what is worked on.
class WorkingCharts {
public:
    explicit WorkingCharts(const Chart &root) : m_root(&add(root)) {}

    [[nodiscard]] WorkingChart &root() const { return *m_root; }
    [[nodiscard]] WorkingChart &copy(const WorkingChart &chart)
    {
        return m_charts.emplace_back(chart);
    }

private:
    WorkingChart &add(const Chart &chart);

    std::deque<WorkingChart> m_charts;
    std::deque<WorkingDependency> m_dependencies;
    WorkingChart *m_root;
};

/// chartutil.CoalesceValues and MergeValues: `values` over the defaults of the chart and of those
/// below it. The result is a table of its own. Fails where a chart's values are no table.
[[nodiscard]] base::Result<gotemplate::MapData *> composedValues(Tables &tables,
                                                                 const WorkingChart &chart,
                                                                 const gotemplate::MapData &values,
                                                                 Nulls nulls);

/// processDependencyEnabled: which charts the values switch on, under which names.
[[nodiscard]] base::Result<void> enableDependencies(Tables &tables, WorkingCharts &charts,
                                                    const gotemplate::MapData &values);

/// processDependencyImportValues with merging: what charts take over from those below them.
[[nodiscard]] base::Result<void> importValues(Tables &tables, WorkingChart &chart);

} // namespace fleetwright::helm
