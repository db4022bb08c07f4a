// SPDX-License-Identifier: Apache-2.0
#include "diff/linematch.h"

#include "base/hash.h"
#include "diff/linediff.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace fleetwright::diff {

namespace {

constexpr std::size_t none = AlignedCell::none;
constexpr std::size_t largestTable = 4'000'000; ///< cells of one alignment table
constexpr std::uint32_t equalScore = 4;
constexpr std::uint32_t sameFieldScore =
    3; ///< two equal lines nearby are not given up for one changed one: 3 < 4

/// What a line is matched by.
struct LineTokens {
    std::uint64_t equal = 0; ///< text and place in the structure, list positions left out
    std::uint64_t field = 0; ///< field path
};

/// "spec.args[1]" → "spec.args[]": an inserted item must not make all behind it unequal.
std::string withoutPositions(std::string_view path)
{
    std::string result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        result += path[i];
        if (path[i] != '[')
            continue;
        std::size_t end = i + 1;
        while (end < path.size() && path[end] >= '0' && path[end] <= '9')
            ++end;
        if (end < path.size() && path[end] == ']')
            i = end - 1;
    }
    return result;
}

std::vector<LineTokens> tokensOf(const RenderedText &text)
{
    std::vector<LineTokens> tokens;
    tokens.reserve(text.lines.size());
    for (const RenderedText::Line &line : text.lines) {
        const base::Hash128 place = base::hashBytes(withoutPositions(line.path));
        const base::Hash128 own = base::hashBytes(line.compared);
        tokens.push_back({base::combine(place, own).low, base::hashBytes(line.path).low});
    }
    return tokens;
}

class Merger {
public:
    explicit Merger(const std::vector<RenderedText> &texts)
    {
        for (const RenderedText &text : texts)
            m_tokens.push_back(tokensOf(text));
    }

    void begin(std::size_t column)
    {
        for (std::size_t line = 0; line < m_tokens[column].size(); ++line) {
            LineRow row(m_tokens.size(), none);
            row[column] = line;
            m_rows.push_back(std::move(row));
        }
    }

    void add(std::size_t column)
    {
        m_column = column;
        m_merged.clear();
        std::vector<std::uint64_t> rowHashes;
        for (const LineRow &row : m_rows)
            rowHashes.push_back(firstTokens(row).equal);
        std::vector<std::uint64_t> lineHashes;
        for (const LineTokens &line : m_tokens[column])
            lineHashes.push_back(line.equal);
        std::size_t row = 0;
        std::size_t line = 0;
        for (const Anchor &anchor : patienceAnchors(rowHashes, lineHashes)) {
            gap(row, anchor.before, line, anchor.after);
            join(anchor.before, anchor.after);
            row = anchor.before + 1;
            line = anchor.after + 1;
        }
        gap(row, m_rows.size(), line, m_tokens[column].size());
        m_rows = std::move(m_merged);
    }

    std::vector<LineRow> take() { return std::move(m_rows); }

private:
    [[nodiscard]] LineTokens firstTokens(const LineRow &row) const
    {
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (row[column] != none)
                return m_tokens[column][row[column]];
        }
        return {};
    }

    [[nodiscard]] std::uint32_t score(std::size_t row, std::size_t line) const
    {
        const LineTokens &own = m_tokens[m_column][line];
        std::uint32_t best = 0;
        for (std::size_t column = 0; column < m_rows[row].size(); ++column) {
            if (m_rows[row][column] == none)
                continue;
            const LineTokens &other = m_tokens[column][m_rows[row][column]];
            if (other.equal == own.equal)
                return equalScore;
            if (other.field == own.field)
                best = sameFieldScore;
        }
        return best;
    }

    void join(std::size_t row, std::size_t line)
    {
        m_merged.push_back(m_rows[row]);
        m_merged.back()[m_column] = line;
    }

    void keepRow(std::size_t row) { m_merged.push_back(m_rows[row]); }

    void newRow(std::size_t line)
    {
        LineRow row(m_tokens.size(), none);
        row[m_column] = line;
        m_merged.push_back(std::move(row));
    }

    /// The best scoring alignment of rows [rowBegin, rowEnd) with lines [lineBegin, lineEnd)
    /// (Needleman and Wunsch, gaps are free).
    void gap(std::size_t rowBegin, std::size_t rowEnd, std::size_t lineBegin, std::size_t lineEnd)
    {
        const std::size_t rows = rowEnd - rowBegin;
        const std::size_t lines = lineEnd - lineBegin;
        if (rows * lines == 0 || rows > largestTable / lines) {
            for (std::size_t row = rowBegin; row < rowEnd; ++row)
                keepRow(row);
            for (std::size_t line = lineBegin; line < lineEnd; ++line)
                newRow(line);
            return;
        }
        const std::size_t width = lines + 1;
        std::vector<std::uint32_t> best((rows + 1) * width);
        for (std::size_t r = rows; r-- > 0;) {
            for (std::size_t l = lines; l-- > 0;) {
                std::uint32_t value = std::max(best[(r + 1) * width + l], best[r * width + l + 1]);
                if (const std::uint32_t own = score(rowBegin + r, lineBegin + l))
                    value = std::max(value, own + best[(r + 1) * width + l + 1]);
                best[r * width + l] = value;
            }
        }
        std::size_t r = 0;
        std::size_t l = 0;
        while (r < rows && l < lines) {
            const std::uint32_t own = score(rowBegin + r, lineBegin + l);
            if (own && best[r * width + l] == own + best[(r + 1) * width + l + 1])
                join(rowBegin + r++, lineBegin + l++);
            else if (best[r * width + l] == best[(r + 1) * width + l])
                keepRow(rowBegin + r++);
            else
                newRow(lineBegin + l++);
        }
        for (; r < rows; ++r)
            keepRow(rowBegin + r);
        for (; l < lines; ++l)
            newRow(lineBegin + l);
    }

    std::vector<std::vector<LineTokens>> m_tokens; ///< by column, line
    std::vector<LineRow> m_rows;
    std::vector<LineRow> m_merged;
    std::size_t m_column = 0;
};

} // namespace

std::vector<LineRow> matchLines(const std::vector<RenderedText> &texts, std::size_t baseline)
{
    Merger merger(texts);
    merger.begin(baseline);
    for (std::size_t column = 0; column < texts.size(); ++column) {
        if (column != baseline)
            merger.add(column);
    }
    return merger.take();
}

} // namespace fleetwright::diff
