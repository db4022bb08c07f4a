// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::base {

/// A path inside a repository: UTF-8 bytes, '/' between segments, no leading or trailing '/', no
/// "." or ".." segment. The empty path is the root itself. Cannot hold a path that leaves the root.
class RepoPath {
public:
    RepoPath() = default;

    /// Normalises "." and ".." by text; nothing if the path is absolute, leaves the root or holds a
    /// NUL.
    [[nodiscard]] static std::optional<RepoPath> fromText(std::string_view text);

    /// `relative` as seen from this folder; nothing if it is absolute or leaves the root.
    [[nodiscard]] std::optional<RepoPath> resolve(std::string_view relative) const;

    /// This folder's child. `name` must be one plain segment.
    [[nodiscard]] RepoPath child(std::string_view name) const;

    [[nodiscard]] RepoPath parent() const;            ///< the root's parent is the root
    [[nodiscard]] std::string_view name() const;      ///< last segment, "" for the root
    [[nodiscard]] std::string_view extension() const; ///< without dot, "" if none
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] bool isRoot() const { return m_text.empty(); }
    [[nodiscard]] bool isInside(const RepoPath &folder) const; ///< a path is inside itself

    /// How `this` is written from `folder`, for example "../../base". "." for the folder itself.
    [[nodiscard]] std::string relativeTo(const RepoPath &folder) const;

    friend auto operator<=>(const RepoPath &, const RepoPath &) = default;

private:
    std::string m_text;
};

} // namespace fleetwright::base

template<>
struct std::hash<fleetwright::base::RepoPath> {
    std::size_t operator()(const fleetwright::base::RepoPath &path) const noexcept
    {
        return std::hash<std::string>{}(path.text());
    }
};
