// SPDX-License-Identifier: Apache-2.0
#include "yaml/marks.h"

#include <algorithm>

namespace fleetwright::yaml {
namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

} // namespace

MarkMap::MarkMap(std::string_view text, std::size_t skipped)
    : m_text(text), m_skipped(skipped), m_ascii(isAscii(text.substr(skipped))), m_byte(skipped)
{}

void MarkMap::walkTo(std::size_t character)
{
    while (m_character < character && m_byte < m_text.size()) {
        ++m_byte;
        while (m_byte < m_text.size() && isContinuation(m_text[m_byte]))
            ++m_byte;
        ++m_character;
    }
    while (m_character > character) {
        --m_byte;
        while (m_byte > m_skipped && isContinuation(m_text[m_byte]))
            --m_byte;
        --m_character;
    }
}

std::uint32_t MarkMap::byteOf(std::size_t character)
{
    if (m_ascii)
        return static_cast<std::uint32_t>(std::min(character + m_skipped, m_text.size()));
    walkTo(character);
    return static_cast<std::uint32_t>(m_byte);
}

std::uint32_t fileOffset(const EmbeddedText &embedded, std::uint32_t textOffset)
{
    const auto after = std::upper_bound(embedded.pieces.begin(), embedded.pieces.end(), textOffset,
                                        [](std::uint32_t offset, const EmbeddedText::Piece &piece) {
                                            return offset < piece.textBegin;
                                        });
    if (after == embedded.pieces.begin())
        return embedded.whole.begin;
    const EmbeddedText::Piece &piece = *std::prev(after);
    return std::min(piece.fileBegin + (textOffset - piece.textBegin), embedded.whole.end);
}

} // namespace fleetwright::yaml
