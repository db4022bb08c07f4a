// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/unit.h"

#include <compare>
#include <cstddef>
#include <functional>
#include <string>

namespace fleetwright::diff {

/// How an object is recognised in other clusters and revisions: without its version and without a
/// generated hash suffix.
struct ObjectKey {
    std::string group;
    std::string kind;
    std::string nameSpace;
    std::string name; ///< model::Object::stableName

    friend auto operator<=>(const ObjectKey &, const ObjectKey &) = default;

    /// "Kind[.group]/[namespace/]name".
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] ObjectKey keyOf(const model::Object &object);

} // namespace fleetwright::diff

template<>
struct std::hash<fleetwright::diff::ObjectKey> {
    std::size_t operator()(const fleetwright::diff::ObjectKey &key) const noexcept;
};
