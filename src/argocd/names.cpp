// SPDX-License-Identifier: Apache-2.0
#include "argocd/names.h"

#include "base/ascii.h"

namespace fleetwright::argocd {

namespace {

using base::isDigit;
using base::isLower;
using base::isUpper;

constexpr std::size_t longestSubdomain = 253;

/// One '-' for each character, not for each byte: Go's regular expression sees runes.
bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

std::string sanitizedName(std::string_view name)
{
    std::string result;
    for (const char c : name) {
        if (isContinuation(c))
            continue;
        const char lower = isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        const bool isKept = isLower(lower) || isDigit(lower) || lower == '-' || lower == '.';
        result += isKept ? lower : '-';
    }
    if (result.size() > longestSubdomain)
        result.resize(longestSubdomain);
    const std::size_t begin = result.find_first_not_of("-.");
    if (begin == std::string::npos)
        return {};
    return result.substr(begin, result.find_last_not_of("-.") - begin + 1);
}

} // namespace fleetwright::argocd
