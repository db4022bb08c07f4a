// SPDX-License-Identifier: Apache-2.0
#include "analysis/identityvalues.h"

namespace fleetwright::analysis {

IdentityValues::IdentityValues(const model::Snapshot &snapshot)
{
    std::vector<diff::Column> columns(snapshot.clusters.size());
    for (std::size_t index = 0; index < columns.size(); ++index)
        columns[index].expected =
            diff::expectedValuesOf(snapshot, static_cast<model::ClusterIndex>(index));
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (object.stableName != object.id.name)
                columns[unit.cluster].items.push_back({&object, 1});
        }
    }
    m_placeholders.reserve(columns.size());
    for (const diff::Column &column : columns)
        m_placeholders.emplace_back(column);
}

std::string IdentityValues::replaced(model::ClusterIndex cluster, std::string_view key,
                                     std::string_view text) const
{
    return m_placeholders[cluster].replaced(key, text);
}

base::Hash128 IdentityValues::hashOf(model::ClusterIndex cluster, std::string_view key,
                                     const yaml::Node *node) const
{
    return m_placeholders[cluster].hashOf(key, node).hash;
}

bool IdentityValues::isIn(model::ClusterIndex cluster, std::string_view key,
                          const yaml::Node *node) const
{
    return m_placeholders[cluster].hashOf(key, node).replaced;
}

} // namespace fleetwright::analysis
