// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::yaml {

/// The way from a document down to a node: which child of which collection.
struct SourcePath {
    struct Step {
        const Node *container = nullptr;
        std::size_t index = 0;
    };
    std::size_t document = 0;
    std::vector<Step> steps;

    /// Written with brackets, or inside something that is.
    [[nodiscard]] bool insideFlow() const;
};

/// Refused if the node is not in the file, or if aliases make it stand in several places.
[[nodiscard]] base::Result<SourcePath> locate(const ParsedFile &file, const Node *node);

/// An entry or item as it stands in the file: from its key, "?" or "-" to the end of its value.
struct Slot {
    std::uint32_t begin = 0;
    std::uint32_t keyEnd = 0; ///< mappings only
    std::uint32_t end = 0;
};

/// One slot for each child of a collection.
[[nodiscard]] std::vector<Slot> slotsOf(std::string_view text, const Node *collection);

/// The bytes of a file by lines, which end in "\n", "\r\n" or "\r". Offsets past the end are the
/// end.
class SourceText {
public:
    explicit SourceText(std::string_view text) : m_text(text) {}

    [[nodiscard]] std::string_view bytes() const { return m_text; }
    [[nodiscard]] std::uint32_t lineBegin(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t lineEnd(std::uint32_t at) const;       ///< before the line break
    [[nodiscard]] std::uint32_t nextLineBegin(std::uint32_t at) const; ///< after the line break
    [[nodiscard]] std::string_view lineBreak() const;                  ///< of the file's first line
    /// Of the line that `at` is in; of the line before where it has none, as the last one.
    [[nodiscard]] std::string_view lineBreakAfter(std::uint32_t at) const;
    [[nodiscard]] std::size_t column(std::uint32_t at) const; ///< in characters, from 0
    [[nodiscard]] bool isFirstOnLine(std::uint32_t at) const;
    /// `end` without the blank lines before it: where the last line with content ends.
    [[nodiscard]] std::uint32_t withoutBlankLines(std::uint32_t begin, std::uint32_t end) const;
    /// Past blanks, line breaks and comments; not past `end`.
    [[nodiscard]] std::uint32_t skipTrivia(std::uint32_t at, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t skipBlanks(std::uint32_t at) const;
    /// Past "&anchor" and "!tag" and the blanks before each, on one line.
    [[nodiscard]] std::uint32_t skipProperties(std::uint32_t at) const;

private:
    [[nodiscard]] bool endsLine(std::uint32_t at) const; ///< as its last byte
    [[nodiscard]] std::string_view breakAt(std::uint32_t at) const;

    std::string_view m_text;
};

} // namespace fleetwright::yaml
