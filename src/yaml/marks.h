// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fleetwright::yaml {

/// Where the lines of a text that was read out of a file stand in that file.
struct EmbeddedText {
    struct Piece {
        std::uint32_t textBegin = 0;
        std::uint32_t fileBegin = 0;
    };
    std::vector<Piece> pieces; ///< ascending; empty: only the whole is known
    base::Span whole;
};

/// libyaml's marks count characters; spans count bytes of the file. Marks come nearly in order, so
/// a cursor that walks both ways is enough; ASCII text needs no walk.
class MarkMap {
public:
    /// `text` is what the parser was given, `skipped` the bytes of a byte order mark before its
    /// first character.
    MarkMap(std::string_view text, std::size_t skipped);

    [[nodiscard]] std::uint32_t byteOf(std::size_t character);

private:
    void walkTo(std::size_t character);

    std::string_view m_text;
    std::size_t m_skipped;
    bool m_ascii;
    std::size_t m_character = 0;
    std::size_t m_byte;
};

/// Text offset → file offset.
[[nodiscard]] std::uint32_t fileOffset(const EmbeddedText &embedded, std::uint32_t textOffset);

} // namespace fleetwright::yaml
