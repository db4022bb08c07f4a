// SPDX-License-Identifier: Apache-2.0
#include "diff/quantity.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace fleetwright::diff {

namespace {

using Suffix = std::pair<std::string_view, long double>;

constexpr std::array<Suffix, 16> suffixes{{{"", 1.0L},
                                           {"n", 1e-9L},
                                           {"u", 1e-6L},
                                           {"m", 1e-3L},
                                           {"k", 1e3L},
                                           {"M", 1e6L},
                                           {"G", 1e9L},
                                           {"T", 1e12L},
                                           {"P", 1e15L},
                                           {"E", 1e18L},
                                           {"Ki", 1024.0L},
                                           {"Mi", 1048576.0L},
                                           {"Gi", 1073741824.0L},
                                           {"Ti", 1099511627776.0L},
                                           {"Pi", 1125899906842624.0L},
                                           {"Ei", 1152921504606846976.0L}}};

std::optional<long double> factorOf(std::string_view suffix)
{
    for (const auto &[name, factor] : suffixes) {
        if (name == suffix)
            return factor;
    }
    if (suffix.empty() || (suffix.front() != 'e' && suffix.front() != 'E'))
        return {};
    suffix.remove_prefix(suffix.substr(1).starts_with('+') ? 2 : 1);
    int exponent = 0;
    const char *end = suffix.data() + suffix.size();
    const auto [stop, failure] = std::from_chars(suffix.data(), end, exponent);
    if (failure != std::errc() || stop != end || exponent > 100 || exponent < -100)
        return {};
    return std::pow(10.0L, exponent);
}

} // namespace

std::optional<long double> quantityOf(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    long double value = 0;
    long double place = 0;
    std::size_t at = 0;
    bool hasDigits = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && place == 0) {
            place = 0.1L;
        } else if (c >= '0' && c <= '9') {
            hasDigits = true;
            value = place == 0 ? value * 10 + (c - '0') : value + place * (c - '0');
            place /= 10;
        } else {
            break;
        }
    }
    const std::optional<long double> factor = factorOf(text.substr(at));
    if (!hasDigits || !factor)
        return {};
    return (isNegative ? -value : value) * *factor;
}

bool isLessQuantity(std::string_view left, std::string_view right)
{
    const std::optional<long double> first = quantityOf(left);
    const std::optional<long double> second = quantityOf(right);
    return first && second && *first < *second;
}

} // namespace fleetwright::diff
