// SPDX-License-Identifier: Apache-2.0
#include "argocd/wildcard.h"

#include "base/glob.h"
#include "base/repopath.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace fleetwright::argocd {

namespace {

constexpr std::size_t mostAlternatives = 1'000;

std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
    for (;;) {
        const std::size_t slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

/// The ']' that ends the class at pattern[at] == '[' by Go's grammar: at least one range, '-' and
/// ']' only escaped. npos if it is malformed.
std::size_t classEnd(std::string_view pattern, std::size_t at)
{
    const auto skipCharacter = [pattern](std::size_t next) {
        if (next >= pattern.size() || pattern[next] == '-' || pattern[next] == ']')
            return std::string_view::npos;
        return pattern[next] == '\\' ? next + 2 : next + 1;
    };
    std::size_t next = at + 1;
    if (next < pattern.size() && pattern[next] == '^')
        ++next;
    for (bool isFirst = true;; isFirst = false) {
        if (!isFirst && next < pattern.size() && pattern[next] == ']')
            return next;
        next = skipCharacter(next);
        if (next < pattern.size() && pattern[next] == '-')
            next = skipCharacter(next + 1);
        if (next >= pattern.size())
            return std::string_view::npos;
    }
}

/// The pattern as base::globMatches reads it, where '!' negates too; nothing if it is malformed.
std::optional<std::string> fromGo(std::string_view pattern)
{
    std::string result;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\') {
            if (at + 1 == pattern.size())
                return std::nullopt;
            result += pattern[at++];
            result += pattern[at];
            continue;
        }
        if (pattern[at] != '[') {
            result += pattern[at];
            continue;
        }
        const std::size_t end = classEnd(pattern, at);
        if (end == std::string_view::npos)
            return std::nullopt;
        std::string inner(pattern.substr(at + 1, end - at - 1));
        if (inner.front() == '!')
            std::rotate(inner.begin(), inner.begin() + 1, inner.end());
        result += '[' + inner + ']';
        at = end;
    }
    return result;
}

/// The braces that open first and their end; npos if there are none.
std::pair<std::size_t, std::size_t> outerBraces(std::string_view pattern)
{
    constexpr auto none = std::string_view::npos;
    std::size_t begin = none;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\') {
            ++at;
        } else if (pattern[at] == '{') {
            if (depth++ == 0)
                begin = at;
        } else if (pattern[at] == '}' && depth > 0 && --depth == 0) {
            return {begin, at};
        }
    }
    return {begin, none};
}

std::vector<std::string_view> splitAtTopLevel(std::string_view inner)
{
    std::vector<std::string_view> parts;
    std::size_t depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < inner.size(); ++at) {
        if (inner[at] == '\\')
            ++at;
        else if (inner[at] == '{')
            ++depth;
        else if (inner[at] == '}')
            --depth;
        else if (inner[at] == ',' && depth == 0) {
            parts.push_back(inner.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    parts.push_back(inner.substr(begin));
    return parts;
}

/// Appends what the pattern stands for without braces; false if it is malformed or stands for too
/// much.
bool expandBraces(std::string_view pattern, std::vector<std::string> &out)
{
    const auto [begin, end] = outerBraces(pattern);
    if (begin == std::string_view::npos) {
        out.emplace_back(pattern);
        return out.size() <= mostAlternatives;
    }
    if (end == std::string_view::npos)
        return false;
    for (const std::string_view part :
         splitAtTopLevel(pattern.substr(begin + 1, end - begin - 1))) {
        std::string expanded(pattern.substr(0, begin));
        expanded += part;
        expanded += pattern.substr(end + 1);
        if (!expandBraces(expanded, out))
            return false;
    }
    return true;
}

bool segmentsMatch(std::span<const std::string> pattern, std::span<const std::string> path)
{
    std::size_t at = 0;
    for (; at < pattern.size() && pattern[at] != "**"; ++at) {
        if (at >= path.size() || !base::globMatches(pattern[at], path[at]))
            return false;
    }
    if (at == pattern.size())
        return at == path.size();
    for (std::size_t skipped = at; skipped <= path.size(); ++skipped) {
        if (segmentsMatch(pattern.subspan(at + 1), path.subspan(skipped)))
            return true;
    }
    return false;
}

} // namespace

bool pathMatches(std::string_view pattern, std::string_view path)
{
    const std::optional<std::string> converted = fromGo(pattern);
    if (!converted)
        return false;
    const std::vector<std::string> wanted = segmentsOf(*converted);
    const std::vector<std::string> found = segmentsOf(path);
    return std::equal(wanted.begin(), wanted.end(), found.begin(), found.end(),
                      [](const std::string &one, const std::string &other) {
                          return base::globMatches(one, other);
                      });
}

std::optional<Pathspec> Pathspec::parse(std::string_view pattern)
{
    // ":/" is git's magic for the root, which we stand in.
    if (pattern.starts_with(":/"))
        pattern.remove_prefix(2);
    const std::optional<base::RepoPath> path = base::RepoPath::fromText(pattern);
    if (!path)
        return std::nullopt;
    Pathspec result;
    result.m_pattern = path->text();
    if (pattern.ends_with('/') && !result.m_pattern.empty())
        result.m_pattern += '/';
    result.m_hasWildcards = result.m_pattern.find_first_of("*?[\\") != std::string::npos;
    return result;
}

bool Pathspec::matches(std::string_view path) const
{
    if (m_pattern.empty() || path == m_pattern)
        return true;
    const std::string_view pattern = m_pattern;
    if (path.starts_with(pattern) && (pattern.back() == '/' || path[pattern.size()] == '/'))
        return true;
    return m_hasWildcards && base::globMatches(pattern, path);
}

std::optional<DoubleStar> DoubleStar::parse(std::string_view pattern)
{
    std::vector<std::string> expanded;
    if (!expandBraces(pattern, expanded))
        return std::nullopt;
    DoubleStar result;
    for (const std::string &one : expanded) {
        const std::optional<base::RepoPath> clean = base::RepoPath::fromText(one);
        if (clean)
            result.m_alternatives.push_back(segmentsOf(clean->text()));
    }
    return result;
}

bool DoubleStar::matches(std::string_view path) const
{
    const std::vector<std::string> segments = segmentsOf(path);
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
                       [&segments](const std::vector<std::string> &pattern) {
                           return segmentsMatch(pattern, segments);
                       });
}

bool gobwasMatches(std::string_view pattern, std::string_view text)
{
    std::vector<std::string> expanded;
    return expandBraces(pattern, expanded)
           && std::any_of(expanded.begin(), expanded.end(),
                          [text](const std::string &one) { return base::globMatches(one, text); });
}

} // namespace fleetwright::argocd
