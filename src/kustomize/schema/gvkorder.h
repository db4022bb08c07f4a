// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fleetwright::kustomize {

/// A type's parts for ordering, as views.
struct GvkKey {
    std::string_view group, version, kind;
};

/// resid.Gvk.IsLessThan: 22 kinds first, 2 last, then the group_version_kind string ("~G" for no
/// group).
[[nodiscard]] bool sortsBefore(const GvkKey &left, const GvkKey &right);

} // namespace fleetwright::kustomize
