// SPDX-License-Identifier: Apache-2.0
#include "base/visible.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace fleetwright::base {

namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 1;
    bool valid = false;
};

CodePoint decodeUtf8(std::string_view text)
{
    const auto byteAt = [text](std::size_t index) {
        return static_cast<std::uint8_t>(text[index]);
    };
    const std::uint8_t first = byteAt(0);
    if (first < 0x80)
        return {first, 1, true};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first > 0xF4 || text.size() < length)
        return {first, 1, false};
    std::uint32_t value = first & (0x7Fu >> length);
    for (std::size_t index = 1; index < length; ++index) {
        if ((byteAt(index) & 0xC0u) != 0x80)
            return {first, 1, false};
        value = (value << 6) | (byteAt(index) & 0x3Fu);
    }
    return {value, length, true};
}

bool isHidden(std::uint32_t value)
{
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x200B && value <= 0x200F)
           || (value >= 0x2028 && value <= 0x202E) || (value >= 0x2060 && value <= 0x2069)
           || value == 0xFEFF;
}

} // namespace

std::string visible(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = decodeUtf8(text);
        if (point.valid && !isHidden(point.value)) {
            result.append(text.substr(0, point.length));
        } else {
            std::array<char, 16> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "\\u{%X}", point.value);
            result += buffer.data();
        }
        text.remove_prefix(point.length);
    }
    return result;
}

} // namespace fleetwright::base
