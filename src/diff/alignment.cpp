// SPDX-License-Identifier: Apache-2.0
#include "diff/alignment.h"

#include "diff/linematch.h"
#include "diff/unified.h"

#include <algorithm>
#include <set>

namespace fleetwright::diff {

namespace {

using Line = RenderedText::Line;

bool isTokenByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.'
           || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

/// Words (a version or a name is one) and single other characters, without spaces.
std::vector<TextRange> tokensOf(std::string_view text)
{
    std::vector<TextRange> tokens;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        if (isTokenByte(text[i])) {
            while (end < text.size() && isTokenByte(text[end]))
                ++end;
        }
        if (text[i] != ' ')
            tokens.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
        i = end;
    }
    return tokens;
}

/// Marks of the tokens of `left` and `right` that belong to a longest common subsequence.
void markCommon(std::string_view left, const std::vector<TextRange> &leftTokens,
                std::vector<bool> &leftCommon, std::string_view right,
                const std::vector<TextRange> &rightTokens, std::vector<bool> &rightCommon)
{
    const std::size_t n = leftTokens.size();
    const std::size_t m = rightTokens.size();
    const auto text = [](std::string_view of, TextRange range) {
        return of.substr(range.begin, range.end - range.begin);
    };
    std::vector<std::size_t> best((n + 1) * (m + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t & {
        return best[i * (m + 1) + j];
    };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            const bool same = text(left, leftTokens[i]) == text(right, rightTokens[j]);
            at(i, j) = same ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (text(left, leftTokens[i]) == text(right, rightTokens[j])) {
            leftCommon[i++] = true;
            rightCommon[j++] = true;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
}

/// The tokens of each line that not all of them have, neighbours joined.
std::vector<std::vector<TextRange>> differingTokens(const std::vector<const Line *> &lines)
{
    constexpr std::size_t longestCompared = 400; // tokens: beyond, the whole line is marked
    std::vector<std::vector<TextRange>> tokens;
    for (const Line *line : lines) {
        tokens.push_back(tokensOf(line->text));
        if (tokens.back().size() > longestCompared)
            return std::vector<std::vector<TextRange>>(lines.size());
    }
    // Common to all: common to the first and each other.
    std::vector<bool> firstCommon(tokens[0].size(), true);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::vector<bool> mine(tokens[0].size());
        std::vector<bool> other(tokens[i].size());
        markCommon(lines[0]->text, tokens[0], mine, lines[i]->text, tokens[i], other);
        for (std::size_t t = 0; t < mine.size(); ++t)
            firstCommon[t] = firstCommon[t] && mine[t];
    }
    std::vector<TextRange> kept;
    for (std::size_t t = 0; t < tokens[0].size(); ++t) {
        if (firstCommon[t])
            kept.push_back(tokens[0][t]);
    }
    std::vector<std::vector<TextRange>> result(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<bool> keptCommon(kept.size());
        std::vector<bool> common(tokens[i].size());
        markCommon(lines[0]->text, kept, keptCommon, lines[i]->text, tokens[i], common);
        for (std::size_t t = 0; t < tokens[i].size(); ++t) {
            if (common[t])
                continue;
            if (!result[i].empty() && t > 0 && !common[t - 1])
                result[i].back().end = tokens[i][t].end;
            else
                result[i].push_back(tokens[i][t]);
        }
    }
    return result;
}

class Aligner {
public:
    Aligner(std::vector<RenderedText> texts, const AlignOptions &options) : m_options(options)
    {
        m_result.texts = std::move(texts);
        m_result.baseline = options.baseline < m_result.texts.size() ? options.baseline : 0;
        for (const RenderedText &text : m_result.texts) {
            std::set<std::string> &names = m_names.emplace_back();
            for (const ExpectedValue &expected : text.expected)
                names.insert(expected.placeholder);
        }
    }

    Alignment run()
    {
        if (m_result.texts.empty())
            return std::move(m_result);
        for (const LineRow &lines : matchLines(m_result.texts, m_result.baseline))
            m_result.rows.push_back(row(lines));
        findDifferences();
        findFolds();
        return std::move(m_result);
    }

private:
    [[nodiscard]] const Line *lineAt(const LineRow &lines, std::size_t column) const
    {
        return lines[column] == AlignedCell::none ? nullptr
                                                  : &m_result.texts[column].lines[lines[column]];
    }

    AlignedRow row(const LineRow &lines)
    {
        AlignedRow result;
        result.cells.resize(lines.size());
        std::vector<std::size_t> present;
        std::vector<const Line *> texts;
        for (std::size_t column = 0; column < lines.size(); ++column) {
            result.cells[column].line = lines[column];
            if (const Line *line = lineAt(lines, column)) {
                present.push_back(column);
                texts.push_back(line);
            }
        }
        result.state = stateOf(lines, texts);
        for (std::size_t column = 0; column < lines.size(); ++column) {
            AlignedCell &cell = result.cells[column];
            cell.state = result.state;
            if (cell.line == AlignedCell::none)
                cell.state = result.state == LineState::Differs ? LineState::Missing
                                                                : LineState::IdentityMissing;
            if (!m_result.texts[column].present)
                cell.state = LineState::Missing;
        }
        if (result.state == LineState::Differs && texts.size() > 1) {
            const std::vector<std::vector<TextRange>> tokens = differingTokens(texts);
            for (std::size_t i = 0; i < present.size(); ++i)
                result.cells[present[i]].differing = tokens[i];
        }
        return result;
    }

    [[nodiscard]] LineState stateOf(const LineRow &lines,
                                    const std::vector<const Line *> &texts) const
    {
        const bool sameText = std::all_of(texts.begin(), texts.end(), [&](const Line *line) {
            return line->text == texts.front()->text;
        });
        const bool sameMeaning = std::all_of(texts.begin(), texts.end(), [&](const Line *line) {
            return line->compared == texts.front()->compared;
        });
        // What all clusters have alike is equal, even where it is an identity value of some.
        if (!sameText && !sameMeaning)
            return LineState::Differs;
        bool allPresent = true;
        for (std::size_t column = 0; column < lines.size(); ++column) {
            if (lines[column] != AlignedCell::none || !m_result.texts[column].present)
                continue;
            allPresent = false;
            const std::string &placeholder = texts.front()->placeholder;
            if (placeholder.empty() || m_names[column].contains(placeholder))
                return LineState::Differs;
        }
        return sameText && allPresent ? LineState::Equal : LineState::Identity;
    }

    void findDifferences()
    {
        const std::vector<AlignedRow> &rows = m_result.rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].state != LineState::Differs)
                continue;
            std::vector<Difference> &found = m_result.differences;
            if (!found.empty() && found.back().firstRow + found.back().rowCount == i)
                ++found.back().rowCount;
            else
                found.push_back({i, 1});
        }
    }

    void findFolds()
    {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= m_result.differences.size(); ++i) {
            const bool last = i == m_result.differences.size();
            const std::size_t end = last ? m_result.rows.size() : m_result.differences[i].firstRow;
            const std::size_t first = begin + (i == 0 ? 0 : m_options.context);
            const std::size_t past = last ? end : end - std::min(end, m_options.context);
            if (past >= first + std::max<std::size_t>(m_options.smallestFold, 1))
                fold(first, past);
            if (!last)
                begin = end + m_result.differences[i].rowCount;
        }
    }

    void fold(std::size_t first, std::size_t past)
    {
        Fold result{first, past - first, 0, 0, {}};
        std::size_t leastIndent = std::string::npos;
        std::vector<std::string> names;
        for (std::size_t i = first; i < past; ++i) {
            const AlignedRow &row = m_result.rows[i];
            ++(row.state == LineState::Equal ? result.equalLines : result.identityLines);
            const Line *line = anyLine(row);
            if (!line || !line->key)
                continue;
            const std::size_t indent = line->text.find_first_not_of(" -");
            if (indent < leastIndent) {
                leastIndent = indent;
                names.clear();
            }
            const std::string name(line->key->text());
            if (indent == leastIndent && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
        constexpr std::size_t mostNames = 3;
        for (std::size_t i = 0; i < std::min(names.size(), mostNames); ++i)
            result.about += (i == 0 ? "" : ", ") + names[i];
        if (names.size() > mostNames)
            result.about += ", …";
        m_result.folds.push_back(std::move(result));
    }

    [[nodiscard]] const Line *anyLine(const AlignedRow &row) const
    {
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (row.cells[column].line != AlignedCell::none)
                return &m_result.texts[column].lines[row.cells[column].line];
        }
        return nullptr;
    }

    Alignment m_result;
    AlignOptions m_options;
    std::vector<std::set<std::string>> m_names; ///< identity values that each column has
};

std::string joined(const RenderedText &text)
{
    std::string result;
    for (const Line &line : text.lines)
        result += line.text + "\n";
    return result;
}

} // namespace

Alignment align(std::vector<RenderedText> texts, const AlignOptions &options)
{
    return Aligner(std::move(texts), options).run();
}

std::string toUnified(const Alignment &alignment, std::size_t before, std::size_t after)
{
    const RenderedText &left = alignment.texts[before];
    const RenderedText &right = alignment.texts[after];
    return unifiedDiff(joined(left), joined(right), {3, left.label, right.label});
}

} // namespace fleetwright::diff
