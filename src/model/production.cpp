// SPDX-License-Identifier: Apache-2.0
#include "model/production.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace fleetwright::model {

namespace {

bool isAnyOf(std::string_view word, const auto &words)
{
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 4> productionWords{"production", "prod", "prd", "live"};
constexpr std::array<std::string_view, 3> denyingWords{"pre", "non", "not"};

} // namespace

bool isProduction(const Cluster &cluster)
{
    std::string text = cluster.environment();
    const bool isKnown = !text.empty();
    if (!isKnown)
        text = cluster.name;
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (isKnown)
        return isAnyOf(text, productionWords);
    std::string_view rest = text;
    std::string_view previous;
    while (!rest.empty()) {
        const std::size_t end = rest.find_first_of("-_./ ");
        const std::string_view word = rest.substr(0, end);
        if (isAnyOf(word, productionWords) && !isAnyOf(previous, denyingWords))
            return true;
        previous = word;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return false;
}

} // namespace fleetwright::model
