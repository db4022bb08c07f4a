// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace fleetwright::base {

/// Bump memory for trivially destructible values (nodes, entries, text). Filled by one thread, then
/// only read. Owned through shared_ptr by what was computed into it; `keep` holds alive what its
/// values point to.
class Arena {
public:
    Arena() = default;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    template<typename T, typename... Arguments>
    [[nodiscard]] T *make(Arguments &&...arguments)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        m_size += sizeof(T);
        void *place = m_memory.allocate(sizeof(T), alignof(T));
        return new (place) T{std::forward<Arguments>(arguments)...};
    }

    template<typename T>
    [[nodiscard]] std::span<T> makeArray(std::size_t count)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        if (count == 0)
            return {};
        m_size += count * sizeof(T);
        T *first = static_cast<T *>(m_memory.allocate(count * sizeof(T), alignof(T)));
        std::uninitialized_value_construct_n(first, count);
        return {first, count};
    }

    [[nodiscard]] std::string_view copy(std::string_view text);

    /// Keeps `other` alive as long as this arena. Duplicates are dropped.
    void keep(std::shared_ptr<const void> other);

    /// Bytes of all that was made in it.
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::pmr::monotonic_buffer_resource m_memory;
    std::size_t m_size = 0;
    std::vector<std::shared_ptr<const void>> m_kept;
};

using ArenaPtr = std::shared_ptr<Arena>;

} // namespace fleetwright::base
