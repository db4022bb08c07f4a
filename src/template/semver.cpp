// SPDX-License-Identifier: Apache-2.0
#include "template/semver.h"

#include "base/regex.h"
#include "template/numbers.h"

#include <algorithm>
#include <array>

namespace fleetwright::gotemplate {

namespace {

constexpr std::string_view suffixes = R"((-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?)"
                                      R"((\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?)";
constexpr std::string_view operators = R"(=||!=|>|<|>=|=>|<=|=<|~|~>|\^)";

using Groups = std::vector<base::Regex::Group>;

/// The library's expressions; all are well-formed.
struct Expressions {
    base::Regex version;
    base::Regex constraint;
    base::Regex range;
    base::Regex eachConstraint;
    base::Regex allConstraints;
};

const Expressions &expressions()
{
    static const Expressions all = [] {
        const std::string end(suffixes);
        const std::string partial =
            R"(v?([0-9|x|X|\*]+)(\.[0-9|x|X|\*]+)?(\.[0-9|x|X|\*]+)?)" + end;
        const std::string ops(operators);
        const std::string one = "(" + ops + R"()\s*()" + partial + ")";
        const auto compile = [](const std::string &pattern) {
            return base::Regex::compile(pattern).value();
        };
        return Expressions{
            compile(R"(^v?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?)" + end + "$"),
            compile(R"(^\s*)" + one + R"(\s*$)"),
            compile(R"(\s*()" + partial + R"()\s+-\s+()" + partial + R"()\s*)"),
            compile(one),
            compile(R"(^(\s*)" + one + R"(\s*)((?:\s+|,\s*))" + one + R"(\s*)*$)"),
        };
    }();
    return all;
}

std::string_view group(std::string_view text, const Groups &groups, std::size_t number)
{
    const base::Regex::Group &found = groups[number];
    return found.isSet ? text.substr(found.begin, found.end - found.begin) : std::string_view();
}

bool isNumber(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string_view> parts(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> all;
    while (true) {
        const std::size_t found = text.find(separator);
        all.push_back(text.substr(0, found));
        if (found == std::string_view::npos)
            return all;
        text.remove_prefix(found + separator.size());
    }
}

/// A number of a version; what is longer than uint64 is an error.
bool readSegment(std::string_view text, std::uint64_t &number, std::string &error)
{
    if (text.starts_with('.'))
        text.remove_prefix(1);
    if (text.empty())
        return true;
    const Parsed<std::uint64_t> parsed = parseUint(text, 10);
    number = parsed.value;
    if (parsed.ok())
        return true;
    error = "Error parsing version segment: strconv.ParseUint: parsing \"" + std::string(text)
            + "\": value out of range";
    return false;
}

int order(std::uint64_t left, std::uint64_t right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

int comparePart(std::string_view left, std::string_view right)
{
    if (left == right)
        return 0;
    if (left.empty())
        return -1;
    if (right.empty())
        return 1;
    const Parsed<std::uint64_t> leftNumber = parseUint(left, 10);
    const Parsed<std::uint64_t> rightNumber = parseUint(right, 10);
    if (!leftNumber.ok() && !rightNumber.ok())
        return left > right ? 1 : -1;
    if (!rightNumber.ok())
        return -1; // numbers come before words
    if (!leftNumber.ok())
        return 1;
    return leftNumber.value > rightNumber.value ? 1 : -1;
}

int comparePrerelease(std::string_view left, std::string_view right)
{
    const std::vector<std::string_view> leftParts = parts(left, ".");
    const std::vector<std::string_view> rightParts = parts(right, ".");
    for (std::size_t at = 0; at < std::max(leftParts.size(), rightParts.size()); ++at) {
        const int result = comparePart(at < leftParts.size() ? leftParts[at] : "",
                                       at < rightParts.size() ? rightParts[at] : "");
        if (result != 0)
            return result;
    }
    return 0;
}

bool isWildcard(std::string_view text)
{
    if (text.starts_with('.'))
        text.remove_prefix(1);
    return text == "x" || text == "X" || text == "*";
}

/// "1.2 - 1.4" as ">= 1.2, <= 1.4" (rewriteRange).
std::string withoutRanges(std::string_view text)
{
    std::string out(text);
    std::size_t at = 0;
    while (at <= text.size()) {
        const Groups groups = expressions().range.match(text, at);
        if (groups.empty())
            break;
        const std::string whole(group(text, groups, 0));
        const std::string bounds = ">= " + std::string(group(text, groups, 1))
                                   + ", <= " + std::string(group(text, groups, 11)) + " ";
        const std::size_t place = out.find(whole);
        out.replace(place, whole.size(), bounds);
        at = groups[0].end;
    }
    return out;
}

} // namespace

std::string Version::text() const
{
    std::string text =
        std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
    if (!prerelease.empty())
        text += "-" + prerelease;
    if (!metadata.empty())
        text += "+" + metadata;
    return text;
}

std::optional<Version> parseVersion(std::string_view text, std::string &error)
{
    const Groups groups = expressions().version.match(text);
    if (groups.empty()) {
        error = "Invalid Semantic Version";
        return std::nullopt;
    }
    Version version;
    version.original = text;
    version.prerelease = group(text, groups, 5);
    version.metadata = group(text, groups, 8);
    if (!readSegment(group(text, groups, 1), version.major, error)
        || !readSegment(group(text, groups, 2), version.minor, error)
        || !readSegment(group(text, groups, 3), version.patch, error))
        return std::nullopt;
    for (const std::string_view part : parts(version.prerelease, ".")) {
        if (part.size() > 1 && part[0] == '0' && isNumber(part)) {
            error = "Version segment starts with 0";
            return std::nullopt;
        }
    }
    return version;
}

int compareVersions(const Version &left, const Version &right)
{
    for (const auto &[one, other] :
         {std::pair(left.major, right.major), std::pair(left.minor, right.minor),
          std::pair(left.patch, right.patch)}) {
        if (one != other)
            return order(one, other);
    }
    if (left.prerelease.empty() || right.prerelease.empty())
        return order(left.prerelease.empty() ? 1 : 0, right.prerelease.empty() ? 1 : 0);
    return comparePrerelease(left.prerelease, right.prerelease);
}

std::optional<VersionConstraint::Part> VersionConstraint::parsePart(std::string_view text,
                                                                    std::string &error)
{
    Part part;
    if (text.empty()) {
        part.isPartial = true;
        return part;
    }
    const Groups groups = expressions().constraint.match(text);
    if (groups.empty()) {
        error = "improper constraint: " + std::string(text);
        return std::nullopt;
    }
    static constexpr std::array<std::pair<std::string_view, Operator>, 12> names = {{
        {"", Operator::TildeOrEqual},
        {"=", Operator::TildeOrEqual},
        {"!=", Operator::NotEqual},
        {">", Operator::Greater},
        {"<", Operator::Less},
        {">=", Operator::AtLeast},
        {"=>", Operator::AtLeast},
        {"<=", Operator::AtMost},
        {"=<", Operator::AtMost},
        {"~", Operator::Tilde},
        {"~>", Operator::Tilde},
        {"^", Operator::Caret},
    }};
    for (const auto &[name, comparison] : names) {
        if (name == group(text, groups, 1))
            part.comparison = comparison;
    }
    const std::string major(group(text, groups, 3));
    const std::string minor(group(text, groups, 4));
    const std::string patch(group(text, groups, 5));
    const std::string prerelease(group(text, groups, 6));
    std::string version(group(text, groups, 2));
    if (major.empty() || isWildcard(major)) {
        version = "0.0.0" + prerelease;
        part.isPartial = true;
    } else if (minor.empty() || isWildcard(minor)) {
        version = major + ".0.0" + prerelease;
        part.isPartial = part.anyMinor = true;
    } else if (patch.empty() || isWildcard(patch)) {
        version = major + minor + ".0" + prerelease;
        part.isPartial = part.anyPatch = true;
    }
    std::string versionError;
    const std::optional<Version> parsed = parseVersion(version, versionError);
    if (!parsed) {
        error = "constraint Parser Error";
        return std::nullopt;
    }
    part.version = *parsed;
    return part;
}

std::optional<VersionConstraint> VersionConstraint::parse(std::string_view text, std::string &error)
{
    const std::string rewritten = withoutRanges(text);
    VersionConstraint constraint;
    for (const std::string_view alternative : parts(rewritten, "||")) {
        if (!expressions().allConstraints.matchesAnywhere(alternative)) {
            error = "improper constraint: " + std::string(alternative);
            return std::nullopt;
        }
        std::vector<Part> all;
        std::size_t at = 0;
        while (at <= alternative.size()) {
            const Groups groups = expressions().eachConstraint.match(alternative, at);
            if (groups.empty())
                break;
            const std::optional<Part> part = parsePart(group(alternative, groups, 0), error);
            if (!part)
                return std::nullopt;
            all.push_back(*part);
            at = groups[0].end > at ? groups[0].end : at + 1;
        }
        constraint.m_alternatives.push_back(std::move(all));
    }
    return constraint;
}

bool VersionConstraint::allows(const Version &version) const
{
    return std::any_of(
        m_alternatives.begin(), m_alternatives.end(), [&version](const std::vector<Part> &all) {
            return std::all_of(all.begin(), all.end(),
                               [&version](const Part &part) { return check(part, version); });
        });
}

bool VersionConstraint::check(const Part &part, const Version &version)
{
    // Prereleases count only where the constraint names one, and for "!=" of whole versions.
    const bool refusesPrerelease = !version.prerelease.empty() && part.version.prerelease.empty();
    if (part.comparison == Operator::NotEqual)
        return !(part.isPartial && refusesPrerelease) && checkNotEqual(part, version);
    if (refusesPrerelease)
        return false;
    const int order = compareVersions(version, part.version);
    switch (part.comparison) {
    case Operator::TildeOrEqual:
        return part.isPartial ? checkTilde(part, version) : order == 0;
    case Operator::Greater:
        return checkGreater(part, version);
    case Operator::Less:
        return order < 0;
    case Operator::AtLeast:
        return order >= 0;
    case Operator::AtMost:
        return checkAtMost(part, version);
    case Operator::Tilde:
        return checkTilde(part, version);
    case Operator::Caret:
        return checkCaret(part, version);
    case Operator::NotEqual:
        break;
    }
    return false;
}

bool VersionConstraint::checkNotEqual(const Part &part, const Version &version)
{
    if (part.isPartial) {
        if (part.version.major != version.major)
            return true;
        if (part.version.minor != version.minor && !part.anyMinor)
            return true;
        if (part.anyMinor)
            return false;
        if (part.version.patch != version.patch && !part.anyPatch)
            return true;
        if (part.anyPatch) {
            const bool hasPrerelease =
                !version.prerelease.empty() || !part.version.prerelease.empty();
            return hasPrerelease
                   && comparePrerelease(version.prerelease, part.version.prerelease) != 0;
        }
    }
    return compareVersions(version, part.version) != 0;
}

bool VersionConstraint::checkGreater(const Part &part, const Version &version)
{
    if (!part.isPartial || (!part.anyMinor && !part.anyPatch)) {
        if (part.isPartial && version.major != part.version.major)
            return version.major > part.version.major;
        return compareVersions(version, part.version) > 0;
    }
    if (version.major != part.version.major)
        return version.major > part.version.major;
    return !part.anyMinor && version.minor > part.version.minor;
}

bool VersionConstraint::checkAtMost(const Part &part, const Version &version)
{
    if (!part.isPartial)
        return compareVersions(version, part.version) <= 0;
    if (version.major > part.version.major)
        return false;
    return !(version.major == part.version.major && version.minor > part.version.minor
             && !part.anyMinor);
}

bool VersionConstraint::checkTilde(const Part &part, const Version &version)
{
    if (compareVersions(version, part.version) < 0)
        return false;
    const Version &bound = part.version;
    // "~0.0.0" and "*" allow everything.
    if (bound.major == 0 && bound.minor == 0 && bound.patch == 0 && !part.anyMinor
        && !part.anyPatch)
        return true;
    if (version.major != bound.major)
        return false;
    return version.minor == bound.minor || part.anyMinor;
}

bool VersionConstraint::checkCaret(const Part &part, const Version &version)
{
    if (compareVersions(version, part.version) < 0)
        return false;
    const Version &bound = part.version;
    if (bound.major > 0 || part.anyMinor)
        return version.major == bound.major;
    if (version.major > 0)
        return false;
    if (bound.minor > 0 || part.anyPatch)
        return version.minor == bound.minor;
    if (version.minor > 0)
        return false;
    return version.patch == bound.patch;
}

} // namespace fleetwright::gotemplate
