// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <cassert>
#include <utility>
#include <variant>

namespace fleetwright::base {

/// A value or an Error. Stands in for std::expected, which C++20 has not.
template<typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    // Implicit on purpose: `return value;` and `return error;` read alike.
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T &value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_content));
    }

    [[nodiscard]] const Error &error() const &
    {
        assert(!ok());
        return *std::get_if<1>(&m_content);
    }
    [[nodiscard]] Error &&error() &&
    {
        assert(!ok());
        return std::move(*std::get_if<1>(&m_content));
    }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, Error> m_content;
};

template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    [[nodiscard]] const Error &error() const &
    {
        assert(!m_ok);
        return m_error;
    }
    [[nodiscard]] Error &&error() &&
    {
        assert(!m_ok);
        return std::move(m_error);
    }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace fleetwright::base
