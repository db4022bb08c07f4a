// SPDX-License-Identifier: Apache-2.0
#include "analysis/writtenobjects.h"

#include <utility>

namespace fleetwright::analysis {

const std::vector<topology::FleetObject> &WrittenObjects::ofKind(std::string_view kind) const
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_byKind.find(kind);
        if (known != m_byKind.end())
            return known->second;
    }
    std::vector<topology::FleetObject> found =
        topology::objectsOfKind(m_snapshot, {}, kind, m_cancel);
    const std::scoped_lock lock(m_mutex);
    return m_byKind.try_emplace(std::string(kind), std::move(found)).first->second;
}

} // namespace fleetwright::analysis
