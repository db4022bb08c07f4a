// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/alignment.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace fleetwright::ui {

/// Where the rows of an alignment come to lie: which are folded away, which bars stand for them,
/// and at which pixel each begins. Knows no widgets; a bar is always there for what is hidden, and
/// stays while its rows are shown.
class DiffLayout {
public:
    enum class Detail {
        Everything,
        Structure, ///< of very large objects: the upper levels, the rest behind bars until asked
    };

    struct Item {
        enum class Kind { Line, Fold };
        Kind kind = Kind::Line;
        std::size_t index = 0; ///< a row of the alignment, or one of folds()
        int top = 0;
        int height = 0;
    };

    struct Mark { ///< part of the whole height, 0 to 1
        double begin = 0;
        double end = 0;
    };

    /// How many text lines a row takes (more than one when it is wrapped).
    using LinesOfRow = std::function<int(std::size_t row)>;

    void setAlignment(std::shared_ptr<const diff::Alignment> alignment,
                      Detail detail = Detail::Everything);
    void setFoldEqual(bool fold);
    void setMetrics(int lineHeight, int foldHeight);
    void setLinesOfRow(LinesOfRow lines); ///< nothing: one line each
    void setOpen(std::size_t fold, bool open);

    [[nodiscard]] const diff::Alignment *alignment() const { return m_alignment.get(); }
    [[nodiscard]] bool foldEqual() const { return m_foldEqual; }
    [[nodiscard]] Detail detail() const { return m_detail; }
    [[nodiscard]] const std::vector<diff::Fold> &folds() const { return m_folds; }
    [[nodiscard]] bool isOpen(std::size_t fold) const { return m_open[fold]; }
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] int totalHeight() const;

    /// Index into items() of what lies at this height; the nearest one outside. Nothing without
    /// items.
    [[nodiscard]] std::optional<std::size_t> itemAt(int y) const;
    /// The item of a row, or the bar that hides it.
    [[nodiscard]] std::optional<std::size_t> itemOfRow(std::size_t row) const;
    /// The fold in which a row lies, open or not.
    [[nodiscard]] std::optional<std::size_t> foldOfRow(std::size_t row) const;
    [[nodiscard]] std::optional<std::size_t> itemOfFold(std::size_t fold) const;

    /// Index of the difference that holds the row, or of the last before it; nothing before the
    /// first.
    [[nodiscard]] std::optional<std::size_t> differenceAt(std::size_t row) const;
    [[nodiscard]] std::vector<Mark> differenceMarks() const;
    [[nodiscard]] std::size_t hiddenLines() const; ///< rows behind closed bars

private:
    void rebuild();
    void makeFolds();
    [[nodiscard]] std::vector<diff::Fold> structureFolds() const;
    [[nodiscard]] bool isStructure(std::size_t row) const;

    std::shared_ptr<const diff::Alignment> m_alignment;
    Detail m_detail = Detail::Everything;
    bool m_foldEqual = true;
    int m_lineHeight = 16;
    int m_foldHeight = 16;
    LinesOfRow m_linesOfRow;
    std::vector<diff::Fold> m_folds;
    std::vector<bool> m_open;
    std::vector<Item> m_items;
    std::vector<std::size_t> m_itemOfRow;
    std::vector<std::size_t> m_itemOfFold;
};

/// Bytes of all texts: above the limit only the structure is shown until somebody asks for more.
[[nodiscard]] std::size_t textSize(const diff::Alignment &alignment);
inline constexpr std::size_t largestTextShown = 5'000'000;

} // namespace fleetwright::ui
