// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/compatible.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::analysis::leaks {

namespace {

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `region` continues `shorter` at a '-' or, behind a digit, by one zone letter.
bool extendsRegion(std::string_view shorter, std::string_view region)
{
    if (shorter.empty() || region.size() <= shorter.size() || !region.starts_with(shorter))
        return false;
    const std::string_view rest = region.substr(shorter.size());
    if (rest.front() == '-')
        return true;
    return rest.size() == 1 && isLower(rest.front()) && isDigit(shorter.back());
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> attributeKeys = {{
    {"environment", "environment"},
    {"env", "environment"},
    {"stage", "environment"},
    {"region", "region"},
    {"awsregion", "region"},
    {"gcpregion", "region"},
    {"location", "region"},
    {"zone", "zone"},
    {"availabilityzone", "zone"},
    {"tier", "tier"},
    {"cluster", "name"},
    {"clustername", "name"},
    {"clusterid", "name"},
    {"account", "account"},
    {"accountid", "account"},
    {"awsaccountid", "account"},
    {"subscriptionid", "account"},
    {"projectid", "account"},
    {"domain", "domain"},
    {"dnsdomain", "domain"},
    {"basedomain", "domain"},
    {"clusterdomain", "domain"},
    {"dnszone", "domain"},
    {"podcidr", "cidr"},
    {"servicecidr", "cidr"},
    {"vpccidr", "cidr"},
    {"nodecidr", "cidr"},
    {"cidr", "cidr"},
}};

constexpr std::array<std::string_view, 3> serverKeys = {"server", "endpoint", "apiserver"};

} // namespace

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

std::string canonicalEnvironment(std::string_view value)
{
    std::string text = lower(value);
    if (text == "prod")
        return "production";
    if (text == "stg" || text == "stage")
        return "staging";
    if (text == "dev")
        return "development";
    return text;
}

bool isGeography(std::string_view value)
{
    static constexpr std::array<std::string_view, 6> geographies = {"eu", "us", "ap", "ca", "sa", "af"};
    return std::find(geographies.begin(), geographies.end(), value) != geographies.end();
}

bool compatibleRegions(std::string_view left, std::string_view right)
{
    return left == right || extendsRegion(left, right) || extendsRegion(right, left);
}

bool compatible(std::string_view attribute, std::string_view left, std::string_view right)
{
    if (attribute == "environment")
        return canonicalEnvironment(left) == canonicalEnvironment(right);
    const std::string one = lower(left);
    const std::string other = lower(right);
    if (attribute == "region" || attribute == "zone")
        return compatibleRegions(one, other);
    return one == other;
}

std::string plainKey(std::string_view key)
{
    if (const std::size_t slash = key.rfind('/'); slash != std::string_view::npos)
        key.remove_prefix(slash + 1);
    std::string result = lower(key);
    std::erase_if(result, [](char c) { return c == '-' || c == '_' || c == '.'; });
    return result;
}

std::optional<std::string> attributeOfKey(std::string_view key)
{
    const std::string plain = plainKey(key);
    for (const auto &[known, attribute] : attributeKeys) {
        if (plain == known)
            return std::string(attribute);
    }
    if (std::find(serverKeys.begin(), serverKeys.end(), plain) != serverKeys.end())
        return "server";
    return {};
}

std::vector<std::string> wordsOfKey(std::string_view key)
{
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(lower(std::exchange(word, {})));
    };
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char c = key[i];
        const bool letterOrDigit = isLower(c) || isUpper(c) || isDigit(c);
        // A capital begins a word behind a small letter, or before one at the end of an abbreviation (DRRegion).
        const bool capital = isUpper(c) && i > 0
                             && (isLower(key[i - 1]) || (isUpper(key[i - 1]) && i + 1 < key.size() && isLower(key[i + 1])));
        if (!letterOrDigit || capital)
            finish();
        if (letterOrDigit)
            word += c;
    }
    finish();
    return words;
}

bool isRelationKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 12> relations = {
        "peer", "peers", "failover", "standby", "secondary", "replica",
        "mirror", "pair", "upstream", "hub", "dr", "federation"};
    const std::vector<std::string> words = wordsOfKey(key);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::find(relations.begin(), relations.end(), words[i]) != relations.end())
            return true;
        if (words[i] != "remote")
            continue;
        const bool transport = i + 1 < words.size() && (words[i + 1] == "write" || words[i + 1] == "read");
        if (!transport)
            return true;
    }
    return false;
}

} // namespace fleetwright::analysis::leaks
