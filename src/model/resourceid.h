// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace fleetwright::model {

/// Identity of a rendered Kubernetes object.
struct ResourceId {
    std::string group; ///< "" for the core group
    std::string version;
    std::string kind;
    std::string nameSpace; ///< "" for cluster-scoped or not given
    std::string name;

    friend auto operator<=>(const ResourceId &, const ResourceId &) = default;

    /// "Kind[.group]/[namespace/]name", the form that the command line takes and prints.
    [[nodiscard]] std::string text() const;
};

} // namespace fleetwright::model

template<>
struct std::hash<fleetwright::model::ResourceId> {
    std::size_t operator()(const fleetwright::model::ResourceId &id) const noexcept;
};
