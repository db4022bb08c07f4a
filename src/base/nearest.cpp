// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.h"

#include <algorithm>
#include <vector>

namespace fleetwright::base {

namespace {

char lowerCase(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same(char left, char right)
{
    return lowerCase(left) == lowerCase(right);
}

} // namespace

std::size_t editDistance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> beforeLast(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = same(left[i - 1], right[j - 1]) ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && same(left[i - 1], right[j - 2])
                && same(left[i - 2], right[j - 1]))
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[right.size()];
}

std::string_view nearestName(std::string_view text, std::span<const std::string_view> names)
{
    // Longer than any name by far: the matrix of distances would only cost time.
    constexpr std::size_t longestTypo = 64;
    if (text.size() > longestTypo)
        return {};
    std::string_view nearest;
    std::size_t best = std::max<std::size_t>(2, text.size() / 3) + 1;
    for (const std::string_view name : names) {
        const std::size_t distance = editDistance(text, name);
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace fleetwright::base
