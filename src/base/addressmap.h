// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fleetwright::base {

/// What is known of immutable things by their addresses; several times as fast as
/// std::unordered_map where there are millions. Nothing is ever taken out.
template<typename Value>
class AddressMap {
public:
    /// nullptr where nothing is known.
    [[nodiscard]] const Value *find(const void *address) const
    {
        if (m_slots.empty())
            return nullptr;
        const Slot &slot = m_slots[slotOf(address)];
        return slot.address ? &slot.value : nullptr;
    }

    /// Keeps what is known of an address already; false then.
    bool insert(const void *address, Value value)
    {
        // At most half full.
        if (2 * (m_size + 1) > m_slots.size())
            grow();
        Slot &slot = m_slots[slotOf(address)];
        if (slot.address)
            return false;
        slot = {address, std::move(value)};
        ++m_size;
        return true;
    }

private:
    struct Slot {
        const void *address = nullptr;
        Value value{};
    };

    /// Of the address, or the free one where it belongs.
    [[nodiscard]] std::size_t slotOf(const void *address) const
    {
        // Fibonacci hashing: addresses differ in their middle bits.
        constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;
        constexpr unsigned half = 32;
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = (reinterpret_cast<std::uintptr_t>(address) * factor >> half) & mask;
        while (m_slots[at].address && m_slots[at].address != address)
            at = (at + 1) & mask;
        return at;
    }

    void grow()
    {
        constexpr std::size_t smallest = 64;
        std::vector<Slot> old = std::move(m_slots);
        m_slots = std::vector<Slot>(old.empty() ? smallest : 2 * old.size());
        for (Slot &slot : old) {
            if (slot.address)
                m_slots[slotOf(slot.address)] = std::move(slot);
        }
    }

    std::vector<Slot> m_slots; ///< as many as a power of two
    std::size_t m_size = 0;
};

} // namespace fleetwright::base
