// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/outline.h"

#include <utility>

namespace fleetwright::services {

int Outline::add(int parent, OutlineRow row)
{
    const int number = size();
    std::vector<int> &siblings =
        parent == top ? m_first : m_rows[static_cast<std::size_t>(parent)].parts;
    const int position = static_cast<int>(siblings.size());
    siblings.push_back(number);
    m_rows.push_back({std::move(row), parent, position, {}});
    return number;
}

} // namespace fleetwright::services
