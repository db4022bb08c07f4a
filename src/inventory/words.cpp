// SPDX-License-Identifier: Apache-2.0
#include "inventory/words.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fleetwright::inventory {

namespace {

using base::isDigit;
using base::isLetter;

bool allOf(std::string_view text, bool (*test)(char))
{
    return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

template<std::size_t size>
bool isOneOf(std::string_view text, const std::array<std::string_view, size> &words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 6> geographies{"eu", "us", "ap", "ca", "sa", "af"};
constexpr std::array<std::string_view, 8> wideGeographies{"emea", "apac",   "amer", "latam",
                                                          "asia", "europe", "me",   "cn"};
constexpr std::array<std::string_view, 9> compass{"east",      "west",      "north",
                                                  "south",     "central",   "northeast",
                                                  "northwest", "southeast", "southwest"};

/// Words that stand in names of regions, with the geography that they tell.
struct Territory {
    std::string_view word;
    std::string_view geography;
};
constexpr std::array<Territory, 22> territories{{
    {"europe", "eu"},      {"uk", "eu"},           {"france", "eu"}, {"germany", "eu"},
    {"norway", "eu"},      {"sweden", "eu"},       {"poland", "eu"}, {"italy", "eu"},
    {"switzerland", "eu"}, {"asia", "ap"},         {"japan", "ap"},  {"korea", "ap"},
    {"india", "ap"},       {"australia", "ap"},    {"canada", "ca"}, {"northamerica", "us"},
    {"brazil", "sa"},      {"southamerica", "sa"}, {"africa", "af"}, {"eastus", "us"},
    {"westus", "us"},      {"centralus", "us"},
}};

/// europe-west1, us-central1, asia-northeast2 (Google); the first part is a geography or territory.
bool isGoogleRegion(const std::vector<std::string_view> &parts)
{
    if (parts.size() != 2)
        return false;
    std::string_view word = parts[1];
    if (word.empty() || !isDigit(word.back()))
        return false;
    while (!word.empty() && isDigit(word.back()))
        word.remove_suffix(1);
    return isOneOf(word, compass) && (isGeography(parts[0]) || !geographyOf(parts[0]).empty());
}

/// westeurope, eastus2, northcentralus (Azure).
bool isAzureRegion(std::string_view text)
{
    while (!text.empty() && isDigit(text.back()))
        text.remove_suffix(1);
    if (!allOf(text, isLetter))
        return false;
    for (const std::string_view direction : compass) {
        const std::string_view rest =
            text.starts_with(direction) ? text.substr(direction.size()) : text;
        if (rest.size() == text.size())
            continue;
        if (rest == "us" || rest == "europe" || rest == "asia" || rest == "india"
            || isAzureRegion(rest))
            return true;
    }
    return false;
}

/// The provider's region `xx-word-N` that begins at a part of a name.
std::optional<std::string> providerRegionAt(const std::vector<std::string_view> &parts,
                                            std::size_t at)
{
    if (at + 2 >= parts.size() || parts[at].size() != 2 || !allOf(parts[at], isLetter))
        return {};
    if (!allOf(parts[at + 1], isLetter)
        || !isDigit(parts[at + 2].empty() ? 'x' : parts[at + 2].front()))
        return {};
    std::string_view number = parts[at + 2];
    const bool zone = number.size() > 1 && isLetter(number.back());
    if (!allOf(zone ? number.substr(0, number.size() - 1) : number, isDigit))
        return {};
    if (!isGeography(parts[at]) && !isOneOf(parts[at + 1], compass))
        return {};
    return std::string(parts[at]) + '-' + std::string(parts[at + 1]) + '-' + std::string(number);
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), base::lowered);
    return result;
}

bool equalIgnoringCase(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char one, char two) { return base::lowered(one) == base::lowered(two); });
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

std::string canonicalEnvironment(std::string_view text)
{
    std::string word = lowered(text);
    if (word == "prod" || word == "production")
        return "production";
    if (word == "stg" || word == "stage" || word == "staging")
        return "staging";
    if (word == "dev" || word == "development")
        return "dev";
    return word;
}

bool isEnvironmentWord(std::string_view text)
{
    constexpr std::array<std::string_view, 22> words{
        "dev",         "test",          "testing",    "qa",    "staging", "preprod",
        "pre-prod",    "production",    "prd",        "uat",   "sandbox", "nonprod",
        "integration", "int",           "acceptance", "load",  "perf",    "performance",
        "non-prod",    "preproduction", "preview",    "canary"};
    return isOneOf(canonicalEnvironment(text), words);
}

int environmentRank(std::string_view environment)
{
    const std::string word = canonicalEnvironment(environment);
    const std::string_view first = split(word, '-').front();
    if (word == "production" || word == "prd")
        return 5;
    if (word == "staging" || first == "preprod" || first == "pre" || first == "uat"
        || first == "acceptance")
        return 3;
    if (word == "dev" || first == "sandbox" || first == "preview")
        return 0;
    if (first == "test" || first == "testing" || first == "qa" || first == "integration"
        || first == "int")
        return 1;
    if (first == "load" || first == "perf" || first == "performance" || first == "nonprod"
        || first == "non")
        return 2;
    return word.empty() ? 6 : 4;
}

bool isGeography(std::string_view text)
{
    return isOneOf(lowered(text), geographies);
}

bool isRegionWord(std::string_view text)
{
    const std::string word = lowered(text);
    if (isGeography(word) || isOneOf(word, wideGeographies) || isAzureRegion(word))
        return true;
    std::string dashed = word;
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    const std::vector<std::string_view> parts = split(dashed, '-');
    if (parts.size() == 3 && providerRegionAt(parts, 0))
        return true;
    if (parts.size() == 2 && isGeography(parts[0]) && isOneOf(parts[1], compass))
        return true;
    return isGoogleRegion(parts);
}

std::string geographyOf(std::string_view region)
{
    const std::string word = lowered(region);
    const std::string_view first = split(word, '-').front();
    if (isGeography(first))
        return std::string(first);
    for (const Territory &territory : territories) {
        if (word.find(territory.word) != std::string::npos)
            return std::string(territory.geography);
    }
    return {};
}

NameWords wordsOfName(std::string_view name)
{
    const std::string lower = lowered(name);
    std::string dashed = lower;
    std::replace_if(dashed.begin(), dashed.end(), [](char c) { return c == '_' || c == '.'; }, '-');
    const std::vector<std::string_view> parts = split(dashed, '-');
    NameWords words;
    std::size_t environments = 0;
    for (const std::string_view part : parts) {
        const std::string environment = canonicalEnvironment(part);
        if (environment != "production" && environment != "staging" && environment != "dev")
            continue;
        ++environments;
        words.environment = environment;
    }
    if (environments > 1)
        words.environment.clear();
    for (std::size_t at = 0; at < parts.size() && words.region.empty(); ++at)
        words.region = providerRegionAt(parts, at).value_or("");
    if (!words.region.empty())
        return words;
    const auto geography = std::find_if(parts.begin(), parts.end(), isGeography);
    if (geography != parts.end())
        words.region = *geography;
    return words;
}

bool compatibleRegions(std::string_view left, std::string_view right)
{
    const std::string first = lowered(left);
    const std::string second = lowered(right);
    if (first == second)
        return true;
    const std::string &shorter = first.size() < second.size() ? first : second;
    const std::string &longer = first.size() < second.size() ? second : first;
    if (longer.starts_with(shorter)) {
        const std::string_view rest = std::string_view(longer).substr(shorter.size());
        if (rest.front() == '-')
            return true;
        if (rest.size() == 1 && isLetter(rest.front()) && isDigit(shorter.back()))
            return true;
    }
    return isGeography(shorter) && geographyOf(longer) == shorter;
}

} // namespace fleetwright::inventory
