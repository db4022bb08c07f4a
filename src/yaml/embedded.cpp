// SPDX-License-Identifier: Apache-2.0
#include "yaml/embedded.h"

#include <algorithm>
#include <optional>

namespace fleetwright::yaml {
namespace {

/// The line at `at` without its break; `at` moves to the next line.
std::string_view takeLine(std::string_view text, std::size_t &at)
{
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// Every line of a literal block scalar is the line of the file without the block's indent.
std::optional<std::vector<EmbeddedText::Piece>> literalPieces(const Node &scalar)
{
    const std::string_view raw = scalar.span().text();
    const std::string_view text = scalar.text();
    std::vector<EmbeddedText::Piece> pieces;
    std::size_t rawAt = 0;
    takeLine(raw, rawAt);
    for (std::size_t textAt = 0; textAt < text.size();) {
        const std::size_t textBegin = textAt;
        const std::string_view textLine = takeLine(text, textAt);
        const std::size_t rawBegin = rawAt;
        const std::string_view rawLine = takeLine(raw, rawAt);
        if (!rawLine.ends_with(textLine))
            return std::nullopt;
        const std::size_t indent = rawLine.size() - textLine.size();
        pieces.push_back({static_cast<std::uint32_t>(textBegin),
                          static_cast<std::uint32_t>(scalar.span().begin + rawBegin + indent)});
    }
    return pieces;
}

/// Plain or quoted text that stands in the file byte by byte.
std::optional<std::vector<EmbeddedText::Piece>> verbatimPieces(const Node &scalar)
{
    const std::string_view raw = scalar.span().text();
    const std::uint32_t skipped = scalar.style() == Style::Plain ? 0 : 1;
    if (raw.size() != scalar.text().size() + skipped + skipped
        || raw.substr(skipped, scalar.text().size()) != scalar.text())
        return std::nullopt;
    return std::vector<EmbeddedText::Piece>{{0, scalar.span().begin + skipped}};
}

/// The same places for a text without its first bytes.
std::vector<EmbeddedText::Piece> piecesFrom(std::size_t begin,
                                            const std::vector<EmbeddedText::Piece> &pieces)
{
    const auto first = static_cast<std::uint32_t>(begin);
    std::vector<EmbeddedText::Piece> moved;
    for (const EmbeddedText::Piece &piece : pieces) {
        if (piece.textBegin > first)
            moved.push_back({piece.textBegin - first, piece.fileBegin});
        else
            moved.assign(1, {0, piece.fileBegin + first - piece.textBegin});
    }
    return moved;
}

} // namespace

EmbeddedText embeddedTextOf(const Node &scalar, std::size_t begin)
{
    EmbeddedText embedded;
    embedded.whole = scalar.span();
    if (!scalar.span().known())
        return embedded;
    std::optional<std::vector<EmbeddedText::Piece>> pieces;
    switch (scalar.style()) {
    case Style::Literal:
        pieces = literalPieces(scalar);
        break;
    case Style::Plain:
    case Style::SingleQuoted:
    case Style::DoubleQuoted:
        pieces = verbatimPieces(scalar);
        break;
    case Style::Folded:
    case Style::Block:
    case Style::Flow:
        break;
    }
    if (pieces)
        embedded.pieces = piecesFrom(begin, *pieces);
    return embedded;
}

} // namespace fleetwright::yaml
