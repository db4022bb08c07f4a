// SPDX-License-Identifier: Apache-2.0
#include "flux/imagepolicy.h"

#include "base/ascii.h"
#include "base/regex.h"
#include "flux/knownobjects.h"
#include "template/semver.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace fleetwright::flux {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;
using Choice = std::optional<std::string>;

/// regexp.ExpandString: `$1`, `$name`, `${name}`, `$$`; what is no group is empty.
std::string expanded(const std::string &pattern, const base::Regex &regex, std::string_view text,
                     const std::vector<base::Regex::Group> &groups)
{
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '$' || at + 1 == pattern.size()) {
            result += pattern[at++];
            continue;
        }
        if (pattern[at + 1] == '$') {
            result += '$';
            at += 2;
            continue;
        }
        const bool isBraced = pattern[at + 1] == '{';
        const std::size_t begin = at + (isBraced ? 2 : 1);
        std::size_t end = begin;
        while (end < pattern.size() && (base::isAlphanumeric(pattern[end]) || pattern[end] == '_'))
            ++end;
        if (end == begin || (isBraced && (end == pattern.size() || pattern[end] != '}'))) {
            result += pattern[at++]; // malformed: as it stands
            continue;
        }
        const std::string name = pattern.substr(begin, end - begin);
        std::optional<std::size_t> number = regex.groupNumber(name);
        if (std::ranges::all_of(name, base::isDigit)) {
            std::size_t parsed = 0;
            const auto read = std::from_chars(name.data(), name.data() + name.size(), parsed);
            number = read.ec == std::errc() ? std::optional(parsed) : std::nullopt;
        }
        if (number && *number < groups.size() && groups[*number].isSet)
            result +=
                text.substr(groups[*number].begin, groups[*number].end - groups[*number].begin);
        at = end + (isBraced ? 1 : 0);
    }
    return result;
}

/// RegexFilter.Apply: what is compared → the tag. The last of several with one key counts.
Result<std::map<std::string, std::string>> filtered(const Node *policy,
                                                    const std::vector<std::string> &tags)
{
    std::map<std::string, std::string> result;
    const Node *filter = policy->findPath({"spec", "filterTags"});
    const std::string pattern(filter ? textAt(filter, {"pattern"}) : std::string_view());
    const std::string extract(filter ? textAt(filter, {"extract"}) : std::string_view());
    if (pattern.empty()) {
        for (const std::string &tag : tags)
            result[tag] = tag;
        return result;
    }
    const Result<base::Regex> regex = base::Regex::compile(pattern);
    if (!regex)
        return errorAt(ErrorCode::Invalid,
                       "filterTags.pattern is no regular expression: "
                           + base::Regex::goError(pattern),
                       filter);
    for (const std::string &tag : tags) {
        const std::vector<base::Regex::Group> groups = regex->match(tag);
        if (!groups.empty())
            result[extract.empty() ? tag : expanded(extract, *regex, tag, groups)] = tag;
    }
    return result;
}

/// fluxcd/pkg/version ParseVersion: three numbers, a leading v allowed.
std::optional<gotemplate::Version> strictVersion(std::string_view text)
{
    std::string_view plain = text;
    if (plain.starts_with('v'))
        plain.remove_prefix(1);
    plain = plain.substr(0, plain.find_first_of("-+"));
    if (std::ranges::count(plain, '.') != 2)
        return std::nullopt;
    std::string error;
    return gotemplate::parseVersion(text, error);
}

Result<Choice> latestVersion(const Node *range, const std::map<std::string, std::string> &tags)
{
    std::string error;
    const auto constraint = gotemplate::VersionConstraint::parse(range->text(), error);
    if (!constraint)
        return errorAt(ErrorCode::Invalid, "the range cannot be read: " + error, range);
    Choice chosen;
    std::optional<gotemplate::Version> newest;
    for (const auto &[key, tag] : tags) {
        auto version = strictVersion(key);
        if (!version || !constraint->allows(*version)
            || (newest && gotemplate::compareVersions(*version, *newest) <= 0))
            continue;
        newest = std::move(version);
        chosen = tag;
    }
    return chosen;
}

Result<bool> isDescending(const Node *rule)
{
    const std::string_view order = textAt(rule, {"order"});
    if (!order.empty() && order != "asc" && order != "desc")
        return errorAt(ErrorCode::Invalid, "order must be asc or desc", rule->find("order"));
    return order == "desc";
}

Result<Choice> lastNumber(const Node *rule, const std::map<std::string, std::string> &tags)
{
    const Result<bool> descending = isDescending(rule);
    if (!descending)
        return descending.error();
    Choice chosen;
    double best = 0;
    for (const auto &[key, tag] : tags) {
        double number = 0;
        const auto [end, failure] = std::from_chars(key.data(), key.data() + key.size(), number);
        if (key.empty() || failure != std::errc() || end != key.data() + key.size())
            return errorAt(ErrorCode::Invalid, "\"" + key + "\" is no number", rule,
                           "extract the number with filterTags");
        if (chosen && (*descending ? number > best : number < best))
            continue;
        chosen = tag;
        best = number;
    }
    return chosen;
}

} // namespace

Result<Choice> chooseTag(const Node *policy, const std::vector<std::string> &tags)
{
    const Result<std::map<std::string, std::string>> candidates = filtered(policy, tags);
    if (!candidates)
        return candidates.error();
    const Node *rules = policy->findPath({"spec", "policy"});
    if (rules && rules->find("semver")) {
        const Node *range = rules->findPath({"semver", "range"});
        if (!range || !range->isScalar())
            return errorAt(ErrorCode::Invalid, "semver has no range", rules);
        return latestVersion(range, *candidates);
    }
    if (const Node *rule = rules ? rules->find("numerical") : nullptr)
        return lastNumber(rule, *candidates);
    const Node *rule = rules ? rules->find("alphabetical") : nullptr;
    if (!rule)
        return errorAt(ErrorCode::Invalid, "the policy has no semver, alphabetical or numerical",
                       policy);
    const Result<bool> descending = isDescending(rule);
    if (!descending)
        return descending.error();
    if (candidates->empty())
        return Choice();
    return Choice(*descending ? candidates->begin()->second : candidates->rbegin()->second);
}

} // namespace fleetwright::flux
