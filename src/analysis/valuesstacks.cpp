// SPDX-License-Identifier: Apache-2.0
#include "analysis/valuesstacks.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace fleetwright::analysis {

ValuesStacks::ValuesStacks(const model::Snapshot &snapshot)
{
    std::unordered_set<const model::Rendering *> seen;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering || unit.rendering->releases.size() != 1
            || !seen.insert(unit.rendering.get()).second)
            continue;
        std::optional<model::LayerIndex> below;
        for (const base::RepoPath &path : unit.rendering->layers) {
            const auto known = snapshot.layerByPath.find(path);
            if (known == snapshot.layerByPath.end()
                || snapshot.layers[known->second].kind != model::LayerKind::ValuesFile
                || isOfChart(snapshot, path))
                continue;
            if (!below)
                m_lowest.insert(known->second);
            else if (*below != known->second)
                m_above[*below].insert(known->second);
            below = known->second;
        }
    }
}

bool ValuesStacks::areBeside(model::LayerIndex left, model::LayerIndex right) const
{
    return left != right && std::any_of(m_above.begin(), m_above.end(), [&](const auto &entry) {
               return entry.second.contains(left) && entry.second.contains(right);
           });
}

bool isOfChart(const model::Snapshot &snapshot, const base::RepoPath &file)
{
    const auto isChart = [&](const base::RepoPath &folder) {
        return snapshot.files->kind(folder.child("Chart.yaml")) == base::EntryKind::File;
    };
    return (file.name() == "values.yaml" && isChart(file.parent()))
           || (file.parent().name() == "templates" && isChart(file.parent().parent()));
}

} // namespace fleetwright::analysis
