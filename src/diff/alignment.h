// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "diff/column.h"
#include "diff/matrix.h"
#include "yaml/emitter.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// A byte range of one line's text.
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// One object as text, line by line.
struct RenderedText {
    struct Line {
        std::string text;
        std::string
            compared;     ///< the text with own identity values as placeholders: equal here = equal
        std::string path; ///< field path of the value on this line
        const yaml::Node *key = nullptr;
        const yaml::Node *value = nullptr; ///< its change() chain is the origin
        std::vector<TextRange> identity;   ///< own identity values: dotted underline
        std::string placeholder;           ///< the value is one identity value as a whole: which
        bool masked = false;               ///< a Secret's value: shown as dots with a hash
    };

    std::string label;
    std::vector<Line> lines;
    std::vector<ExpectedValue> expected;
    const model::Object *object = nullptr; ///< nullptr for absent objects and plain text
    bool present = false;     ///< false: the object is absent in this column, or unknown
    bool notRendered = false; ///< unknown: a unit of the column failed
};

/// `object` as the column shows it; an empty text where it is nullptr. Fails where the object
/// cannot be printed.
[[nodiscard]] base::Result<RenderedText> renderText(const Column &column,
                                                    const model::Object *object, Expected expected);

/// Plain text in place of an object, for example a file of two revisions.
[[nodiscard]] RenderedText plainText(std::string label, std::string_view text);

enum class LineState : std::uint8_t {
    Equal,
    Identity, ///< differs by own identity values only
    Differs,
    Missing,         ///< nothing stands here (hatched), others have a line that differs
    IdentityMissing, ///< nothing stands here because the cluster has no such identity value (light)
};

struct AlignedCell {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t line = none; ///< index into RenderedText::lines
    LineState state = LineState::Equal;
    std::vector<TextRange> differing; ///< the differing tokens; empty: the whole line
};

struct AlignedRow {
    std::vector<AlignedCell> cells;     ///< one a column
    LineState state = LineState::Equal; ///< Equal, Identity or Differs
};

/// A run of rows that may be folded.
struct Fold {
    std::size_t firstRow = 0;
    std::size_t rowCount = 0;
    std::size_t equalLines = 0;
    std::size_t identityLines = 0;
    std::string about; ///< what lies inside: "apiVersion, kind"
};

/// A run of differing rows: F7 goes from one to the next, the minimap draws them.
struct Difference {
    std::size_t firstRow = 0;
    std::size_t rowCount = 0;
};

/// The side-by-side view as plain data.
struct Alignment {
    std::vector<RenderedText> texts;
    std::vector<AlignedRow> rows;
    std::vector<Fold> folds;             ///< ascending, never empty ones
    std::vector<Difference> differences; ///< ascending
    std::size_t baseline = 0;
};

struct AlignOptions {
    std::size_t baseline = 0;     ///< the column the others are aligned to
    std::size_t context = 2;      ///< equal lines kept beside a difference
    std::size_t smallestFold = 3; ///< shorter runs are never folded
};

/// Aligns one to six texts (more work too). Lines are matched by text and place in the structure,
/// changed ones by field path.
[[nodiscard]] Alignment align(std::vector<RenderedText> texts, const AlignOptions &options = {});

/// A unified patch of two columns of an alignment, for "Copy as text".
[[nodiscard]] std::string toUnified(const Alignment &alignment, std::size_t before,
                                    std::size_t after);

} // namespace fleetwright::diff
