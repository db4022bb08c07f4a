// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/difflayout.h"

#include <algorithm>
#include <limits>

namespace fleetwright::ui {

namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
// Deepest indent that still counts as structure: kind, metadata and the fields of spec.
constexpr std::size_t structureIndent = 2;

} // namespace

void DiffLayout::setAlignment(std::shared_ptr<const diff::Alignment> alignment, Detail detail)
{
    m_alignment = std::move(alignment);
    m_detail = detail;
    makeFolds();
    rebuild();
}

void DiffLayout::setFoldEqual(bool fold)
{
    if (fold == m_foldEqual)
        return;
    m_foldEqual = fold;
    makeFolds();
    rebuild();
}

void DiffLayout::setMetrics(int lineHeight, int foldHeight)
{
    if (lineHeight == m_lineHeight && foldHeight == m_foldHeight)
        return;
    m_lineHeight = lineHeight;
    m_foldHeight = foldHeight;
    rebuild();
}

void DiffLayout::setLinesOfRow(LinesOfRow lines)
{
    m_linesOfRow = std::move(lines);
    rebuild();
}

void DiffLayout::setOpen(std::size_t fold, bool open)
{
    if (fold >= m_open.size() || m_open[fold] == open)
        return;
    m_open[fold] = open;
    rebuild();
}

int DiffLayout::totalHeight() const
{
    return m_items.empty() ? 0 : m_items.back().top + m_items.back().height;
}

void DiffLayout::makeFolds()
{
    m_folds.clear();
    if (m_alignment) {
        if (m_detail == Detail::Structure)
            m_folds = structureFolds();
        else if (m_foldEqual)
            m_folds = m_alignment->folds;
    }
    m_open.assign(m_folds.size(), false);
}

bool DiffLayout::isStructure(std::size_t row) const
{
    const diff::AlignedRow &cells = m_alignment->rows[row];
    for (std::size_t column = 0; column < cells.cells.size(); ++column) {
        const std::size_t line = cells.cells[column].line;
        if (line == diff::AlignedCell::none)
            continue;
        const std::string &text = m_alignment->texts[column].lines[line].text;
        const std::size_t indent = text.find_first_not_of(' ');
        // The text decides, not the marks: a block scalar's further lines have no key and must not
        // count.
        return indent <= structureIndent
               && (m_alignment->texts[column].lines[line].key || text[indent] == '-');
    }
    return false;
}

std::vector<diff::Fold> DiffLayout::structureFolds() const
{
    std::vector<diff::Fold> folds;
    const std::size_t count = m_alignment->rows.size();
    for (std::size_t row = 0; row < count; ++row) {
        if (isStructure(row))
            continue;
        if (folds.empty() || folds.back().firstRow + folds.back().rowCount != row)
            folds.push_back({row, 0, 0, 0, {}});
        diff::Fold &fold = folds.back();
        ++fold.rowCount;
        const diff::LineState state = m_alignment->rows[row].state;
        if (state == diff::LineState::Equal)
            ++fold.equalLines;
        else if (state == diff::LineState::Identity)
            ++fold.identityLines;
    }
    return folds;
}

void DiffLayout::rebuild()
{
    m_items.clear();
    m_itemOfRow.clear();
    m_itemOfFold.assign(m_folds.size(), nowhere);
    if (!m_alignment)
        return;
    const std::size_t rows = m_alignment->rows.size();
    m_itemOfRow.assign(rows, nowhere);
    int top = 0;
    std::size_t fold = 0;
    const auto add = [&](Item::Kind kind, std::size_t index, int height) {
        m_items.push_back({kind, index, top, height});
        top += height;
    };
    for (std::size_t row = 0; row < rows; ++row) {
        if (fold < m_folds.size() && m_folds[fold].firstRow == row) {
            m_itemOfFold[fold] = m_items.size();
            add(Item::Kind::Fold, fold, m_foldHeight);
            const std::size_t current = fold++;
            if (!m_open[current]) {
                const std::size_t end = row + m_folds[current].rowCount;
                std::fill(m_itemOfRow.begin() + static_cast<std::ptrdiff_t>(row),
                          m_itemOfRow.begin() + static_cast<std::ptrdiff_t>(end),
                          m_items.size() - 1);
                row = end - 1;
                continue;
            }
        }
        m_itemOfRow[row] = m_items.size();
        add(Item::Kind::Line, row,
            m_lineHeight * (m_linesOfRow ? std::max(1, m_linesOfRow(row)) : 1));
    }
}

std::optional<std::size_t> DiffLayout::itemAt(int y) const
{
    if (m_items.empty())
        return std::nullopt;
    const auto after =
        std::upper_bound(m_items.begin(), m_items.end(), y,
                         [](int value, const Item &item) { return value < item.top; });
    return after == m_items.begin() ? 0 : static_cast<std::size_t>(after - m_items.begin()) - 1;
}

std::optional<std::size_t> DiffLayout::itemOfRow(std::size_t row) const
{
    if (row >= m_itemOfRow.size() || m_itemOfRow[row] == nowhere)
        return std::nullopt;
    return m_itemOfRow[row];
}

std::optional<std::size_t> DiffLayout::foldOfRow(std::size_t row) const
{
    const auto after = std::upper_bound(
        m_folds.begin(), m_folds.end(), row,
        [](std::size_t value, const diff::Fold &fold) { return value < fold.firstRow; });
    if (after == m_folds.begin())
        return std::nullopt;
    const auto fold = std::prev(after);
    if (row >= fold->firstRow + fold->rowCount)
        return std::nullopt;
    return static_cast<std::size_t>(fold - m_folds.begin());
}

std::optional<std::size_t> DiffLayout::itemOfFold(std::size_t fold) const
{
    if (fold >= m_itemOfFold.size() || m_itemOfFold[fold] == nowhere)
        return std::nullopt;
    return m_itemOfFold[fold];
}

std::optional<std::size_t> DiffLayout::differenceAt(std::size_t row) const
{
    if (!m_alignment)
        return std::nullopt;
    const auto &all = m_alignment->differences;
    const auto after = std::upper_bound(
        all.begin(), all.end(), row,
        [](std::size_t value, const diff::Difference &one) { return value < one.firstRow; });
    if (after == all.begin())
        return std::nullopt;
    return static_cast<std::size_t>(after - all.begin()) - 1;
}

std::vector<DiffLayout::Mark> DiffLayout::differenceMarks() const
{
    std::vector<Mark> marks;
    const int total = totalHeight();
    if (!m_alignment || total == 0)
        return marks;
    for (const diff::Difference &difference : m_alignment->differences) {
        const auto first = itemOfRow(difference.firstRow);
        const auto last = itemOfRow(difference.firstRow + difference.rowCount - 1);
        if (!first || !last)
            continue;
        marks.push_back({static_cast<double>(m_items[*first].top) / total,
                         static_cast<double>(m_items[*last].top + m_items[*last].height) / total});
    }
    return marks;
}

std::size_t DiffLayout::hiddenLines() const
{
    std::size_t lines = 0;
    for (std::size_t i = 0; i < m_folds.size(); ++i)
        lines += m_open[i] ? 0 : m_folds[i].rowCount;
    return lines;
}

std::size_t textSize(const diff::Alignment &alignment)
{
    std::size_t size = 0;
    for (const diff::RenderedText &text : alignment.texts) {
        for (const diff::RenderedText::Line &line : text.lines)
            size += line.text.size() + 1;
    }
    return size;
}

} // namespace fleetwright::ui
