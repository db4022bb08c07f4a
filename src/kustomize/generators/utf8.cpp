// SPDX-License-Identifier: Apache-2.0
#include "kustomize/generators/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace fleetwright::kustomize {

std::size_t spaceLength(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r'))
        return 1;
    static constexpr std::array<std::string_view, 2> two{"\xC2\x85", "\xC2\xA0"};
    for (const std::string_view space : two) {
        if (text.starts_with(space))
            return 2;
    }
    if (text.size() < 3)
        return 0;
    static constexpr std::array<std::string_view, 6> three{"\xE1\x9A\x80", "\xE2\x80\xA8",
                                                           "\xE2\x80\xA9", "\xE2\x80\xAF",
                                                           "\xE2\x81\x9F", "\xE3\x80\x80"};
    if (std::find(three.begin(), three.end(), text.substr(0, 3)) != three.end())
        return 3;
    const auto last = static_cast<unsigned char>(text[2]);
    return text.starts_with("\xE2\x80") && last >= 0x80 && last <= 0x8A ? 3 : 0;
}

bool isValidUtf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto first = static_cast<unsigned char>(text[at]);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > text.size())
            return false;
        std::uint32_t point = first & (0xFFu >> (length + 1));
        for (std::size_t next = 1; next < length; ++next) {
            const auto byte = static_cast<unsigned char>(text[at + next]);
            if ((byte & 0xC0u) != 0x80)
                return false;
            point = (point << 6) | (byte & 0x3Fu);
        }
        const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        if (overlong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
            return false;
        at += length;
    }
    return true;
}

} // namespace fleetwright::kustomize
