// SPDX-License-Identifier: Apache-2.0
#include "diff/linediff.h"

#include <algorithm>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

using Hashes = std::span<const std::uint64_t>;

constexpr std::size_t mostEdits = 2'000;

class Matcher {
public:
    void match(Hashes before, std::size_t beforeBegin, Hashes after, std::size_t afterBegin)
    {
        std::size_t front = 0;
        while (front < before.size() && front < after.size() && before[front] == after[front])
            ++front;
        add(beforeBegin, afterBegin, front);
        before = before.subspan(front);
        after = after.subspan(front);
        std::size_t back = 0;
        while (back < before.size() && back < after.size()
               && before[before.size() - 1 - back] == after[after.size() - 1 - back])
            ++back;
        middle(before.first(before.size() - back), beforeBegin + front,
               after.first(after.size() - back), afterBegin + front);
        add(beforeBegin + front + before.size() - back, afterBegin + front + after.size() - back,
            back);
    }

    std::vector<EqualRun> take() { return std::move(m_runs); }

private:
    void middle(Hashes before, std::size_t beforeBegin, Hashes after, std::size_t afterBegin)
    {
        if (before.empty() || after.empty())
            return;
        const std::vector<Anchor> anchors = patienceAnchors(before, after);
        if (anchors.empty()) {
            myers(before, beforeBegin, after, afterBegin);
            return;
        }
        std::size_t b = 0;
        std::size_t a = 0;
        for (const Anchor &anchor : anchors) {
            if (anchor.before < b || anchor.after < a)
                continue; // taken by the run before it
            match(before.subspan(b, anchor.before - b), beforeBegin + b,
                  after.subspan(a, anchor.after - a), afterBegin + a);
            add(beforeBegin + anchor.before, afterBegin + anchor.after, 1);
            b = anchor.before + 1;
            a = anchor.after + 1;
        }
        match(before.subspan(b), beforeBegin + b, after.subspan(a), afterBegin + a);
    }

    /// Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986) with the trace kept for the
    /// way back.
    void myers(Hashes before, std::size_t beforeBegin, Hashes after, std::size_t afterBegin)
    {
        const auto n = static_cast<std::ptrdiff_t>(before.size());
        const auto m = static_cast<std::ptrdiff_t>(after.size());
        const std::ptrdiff_t most = std::min<std::ptrdiff_t>(n + m, mostEdits);
        std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3));
        std::vector<std::vector<std::ptrdiff_t>> trace;
        const auto at = [&](std::vector<std::ptrdiff_t> &v, std::ptrdiff_t k) -> std::ptrdiff_t & {
            return v[static_cast<std::size_t>(k + most + 1)];
        };
        for (std::ptrdiff_t d = 0; d <= most; ++d) {
            trace.push_back(furthest);
            for (std::ptrdiff_t k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && at(furthest, k - 1) < at(furthest, k + 1));
                std::ptrdiff_t x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
                std::ptrdiff_t y = x - k;
                while (x < n && y < m
                       && before[static_cast<std::size_t>(x)]
                              == after[static_cast<std::size_t>(y)]) {
                    ++x;
                    ++y;
                }
                at(furthest, k) = x;
                if (x >= n && y >= m) {
                    walkBack(trace, d, n, m, most, beforeBegin, afterBegin);
                    return;
                }
            }
        }
    }

    void walkBack(const std::vector<std::vector<std::ptrdiff_t>> &trace, std::ptrdiff_t d,
                  std::ptrdiff_t x, std::ptrdiff_t y, std::ptrdiff_t most, std::size_t beforeBegin,
                  std::size_t afterBegin)
    {
        std::vector<EqualRun> runs;
        for (; d >= 0; --d) {
            const std::vector<std::ptrdiff_t> &v = trace[static_cast<std::size_t>(d)];
            const auto at = [&](std::ptrdiff_t k) {
                return v[static_cast<std::size_t>(k + most + 1)];
            };
            const std::ptrdiff_t k = x - y;
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            const std::ptrdiff_t fromX = d == 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1;
            const std::ptrdiff_t fromY = d == 0 ? 0 : fromX - k;
            if (x > fromX)
                runs.push_back({beforeBegin + static_cast<std::size_t>(fromX),
                                afterBegin + static_cast<std::size_t>(fromY),
                                static_cast<std::size_t>(x - fromX)});
            if (d == 0)
                break;
            x = down ? at(k + 1) : at(k - 1);
            y = x - (down ? k + 1 : k - 1);
        }
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            add(run->before, run->after, run->count);
    }

    void add(std::size_t before, std::size_t after, std::size_t count)
    {
        if (count == 0)
            return;
        if (!m_runs.empty()) {
            EqualRun &last = m_runs.back();
            if (last.before + last.count == before && last.after + last.count == after) {
                last.count += count;
                return;
            }
        }
        m_runs.push_back({before, after, count});
    }

    std::vector<EqualRun> m_runs;
};

/// The longest ascending (in `after`) subsequence of anchors that are sorted by `before`.
std::vector<Anchor> longestAscending(const std::vector<Anchor> &pairs)
{
    std::vector<std::size_t> tails;
    std::vector<std::size_t> previous(pairs.size());
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place = std::lower_bound(
            tails.begin(), tails.end(), pairs[i].after,
            [&](std::size_t tail, std::size_t value) { return pairs[tail].after < value; });
        previous[i] = place == tails.begin() ? none : *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Anchor> result;
    for (std::size_t i = tails.empty() ? none : tails.back(); i != none; i = previous[i])
        result.push_back(pairs[i]);
    std::reverse(result.begin(), result.end());
    return result;
}

} // namespace

std::vector<Anchor> patienceAnchors(Hashes before, Hashes after)
{
    struct Count {
        std::size_t before = 0, after = 0, beforeAt = 0, afterAt = 0;
    };
    std::unordered_map<std::uint64_t, Count> counts;
    for (std::size_t i = 0; i < before.size(); ++i) {
        Count &count = counts[before[i]];
        ++count.before;
        count.beforeAt = i;
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        Count &count = counts[after[i]];
        ++count.after;
        count.afterAt = i;
    }
    std::vector<Anchor> pairs;
    for (const auto &[hash, count] : counts) {
        if (count.before == 1 && count.after == 1)
            pairs.push_back({count.beforeAt, count.afterAt});
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const Anchor &left, const Anchor &right) { return left.before < right.before; });
    return longestAscending(pairs);
}

std::vector<EqualRun> equalRuns(Hashes before, Hashes after)
{
    Matcher matcher;
    matcher.match(before, 0, after, 0);
    return matcher.take();
}

} // namespace fleetwright::diff
