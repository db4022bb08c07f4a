// SPDX-License-Identifier: Apache-2.0
#include "helm/tar.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace fleetwright::helm {

namespace {

constexpr std::size_t blockSize = 512;
constexpr std::string_view badHeader = "archive/tar: invalid tar header";

std::string_view untilNul(std::string_view field)
{
    return field.substr(0, field.find('\0'));
}

/// Octal digits, or base 256 where the first bit is set.
std::optional<std::uint64_t> numberOf(std::string_view field)
{
    if (!field.empty() && (static_cast<unsigned char>(field.front()) & 0x80U) != 0) {
        std::uint64_t value = static_cast<unsigned char>(field.front()) & 0x7fU;
        for (const char byte : field.substr(1)) {
            if (value >> 54U != 0)
                return std::nullopt;
            value = value << 8U | static_cast<unsigned char>(byte);
        }
        return value;
    }
    const std::size_t begin = field.find_first_not_of(std::string_view(" \0", 2));
    if (begin == std::string_view::npos)
        return 0;
    field = field.substr(begin);
    field = field.substr(0, field.find_last_not_of(std::string_view(" \0", 2)) + 1);
    std::uint64_t value = 0;
    const auto [end, problem] =
        std::from_chars(field.data(), field.data() + field.size(), value, 8);
    if (problem != std::errc{} || end != field.data() + field.size())
        return std::nullopt;
    return value;
}

bool hasRightChecksum(std::string_view header)
{
    constexpr std::size_t begin = 148;
    constexpr std::size_t end = 156;
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < header.size(); ++at)
        sum += at >= begin && at < end ? ' ' : static_cast<unsigned char>(header[at]);
    return numberOf(header.substr(begin, end - begin)) == sum;
}

std::string nameOf(std::string_view header)
{
    const std::string name(untilNul(header.substr(0, 100)));
    if (header.substr(257, 6) != std::string_view("ustar\0", 6))
        return name;
    const std::string_view prefix = untilNul(header.substr(345, 155));
    return prefix.empty() ? name : std::string(prefix) + '/' + name;
}

} // namespace

std::optional<TarEntry> TarReader::fail(std::string error)
{
    m_error = std::move(error);
    return std::nullopt;
}

/// "LENGTH KEY=VALUE\n" one after the other.
void TarReader::readPaxRecords(std::string_view records, Overrides &overrides) const
{
    while (!records.empty()) {
        std::size_t length = 0;
        const auto [end, problem] =
            std::from_chars(records.data(), records.data() + records.size(), length);
        const auto digits = static_cast<std::size_t>(end - records.data());
        if (problem != std::errc{} || length > records.size() || length < digits + 2)
            return;
        const std::string_view record = records.substr(digits + 1, length - digits - 2);
        const std::size_t equals = record.find('=');
        const std::string_view key = record.substr(0, equals);
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : record.substr(equals + 1);
        if (key == "path")
            overrides.name = value;
        if (key == "size") {
            std::size_t size = 0;
            if (std::from_chars(value.data(), value.data() + value.size(), size).ec == std::errc{})
                overrides.size = size;
        }
        records.remove_prefix(length);
    }
}

std::optional<TarEntry> TarReader::next()
{
    Overrides overrides;
    while (m_at + blockSize <= m_archive.size()) {
        const std::string_view header = m_archive.substr(m_at, blockSize);
        if (header.find_first_not_of('\0') == std::string_view::npos)
            return std::nullopt;
        if (!hasRightChecksum(header))
            return fail(std::string(badHeader));
        const char type = header[156];
        const std::optional<std::uint64_t> written = numberOf(header.substr(124, 12));
        const bool isExtension = type == 'x' || type == 'g' || type == 'L' || type == 'K';
        const std::uint64_t size =
            !isExtension && overrides.size ? *overrides.size : written.value_or(0);
        if (!written)
            return fail(std::string(badHeader));
        m_at += blockSize;
        const bool hasContent = type == '0' || type == '\0' || type == '7' || isExtension;
        const std::uint64_t stored = hasContent ? size : 0;
        if (stored > m_archive.size() - m_at)
            return fail("unexpected EOF");
        const std::string_view content = m_archive.substr(m_at, stored);
        m_at += stored;
        m_at += std::min((blockSize - stored % blockSize) % blockSize, m_archive.size() - m_at);
        if (type == 'x')
            readPaxRecords(content, overrides);
        if (type == 'L')
            overrides.name = untilNul(content);
        if (isExtension)
            continue;
        TarEntry entry{overrides.name.value_or(nameOf(header)), content};
        entry.isFolder = type == '5' || entry.name.ends_with('/');
        return entry;
    }
    return m_at == m_archive.size() ? std::nullopt : fail("unexpected EOF");
}

} // namespace fleetwright::helm
