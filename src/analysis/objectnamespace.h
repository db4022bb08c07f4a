// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <string>
#include <string_view>

namespace fleetwright::analysis {

/// The namespace that an object without one is applied to: the unit's destination, target or
/// release namespace, else "default".
[[nodiscard]] std::string defaultNamespaceOf(const model::Unit &unit);

/// The namespace in which a namespaced object of a unit lies.
[[nodiscard]] std::string namespaceOf(const model::Unit &unit, const model::Object &object);

/// Whether a unit of the cluster that failed, or of which something is not in the repository, may
/// bring an object of this name: it failed, or its own object (values included) mentions the name.
[[nodiscard]] bool mayBeBroughtByUnknown(const model::Snapshot &snapshot,
                                         model::ClusterIndex cluster, std::string_view name);

} // namespace fleetwright::analysis
