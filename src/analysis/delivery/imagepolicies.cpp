// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/imagepolicies.h"

#include "analysis/writtenobjects.h"
#include "base/nearest.h"

#include <string_view>
#include <vector>

namespace fleetwright::analysis::delivery {

ImagePolicies::ImagePolicies(RuleInput &input)
{
    for (const topology::FleetObject &object : input.once<WrittenObjects>().ofKind("ImagePolicy")) {
        m_names.insert(object.nameSpace + ':' + object.name);
        // Without a namespace it lies wherever it is applied.
        if (object.nameSpace.empty())
            m_anywhere.insert(object.name);
    }
}

bool ImagePolicies::has(const ImageMarker &marker) const
{
    return m_names.contains(marker.policy()) || m_anywhere.contains(marker.name);
}

std::string ImagePolicies::nearest(const ImageMarker &marker) const
{
    for (const std::string &name : m_names) {
        if (name.ends_with(':' + marker.name))
            return name;
    }
    const std::vector<std::string_view> names(m_names.begin(), m_names.end());
    return std::string(base::nearestName(marker.policy(), names));
}

} // namespace fleetwright::analysis::delivery
