// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

namespace fleetwright::kustomize {

// What kustomize does with its ResMap as a whole (api/resmap/reswrangler.go).

/// Finds resources whose current id is the same. Filled as resources are appended.
class IdIndex {
public:
    explicit IdIndex(const Schema &schema) : m_schema(schema) {}

    /// The position of the resource in `resources` that has the id of `resource` already; else
    /// notes it at `position`.
    [[nodiscard]] std::optional<std::size_t> insert(const std::vector<Resource> &resources,
                                                    const Resource &resource, std::size_t position);

private:
    const Schema &m_schema;
    std::unordered_multimap<std::size_t, std::size_t> m_positions;
};

/// "may not add resource with an already registered id"
[[nodiscard]] base::Error idConflict(const Resource &registered, const Resource &added);

/// An error if two resources have the same current id.
[[nodiscard]] base::Result<void> checkUnique(const Schema &schema,
                                             const std::vector<Resource> &resources);

/// ResMap.AbsorbAll of one generated resource: added, or merged into or put in the place of the one
/// that has or had its id.
[[nodiscard]] base::Result<void> absorb(const TransformContext &context, ResourceMap &map,
                                        Resource generated, const yaml::Step *step);

/// The resource whose current or earlier id is `id`'s; an error with kustomize's words unless it is
/// exactly one.
[[nodiscard]] base::Result<std::size_t> findById(const Schema &schema, const ResourceMap &map,
                                                 const yaml::Node *id);

} // namespace fleetwright::kustomize
