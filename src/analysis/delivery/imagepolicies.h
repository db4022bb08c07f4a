// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/delivery/imagemarkers.h"
#include "analysis/rule.h"

#include <set>
#include <string>

namespace fleetwright::analysis::delivery {

/// The ImagePolicies of a fleet, "namespace:name" (RuleInput::once).
class ImagePolicies {
public:
    explicit ImagePolicies(RuleInput &input);

    [[nodiscard]] bool empty() const { return m_names.empty(); }
    /// Whether there is the one that a marker names.
    [[nodiscard]] bool has(const ImageMarker &marker) const;
    /// The one whose name is nearest to what a marker says; "" if none is near.
    [[nodiscard]] std::string nearest(const ImageMarker &marker) const;

private:
    std::set<std::string> m_names;
    std::set<std::string> m_anywhere; ///< names of those that lie wherever they are applied
};

} // namespace fleetwright::analysis::delivery
