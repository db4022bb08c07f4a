// SPDX-License-Identifier: Apache-2.0
#include "diff/unified.h"

#include "base/hash.h"
#include "diff/linediff.h"

#include <algorithm>
#include <vector>

namespace fleetwright::diff {

namespace {

/// Lines with their line ending; the last one may have none.
std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

std::vector<std::uint64_t> hashLines(const std::vector<std::string_view> &lines)
{
    std::vector<std::uint64_t> hashes;
    hashes.reserve(lines.size());
    for (const std::string_view line : lines)
        hashes.push_back(base::hashBytes(line).low);
    return hashes;
}

/// What lies between two equal runs.
struct Edit {
    std::size_t before = 0, beforeCount = 0;
    std::size_t after = 0, afterCount = 0;
};

std::vector<Edit> editsOf(const std::vector<EqualRun> &runs, std::size_t beforeSize,
                          std::size_t afterSize)
{
    std::vector<Edit> edits;
    std::size_t b = 0;
    std::size_t a = 0;
    const auto until = [&](std::size_t before, std::size_t after) {
        if (before > b || after > a)
            edits.push_back({b, before - b, a, after - a});
    };
    for (const EqualRun &run : runs) {
        until(run.before, run.after);
        b = run.before + run.count;
        a = run.after + run.count;
    }
    until(beforeSize, afterSize);
    return edits;
}

class Writer {
public:
    Writer(std::vector<std::string_view> before, std::vector<std::string_view> after,
           std::size_t context)
        : m_before(std::move(before)), m_after(std::move(after)), m_context(context)
    {}

    std::string hunks()
    {
        const std::vector<Edit> edits = editsOf(equalRuns(hashLines(m_before), hashLines(m_after)),
                                                m_before.size(), m_after.size());
        for (std::size_t first = 0; first < edits.size();) {
            std::size_t last = first;
            while (last + 1 < edits.size()
                   && edits[last + 1].before - (edits[last].before + edits[last].beforeCount)
                          <= 2 * m_context)
                ++last;
            hunk(edits, first, last);
            first = last + 1;
        }
        return std::move(m_out);
    }

private:
    void hunk(const std::vector<Edit> &edits, std::size_t first, std::size_t last)
    {
        const Edit &head = edits[first];
        const Edit &tail = edits[last];
        const std::size_t lead = std::min(m_context, head.before);
        const std::size_t tailEnd = tail.before + tail.beforeCount;
        const std::size_t trail = std::min(m_context, m_before.size() - tailEnd);
        range(" -", head.before - lead, tailEnd + trail - (head.before - lead), "@@");
        range(" +", head.after - lead, tail.after + tail.afterCount + trail - (head.after - lead),
              "");
        m_out += " @@\n";
        std::size_t equalFrom = head.before - lead;
        for (std::size_t i = first; i <= last; ++i) {
            const Edit &edit = edits[i];
            lines(' ', m_before, equalFrom, edit.before);
            lines('-', m_before, edit.before, edit.before + edit.beforeCount);
            lines('+', m_after, edit.after, edit.after + edit.afterCount);
            equalFrom = edit.before + edit.beforeCount;
        }
        lines(' ', m_before, equalFrom, equalFrom + trail);
    }

    /// "-12,3"; one line is "-12", none names the line before it (GNU diff's and Git's form).
    void range(std::string_view sign, std::size_t begin, std::size_t count,
               std::string_view opening)
    {
        m_out += opening;
        m_out += sign;
        m_out += std::to_string(count == 0 ? begin : begin + 1);
        if (count != 1)
            m_out += "," + std::to_string(count);
    }

    void lines(char sign, const std::vector<std::string_view> &from, std::size_t begin,
               std::size_t end)
    {
        for (std::size_t i = begin; i < end; ++i) {
            m_out += sign;
            m_out += from[i];
            if (!from[i].ends_with('\n'))
                m_out += "\n\\ No newline at end of file\n";
        }
    }

    std::vector<std::string_view> m_before;
    std::vector<std::string_view> m_after;
    std::size_t m_context;
    std::string m_out;
};

} // namespace

std::string unifiedDiff(std::string_view before, std::string_view after,
                        const UnifiedOptions &options)
{
    if (before == after)
        return {};
    return "--- " + options.beforeLabel + "\n+++ " + options.afterLabel + "\n"
           + Writer(splitLines(before), splitLines(after), options.context).hunks();
}

std::string unifiedFileDiff(std::string_view path, std::optional<std::string_view> before,
                            std::optional<std::string_view> after, std::size_t context)
{
    if (before == after)
        return {};
    const std::string a = "a/" + std::string(path);
    const std::string b = "b/" + std::string(path);
    std::string result = "diff --git " + a + " " + b + "\n";
    if (!before)
        result += "new file mode 100644\n";
    if (!after)
        result += "deleted file mode 100644\n";
    const std::string hunks =
        Writer(splitLines(before.value_or("")), splitLines(after.value_or("")), context).hunks();
    if (hunks.empty())
        return result; // an empty file comes or goes
    return result + "--- " + (before ? a : "/dev/null") + "\n+++ " + (after ? b : "/dev/null")
           + "\n" + hunks;
}

} // namespace fleetwright::diff
