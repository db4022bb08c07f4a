// SPDX-License-Identifier: Apache-2.0
#include "kyverno/wildcard.h"

#include <cstddef>

namespace fleetwright::kyverno {

namespace {

/// Bytes of the character at `at`; a broken one is one byte.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    constexpr unsigned continuation = 0x80;
    constexpr unsigned mask = 0xC0;
    while (at + length < text.size()
           && (static_cast<unsigned char>(text[at + length]) & mask) == continuation)
        ++length;
    return length;
}

} // namespace

bool wildcardMatches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t += characterLength(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            resume += characterLength(text, resume);
            t = resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

bool hasWildcard(std::string_view text)
{
    return text.find_first_of("*?") != std::string_view::npos;
}

} // namespace fleetwright::kyverno
