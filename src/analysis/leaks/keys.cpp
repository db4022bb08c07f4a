// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/keys.h"

#include "base/ascii.h"
#include "inventory/attributes.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::analysis::leaks {

namespace {

using base::isDigit;
using base::isLower;
using base::isUpper;

} // namespace

bool compatible(std::string_view attribute, std::string_view left, std::string_view right)
{
    if (const std::optional<model::Attribute> known = inventory::attributeByName(attribute))
        return inventory::compatible(*known, left, right);
    return inventory::lowered(left) == inventory::lowered(right);
}

std::vector<std::string> wordsOfKey(std::string_view key)
{
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(inventory::lowered(std::exchange(word, {})));
    };
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char c = key[i];
        const bool letterOrDigit = isLower(c) || isUpper(c) || isDigit(c);
        // A capital begins a word behind a small letter, or before one at the end of an
        // abbreviation (DRRegion).
        const bool capital =
            isUpper(c) && i > 0
            && (isLower(key[i - 1])
                || (isUpper(key[i - 1]) && i + 1 < key.size() && isLower(key[i + 1])));
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
        "peer",   "peers", "failover", "standby", "secondary", "replica",
        "mirror", "pair",  "upstream", "hub",     "dr",        "federation"};
    const std::vector<std::string> words = wordsOfKey(key);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::find(relations.begin(), relations.end(), words[i]) != relations.end())
            return true;
        if (words[i] != "remote")
            continue;
        const bool transport =
            i + 1 < words.size() && (words[i + 1] == "write" || words[i + 1] == "read");
        if (!transport)
            return true;
    }
    return false;
}

} // namespace fleetwright::analysis::leaks
