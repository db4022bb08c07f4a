// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <algorithm>
#include <cstring>

namespace fleetwright::base {

std::string_view Arena::copy(std::string_view text)
{
    if (text.empty())
        return {};
    m_size += text.size();
    void *place = m_memory.allocate(text.size(), 1);
    std::memcpy(place, text.data(), text.size());
    return {static_cast<const char *>(place), text.size()};
}

void Arena::keep(std::shared_ptr<const void> other)
{
    if (!other)
        return;
    const auto at = std::ranges::lower_bound(
        m_kept, other.get(), std::less<const void *>(),
        [](const std::shared_ptr<const void> &kept) { return kept.get(); });
    if (at == m_kept.end() || at->get() != other.get())
        m_kept.insert(at, std::move(other));
}

} // namespace fleetwright::base
