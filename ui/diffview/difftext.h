// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/alignment.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace fleetwright::ui {

/// One line as it is drawn: control and bidirectional characters visible, ranges in its own
/// characters.
struct DisplayLine {
    struct Range {
        int begin = 0;
        int end = 0;

        friend bool operator==(const Range &, const Range &) = default;
    };

    QString text;
    std::optional<Range> key; ///< of a mapping, without the colon's space
    std::vector<Range> identity;
    std::vector<Range> differing;
};

/// A very long line is cut and says so.
[[nodiscard]] DisplayLine displayLine(const diff::RenderedText::Line &line,
                                      const diff::AlignedCell &cell);

/// The line for a column of so many characters: where its differing tokens would lie outside, what
/// stands between the key and them is left out, so that they are seen. The line as it is where they
/// fit.
[[nodiscard]] DisplayLine shortened(const DisplayLine &line, int characters);

/// What the side-by-side view says in words.
class DiffWords {
    Q_DECLARE_TR_FUNCTIONS(ui::DiffWords)
public:
    /// "6 equal, 4 identity lines hidden"
    [[nodiscard]] static QString fold(const diff::Fold &fold, bool open);
    /// "line 36, image: quay.io/prometheus:v2.56.0, differs", for screen readers.
    [[nodiscard]] static QString spoken(const diff::Alignment &alignment, std::size_t row,
                                        std::size_t column);
    /// Rows first to last as a table, columns by name.
    [[nodiscard]] static QString markdown(const diff::Alignment &alignment, std::size_t first,
                                          std::size_t last);
    [[nodiscard]] static QString markdownOfDifferences(const diff::Alignment &alignment);
    /// The texts of the rows, tab-separated, columns by name.
    [[nodiscard]] static QString table(const diff::Alignment &alignment, std::size_t first,
                                       std::size_t last);
    /// A unified patch from the baseline to each other column.
    [[nodiscard]] static QString patches(const diff::Alignment &alignment);
};

/// Of the row's field: of the line in this column or, where it is absent, in the first that has it.
/// "" for none.
[[nodiscard]] std::string fieldPath(const diff::Alignment &alignment, std::size_t row,
                                    std::size_t column);
/// nullptr where nothing stands.
[[nodiscard]] const diff::RenderedText::Line *lineOf(const diff::Alignment &alignment,
                                                     std::size_t row, std::size_t column);

} // namespace fleetwright::ui
