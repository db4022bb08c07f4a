// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/configuration.h"
#include "kustomize/layer.h"
#include "kustomize/resource.h"
#include "kustomize/resourcemap.h"
#include "kustomize/variables.h"

#include <optional>

namespace fleetwright::kustomize {

/// accumulator.ResAccumulator: resources on their way through a layer, with the rules that came
/// with them.
struct Accumulator {
    ResourceMap map;
    ConfigurationPtr configuration; ///< nullptr while there is none
    Variables variables;

    /// Conflict if a resource with its id is there.
    [[nodiscard]] base::Result<void> append(const Schema &schema, Resource resource);
    [[nodiscard]] base::Result<void> mergeConfiguration(const ConfigurationPtr &other);
    /// MergeAccumulator with what an included layer gives.
    [[nodiscard]] base::Result<void> merge(const Schema &schema, const Layer &layer);
    /// To be called when resources have changed otherwise.
    void forgetIds() { m_ids.reset(); }

private:
    std::optional<IdIndex> m_ids;
};

} // namespace fleetwright::kustomize
