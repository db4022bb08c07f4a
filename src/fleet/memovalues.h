// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace fleetwright::fleet {

/// What is not asked for survives this many openings: undo, redo and a look at a revision stay
/// cheap.
inline constexpr std::uint64_t keptOpenings = 8;

/// Drops entries that were last used too many openings ago.
template<typename Entries>
void dropUnused(Entries &entries, std::uint64_t opening)
{
    std::erase_if(entries, [opening](const auto &entry) {
        return entry.second.usedIn + keptOpenings < opening;
    });
}

/// Values by the key of all that they depend on, each made once. Thread-safe; two threads that need
/// one at the same time both make it.
template<typename Value>
class MemoValues {
public:
    template<typename Make>
    [[nodiscard]] Value once(base::Hash128 key, const Make &make)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (const auto known = m_entries.find(key); known != m_entries.end()) {
                known->second.usedIn = m_opening;
                return known->second.value;
            }
        }
        Value value = make();
        const std::scoped_lock lock(m_mutex);
        return m_entries.insert_or_assign(key, Entry{std::move(value), m_opening})
            .first->second.value;
    }

    /// To be called once an opening.
    void trim()
    {
        const std::scoped_lock lock(m_mutex);
        dropUnused(m_entries, ++m_opening);
    }

private:
    struct Entry {
        Value value;
        std::uint64_t usedIn = 0;
    };

    std::mutex m_mutex;
    std::uint64_t m_opening = 1;
    std::unordered_map<base::Hash128, Entry> m_entries;
};

} // namespace fleetwright::fleet
