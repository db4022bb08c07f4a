// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

namespace fleetwright::git {

template<auto release>
struct Release {
    template<typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};

/// Owns a libgit2 object: Handle<git_commit, git_commit_free>.
template<typename T, auto release>
using Handle = std::unique_ptr<T, Release<release>>;

/// Hands a Handle to libgit2's out-parameters: git_commit_lookup(into(handle), …).
template<typename Owner>
class Into {
public:
    explicit Into(Owner &owner) : m_owner(owner) {}
    Into(const Into &) = delete;
    Into &operator=(const Into &) = delete;
    ~Into() { m_owner.reset(m_object); }
    operator typename Owner::pointer *() { return &m_object; }

private:
    Owner &m_owner;
    typename Owner::pointer m_object = nullptr;
};

template<typename Owner>
[[nodiscard]] Into<Owner> into(Owner &owner)
{
    return Into<Owner>(owner);
}

} // namespace fleetwright::git
