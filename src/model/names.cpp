// SPDX-License-Identifier: Apache-2.0
#include "model/names.h"

#include "base/ascii.h"

#include <algorithm>

namespace fleetwright::model {

namespace {

using base::isAlphanumeric;
using base::isDigit;
using base::isLower;

constexpr std::size_t longestSubdomain = 253;
constexpr std::size_t longestLabelValue = 63;

/// "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
bool isQualifiedWord(std::string_view text)
{
    if (text.empty() || !isAlphanumeric(text.front()) || !isAlphanumeric(text.back()))
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
    });
}

/// "[a-z0-9]([-a-z0-9]*[a-z0-9])?" between dots.
bool isSubdomain(std::string_view text)
{
    for (;;) {
        const std::size_t dot = text.find('.');
        const std::string_view word = text.substr(0, dot);
        const auto isEdge = [](char c) { return isLower(c) || isDigit(c); };
        if (word.empty() || !isEdge(word.front()) || !isEdge(word.back())
            || !std::all_of(word.begin(), word.end(),
                            [&isEdge](char c) { return isEdge(c) || c == '-'; }))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

} // namespace

std::optional<std::string> subdomainProblem(std::string_view name)
{
    if (name.size() > longestSubdomain)
        return "must be no more than 253 characters";
    if (!isSubdomain(name))
        return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
               "'-' or '.', and must start and end with an alphanumeric character";
    return std::nullopt;
}

std::optional<std::string> qualifiedNameProblem(std::string_view name)
{
    std::string_view word = name;
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
        const std::string_view prefix = name.substr(0, slash);
        word = name.substr(slash + 1);
        if (word.find('/') != std::string_view::npos)
            return "a qualified name has at most one '/'";
        if (prefix.empty())
            return "prefix part must be non-empty";
        if (std::optional<std::string> problem = subdomainProblem(prefix))
            return "prefix part " + *problem;
    }
    if (word.empty())
        return "name part must be non-empty";
    if (word.size() > longestLabelValue)
        return "name part must be no more than 63 characters";
    if (!isQualifiedWord(word))
        return "name part must consist of alphanumeric characters, '-', '_' or '.', and must start "
               "and end with an alphanumeric character";
    return std::nullopt;
}

std::optional<std::string> labelValueProblem(std::string_view value)
{
    if (value.size() > longestLabelValue)
        return "must be no more than 63 characters";
    if (!value.empty() && !isQualifiedWord(value))
        return "a valid label must be an empty string or consist of alphanumeric characters, '-', "
               "'_' or '.', and must start and end with an alphanumeric character";
    return std::nullopt;
}

} // namespace fleetwright::model
