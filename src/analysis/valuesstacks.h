// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <map>
#include <set>

namespace fleetwright::analysis {

/// How values files lie upon each other in the releases of a fleet: each hides what those below it
/// say. A chart's own values are no layer of a stack. Of a unit with several charts nothing is
/// known.
class ValuesStacks {
public:
    explicit ValuesStacks(const model::Snapshot &snapshot);

    /// Whether some release has nothing but its chart below the file.
    [[nodiscard]] bool isLowest(model::LayerIndex layer) const { return m_lowest.contains(layer); }
    /// The files that lie directly upon each file that has some.
    [[nodiscard]] const std::map<model::LayerIndex, std::set<model::LayerIndex>> &above() const
    {
        return m_above;
    }
    /// Whether two files lie directly upon the same one.
    [[nodiscard]] bool areBeside(model::LayerIndex left, model::LayerIndex right) const;

private:
    std::set<model::LayerIndex> m_lowest;
    std::map<model::LayerIndex, std::set<model::LayerIndex>> m_above;
};

/// Whether a file is the values.yaml of a chart or one of its templates.
[[nodiscard]] bool isOfChart(const model::Snapshot &snapshot, const base::RepoPath &file);

} // namespace fleetwright::analysis
