// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/linemerge.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace fleetwright::services {

namespace {

using Lines = std::vector<std::string_view>;

/// A run of lines of the original and what one side has instead.
struct Hunk {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t newBegin = 0;
    std::size_t newEnd = 0;
};

Lines splitLines(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t newline = text.find('\n');
        const std::size_t size = newline == std::string_view::npos ? text.size() : newline + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

/// Myers' greedy algorithm: the furthest reaching points of every step, walked back to the matched
/// lines.
std::vector<std::pair<std::size_t, std::size_t>> matchedLines(const Lines &left, const Lines &right)
{
    const auto n = static_cast<std::ptrdiff_t>(left.size());
    const auto m = static_cast<std::ptrdiff_t>(right.size());
    const std::ptrdiff_t most = n + m;
    const auto at = [most](std::ptrdiff_t k) { return static_cast<std::size_t>(k + most + 1); };
    std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * most + 3), 0);
    std::vector<std::vector<std::ptrdiff_t>> steps;
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
        steps.push_back(reach);
        bool arrived = false;
        for (std::ptrdiff_t k = -d; k <= d && !arrived; k += 2) {
            const bool down = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]);
            std::ptrdiff_t x = down ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
            while (x < n && x - k < m
                   && left[static_cast<std::size_t>(x)] == right[static_cast<std::size_t>(x - k)])
                ++x;
            reach[at(k)] = x;
            arrived = x >= n && x - k >= m;
        }
        if (arrived)
            break;
    }
    std::vector<std::pair<std::size_t, std::size_t>> matches;
    std::ptrdiff_t x = n;
    std::ptrdiff_t y = m;
    for (auto d = static_cast<std::ptrdiff_t>(steps.size()) - 1; d >= 0; --d) {
        const auto &before = steps[static_cast<std::size_t>(d)];
        const std::ptrdiff_t k = x - y;
        const bool down = k == -d || (k != d && before[at(k - 1)] < before[at(k + 1)]);
        const std::ptrdiff_t previousK = down ? k + 1 : k - 1;
        const std::ptrdiff_t previousX = d == 0 ? 0 : before[at(previousK)];
        const std::ptrdiff_t previousY = d == 0 ? 0 : previousX - previousK;
        while (x > previousX && y > previousY) {
            --x;
            --y;
            matches.emplace_back(static_cast<std::size_t>(x), static_cast<std::size_t>(y));
        }
        x = previousX;
        y = previousY;
    }
    std::reverse(matches.begin(), matches.end());
    return matches;
}

std::vector<Hunk> hunksOf(const Lines &original, const Lines &changed)
{
    std::vector<Hunk> hunks;
    std::size_t left = 0;
    std::size_t right = 0;
    auto matches = matchedLines(original, changed);
    matches.emplace_back(original.size(), changed.size());
    for (const auto &[nextLeft, nextRight] : matches) {
        if (nextLeft > left || nextRight > right)
            hunks.push_back({left, nextLeft, right, nextRight});
        left = nextLeft + 1;
        right = nextRight + 1;
    }
    return hunks;
}

bool sameText(const Hunk &mine, const Lines &mineLines, const Hunk &theirs, const Lines &theirLines)
{
    return mine.begin == theirs.begin && mine.end == theirs.end
           && std::equal(mineLines.begin() + static_cast<std::ptrdiff_t>(mine.newBegin),
                         mineLines.begin() + static_cast<std::ptrdiff_t>(mine.newEnd),
                         theirLines.begin() + static_cast<std::ptrdiff_t>(theirs.newBegin),
                         theirLines.begin() + static_cast<std::ptrdiff_t>(theirs.newEnd));
}

} // namespace

std::optional<std::string> mergeLines(std::string_view original, std::string_view mine,
                                      std::string_view theirs)
{
    const Lines base = splitLines(original);
    const Lines mineLines = splitLines(mine);
    const Lines theirLines = splitLines(theirs);
    const std::vector<Hunk> mineHunks = hunksOf(base, mineLines);
    const std::vector<Hunk> theirHunks = hunksOf(base, theirLines);

    std::string merged;
    std::size_t position = 0;
    const auto keepUntil = [&](std::size_t line) {
        for (; position < line; ++position)
            merged.append(base[position]);
    };
    const auto take = [&](const Hunk &hunk, const Lines &lines) {
        keepUntil(hunk.begin);
        for (std::size_t line = hunk.newBegin; line < hunk.newEnd; ++line)
            merged.append(lines[line]);
        position = hunk.end;
    };

    auto mineHunk = mineHunks.begin();
    auto theirHunk = theirHunks.begin();
    while (mineHunk != mineHunks.end() || theirHunk != theirHunks.end()) {
        if (theirHunk == theirHunks.end()
            || (mineHunk != mineHunks.end() && mineHunk->end < theirHunk->begin)) {
            take(*mineHunk++, mineLines);
        } else if (mineHunk == mineHunks.end() || theirHunk->end < mineHunk->begin) {
            take(*theirHunk++, theirLines);
        } else if (sameText(*mineHunk, mineLines, *theirHunk, theirLines)) {
            take(*mineHunk++, mineLines);
            ++theirHunk;
        } else {
            return std::nullopt;
        }
    }
    keepUntil(base.size());
    return merged;
}

} // namespace fleetwright::services
