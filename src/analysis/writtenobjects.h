// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "topology/fleetobjects.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// The objects of a kind in a fleet, rendered or not (topology::objectsOfKind), found when somebody
/// asks for the kind first (RuleInput::once). For many threads at once.
class WrittenObjects {
public:
    explicit WrittenObjects(const RuleInput &input)
        : m_snapshot(input.snapshot()), m_cancel(input.cancel())
    {}

    [[nodiscard]] const std::vector<topology::FleetObject> &ofKind(std::string_view kind) const;

private:
    const model::Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, std::vector<topology::FleetObject>, std::less<>> m_byKind;
};

} // namespace fleetwright::analysis
