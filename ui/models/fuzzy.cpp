// SPDX-License-Identifier: Apache-2.0
#include "ui/models/fuzzy.h"

#include <algorithm>

namespace fleetwright::ui {

namespace {

constexpr int pointsForHit = 1;
constexpr int pointsForRun = 6;
constexpr int pointsForWordBegin = 8;
constexpr int pointsForWholeRun = 20;

bool beginsWord(const QString &text, qsizetype index)
{
    if (index == 0)
        return true;
    const QChar before = text.at(index - 1);
    return !before.isLetterOrNumber() || (before.isLower() && text.at(index).isUpper());
}

int scoreOf(const QString &text, const std::vector<qsizetype> &positions)
{
    int score = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        score += pointsForHit;
        if (i > 0 && positions[i] == positions[i - 1] + 1)
            score += pointsForRun;
        if (beginsWord(text, positions[i]))
            score += pointsForWordBegin;
    }
    // Among equals the shorter text and the earlier hit win.
    return score * 100 - static_cast<int>(std::min<qsizetype>(positions.front(), 20)) * 3
           - static_cast<int>(std::min<qsizetype>(text.size(), 200));
}

/// Greedy from one start: next occurrence, but a word beginning further on is preferred.
std::optional<std::vector<qsizetype>> matchFrom(const QString &pattern, const QString &text,
                                                qsizetype start)
{
    std::vector<qsizetype> positions;
    qsizetype from = start;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        const qsizetype next = text.indexOf(wanted, from, Qt::CaseInsensitive);
        if (next < 0)
            return std::nullopt;
        qsizetype chosen = next;
        if (!positions.empty() && next != positions.back() + 1 && !beginsWord(text, next)) {
            for (qsizetype later = next; later >= 0;
                 later = text.indexOf(wanted, later + 1, Qt::CaseInsensitive)) {
                if (beginsWord(text, later)) {
                    chosen = later;
                    break;
                }
            }
        }
        positions.push_back(chosen);
        from = chosen + 1;
    }
    return positions;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text)
{
    const QString wanted = pattern.trimmed();
    if (wanted.isEmpty())
        return FuzzyMatch{};
    std::optional<FuzzyMatch> best;
    const auto consider = [&](std::vector<qsizetype> positions, int extra) {
        const int score = scoreOf(text, positions) + extra;
        if (!best || score > best->score)
            best = FuzzyMatch{score, std::move(positions)};
    };
    if (const qsizetype whole = text.indexOf(wanted, 0, Qt::CaseInsensitive); whole >= 0) {
        std::vector<qsizetype> positions;
        for (qsizetype i = 0; i < wanted.size(); ++i)
            positions.push_back(whole + i);
        consider(std::move(positions), pointsForWholeRun * 100);
    }
    const QChar first = wanted.front();
    for (qsizetype start = text.indexOf(first, 0, Qt::CaseInsensitive); start >= 0;
         start = text.indexOf(first, start + 1, Qt::CaseInsensitive)) {
        auto positions = matchFrom(wanted, text, start);
        if (!positions) {
            // The preference for word beginnings can run past the end; without it the rest may
            // still match.
            continue;
        }
        consider(std::move(*positions), 0);
    }
    if (!best) {
        std::vector<qsizetype> positions;
        qsizetype from = 0;
        for (const QChar c : wanted) {
            if (c.isSpace())
                continue;
            const qsizetype next = text.indexOf(c, from, Qt::CaseInsensitive);
            if (next < 0)
                return std::nullopt;
            positions.push_back(next);
            from = next + 1;
        }
        consider(std::move(positions), 0);
    }
    return best;
}

} // namespace fleetwright::ui
