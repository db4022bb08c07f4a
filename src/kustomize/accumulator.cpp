// SPDX-License-Identifier: Apache-2.0
#include "kustomize/accumulator.h"

namespace fleetwright::kustomize {

base::Result<void> Accumulator::append(const Schema &schema, Resource resource)
{
    if (!m_ids) {
        m_ids.emplace(schema);
        for (std::size_t index = 0; index < map.resources.size(); ++index) {
            if (const auto other = m_ids->insert(map.resources, map.resources[index], index))
                return idConflict(map.resources[*other], map.resources[index]);
        }
    }
    if (const auto other = m_ids->insert(map.resources, resource, map.resources.size()))
        return idConflict(map.resources[*other], resource);
    map.resources.push_back(std::move(resource));
    return {};
}

base::Result<void> Accumulator::mergeConfiguration(const ConfigurationPtr &other)
{
    auto merged = mergedConfiguration(configuration, other);
    if (!merged)
        return std::move(merged).error();
    configuration = *std::move(merged);
    return {};
}

base::Result<void> Accumulator::merge(const Schema &schema, const Layer &layer)
{
    if (map.resources.empty() && layer.unique) {
        map.resources = layer.map.resources;
        forgetIds();
    } else {
        for (const Resource &resource : layer.map.resources) {
            if (auto added = append(schema, resource); !added)
                return added;
        }
    }
    map.mistyped.insert(map.mistyped.end(), layer.map.mistyped.begin(), layer.map.mistyped.end());
    if (auto merged = mergeConfiguration(layer.configuration); !merged)
        return merged;
    return mergeVariables(variables, layer.variables);
}

} // namespace fleetwright::kustomize
