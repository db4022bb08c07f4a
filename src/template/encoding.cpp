// SPDX-License-Identifier: Apache-2.0
#include "template/encoding.h"

#include <array>
#include <cstdint>

namespace fleetwright::gotemplate {

namespace {

constexpr std::string_view alphabet64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view alphabet32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string corrupt(std::string_view what, std::size_t at)
{
    return "illegal " + std::string(what) + " data at input byte " + std::to_string(at);
}

bool isLineBreak(char c)
{
    return c == '\n' || c == '\r';
}

/// base64.go decodeQuantum, quantum by quantum.
class Base64Decoder {
public:
    explicit Base64Decoder(std::string_view text) : m_text(text) {}

    Decoded decode()
    {
        while (m_at < m_text.size() && m_error.empty())
            quantum();
        return {std::move(m_bytes), std::move(m_error)};
    }

private:
    void fail(std::size_t at) { m_error = corrupt("base64", at); }

    void skipLineBreaks()
    {
        while (m_at < m_text.size() && isLineBreak(m_text[m_at]))
            ++m_at;
    }

    void quantum()
    {
        std::uint32_t bits = 0;
        std::size_t count = 0;
        while (count < 4) {
            if (m_at == m_text.size())
                return count == 0 ? void() : fail(m_at - count);
            const char c = m_text[m_at++];
            const std::size_t value = alphabet64.find(c);
            if (value != std::string_view::npos) {
                bits = (bits << 6) | static_cast<std::uint32_t>(value);
                ++count;
            } else if (!isLineBreak(c)) {
                if (!padding(c, count))
                    return;
                break;
            }
        }
        bits <<= 6 * (4 - count);
        for (std::size_t index = 0; index + 1 < count; ++index)
            m_bytes += static_cast<char>((bits >> (16 - 8 * index)) & 0xff);
    }

    /// What is no digit must be padding, with nothing behind it; false if the quantum is void.
    bool padding(char c, std::size_t count)
    {
        if (c != '=' || count < 2) {
            fail(m_at - 1);
            return false;
        }
        if (count == 2) {
            skipLineBreaks();
            if (m_at == m_text.size()) {
                fail(m_text.size());
                return false;
            }
            if (m_text[m_at] != '=') {
                fail(m_at - 1);
                return false;
            }
            ++m_at;
        }
        skipLineBreaks();
        if (m_at < m_text.size())
            fail(m_at);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_bytes;
    std::string m_error;
};

} // namespace

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view part = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t index = 0; index < 3; ++index)
            bits =
                (bits << 8) | (index < part.size() ? static_cast<unsigned char>(part[index]) : 0U);
        for (std::size_t index = 0; index < 4; ++index)
            text += index <= part.size() ? alphabet64[(bits >> (18 - 6 * index)) & 0x3f] : '=';
    }
    return text;
}

Decoded decodeBase64(std::string_view text)
{
    return Base64Decoder(text).decode();
}

std::string encodeBase32(std::string_view bytes)
{
    static constexpr std::array<std::size_t, 6> digits = {0, 2, 4, 5, 7, 8};
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 5) {
        const std::string_view part = bytes.substr(at, 5);
        std::uint64_t bits = 0;
        for (std::size_t index = 0; index < 5; ++index)
            bits =
                (bits << 8) | (index < part.size() ? static_cast<unsigned char>(part[index]) : 0U);
        for (std::size_t index = 0; index < 8; ++index)
            text +=
                index < digits[part.size()] ? alphabet32[(bits >> (35 - 5 * index)) & 0x1f] : '=';
    }
    return text;
}

Decoded decodeBase32(std::string_view text)
{
    std::string source;
    for (const char c : text) {
        if (!isLineBreak(c))
            source += c;
    }
    Decoded result;
    const auto fail = [&result](std::size_t at) {
        result.error = corrupt("base32", at);
        return result;
    };
    std::size_t at = 0;
    bool isEnd = false;
    while (at < source.size() && !isEnd) {
        std::uint64_t bits = 0;
        std::size_t count = 0;
        while (count < 8) {
            if (at == source.size())
                return fail(at - count);
            const char c = source[at++];
            const std::size_t rest = source.size() - at;
            if (c == '=' && count >= 2 && rest < 8) {
                if (rest + count < 7)
                    return fail(source.size());
                for (std::size_t index = 0; index < 7 - count; ++index) {
                    if (rest > index && source[at + index] != '=')
                        return fail(at + index - 1);
                }
                isEnd = true;
                if (count == 3 || count == 6)
                    return fail(at - 1);
                break;
            }
            const std::size_t value = alphabet32.find(c);
            if (value == std::string_view::npos)
                return fail(at - 1);
            bits = (bits << 5) | value;
            ++count;
        }
        bits <<= 5 * (8 - count);
        for (std::size_t index = 0; index < count * 5 / 8; ++index)
            result.bytes += static_cast<char>((bits >> (32 - 8 * index)) & 0xff);
    }
    return result;
}

std::string encodeHex(std::string_view bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 0xf];
    }
    return text;
}

} // namespace fleetwright::gotemplate
