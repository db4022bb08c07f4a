// SPDX-License-Identifier: Apache-2.0
#include "diff/componentversion.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace fleetwright::diff {

namespace {

std::vector<std::string> partsOf(std::string_view text)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t cut = text.find('.');
        parts.emplace_back(text.substr(0, cut));
        if (cut == std::string_view::npos)
            return parts;
        text.remove_prefix(cut + 1);
    }
}

std::optional<std::uint64_t> numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// "rc.1", "beta", "alpha2", "0": what comes before the release. Anything else is a variant of it.
bool isPreRelease(std::string_view suffix)
{
    constexpr std::array<std::string_view, 8> words{"alpha", "beta",     "rc", "pre",
                                                    "dev",   "snapshot", "m",  "next"};
    const auto end = std::ranges::find_if_not(suffix, base::isLetter);
    const std::string_view word =
        suffix.substr(0, static_cast<std::size_t>(std::distance(suffix.begin(), end)));
    if (word.empty())
        return true;
    std::string lowered(word);
    std::ranges::transform(lowered, lowered.begin(), [](char c) {
        return base::isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(words, lowered) != words.end();
}

/// semver.org 11.4: numbers before words, fewer identifiers before more.
std::strong_ordering compareIdentifier(const std::string &left, const std::string &right)
{
    const auto leftNumber = numberOf(left);
    const auto rightNumber = numberOf(right);
    if (leftNumber && rightNumber)
        return *leftNumber <=> *rightNumber;
    if (leftNumber || rightNumber)
        return leftNumber ? std::strong_ordering::less : std::strong_ordering::greater;
    return left.compare(right) <=> 0;
}

std::strong_ordering comparePreRelease(const ComponentVersion &left, const ComponentVersion &right)
{
    if (left.preRelease.empty() || right.preRelease.empty())
        return left.preRelease.empty() <=> right.preRelease.empty();
    const std::size_t common = std::min(left.preRelease.size(), right.preRelease.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (const auto order = compareIdentifier(left.preRelease[i], right.preRelease[i]);
            order != std::strong_ordering::equal)
            return order;
    }
    return left.preRelease.size() <=> right.preRelease.size();
}

} // namespace

std::optional<ComponentVersion> ComponentVersion::read(std::string_view text)
{
    if (text.starts_with('v') || text.starts_with('V'))
        text.remove_prefix(1);
    text = text.substr(0, text.find('+'));
    const std::size_t dash = text.find('-');
    ComponentVersion version;
    for (const std::string &part : partsOf(text.substr(0, dash))) {
        const auto number = numberOf(part);
        if (!number)
            return std::nullopt;
        version.numbers.push_back(*number);
    }
    if (dash == std::string_view::npos)
        return version;
    const std::string_view suffix = text.substr(dash + 1);
    if (isPreRelease(suffix))
        version.preRelease = partsOf(suffix);
    else
        version.variant = suffix;
    return version;
}

std::uint64_t ComponentVersion::number(std::size_t position) const
{
    return position < numbers.size() ? numbers[position] : 0;
}

std::optional<std::strong_ordering> compareVersions(const ComponentVersion &left,
                                                    const ComponentVersion &right)
{
    if (left.variant != right.variant)
        return std::nullopt;
    const std::size_t most = std::max(left.numbers.size(), right.numbers.size());
    for (std::size_t i = 0; i < most; ++i) {
        if (const auto order = left.number(i) <=> right.number(i);
            order != std::strong_ordering::equal)
            return order;
    }
    return comparePreRelease(left, right);
}

bool isFarBehind(const ComponentVersion &older, const ComponentVersion &newer, std::uint64_t minors)
{
    if (older.number(0) != newer.number(0))
        return older.number(0) < newer.number(0);
    return older.number(1) + minors <= newer.number(1);
}

} // namespace fleetwright::diff
