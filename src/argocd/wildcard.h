// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// Go's path.Match: '*', '?' and classes stay within a segment, '^' negates. A malformed pattern
/// matches nothing.
[[nodiscard]] bool pathMatches(std::string_view pattern, std::string_view path);

/// `git ls-files -- PATTERN` at the root (git's pathspec.c and wildmatch.c without WM_PATHNAME):
/// '*' and '?' cross '/', a folder selects everything below it, braces are literal.
class Pathspec {
public:
    /// Nothing for a pattern that leads out of the repository, which git refuses.
    [[nodiscard]] static std::optional<Pathspec> parse(std::string_view pattern);

    [[nodiscard]] bool matches(std::string_view path) const;

private:
    std::string m_pattern; ///< normalised; "" selects all
    bool m_hasWildcards = false;
};

/// Patterns of bmatcuk/doublestar v4, which --enable-new-git-file-globbing uses: '*' within a
/// segment, "**" as a segment of its own for any number of them, {a,b}.
class DoubleStar {
public:
    /// Nothing for a malformed pattern.
    [[nodiscard]] static std::optional<DoubleStar> parse(std::string_view pattern);

    [[nodiscard]] bool matches(std::string_view path) const;

private:
    std::vector<std::vector<std::string>> m_alternatives; ///< the segments of each
};

/// gobwas/glob without separators, as sync windows use it: '*' crosses everything, {a,b}.
[[nodiscard]] bool gobwasMatches(std::string_view pattern, std::string_view text);

} // namespace fleetwright::argocd
