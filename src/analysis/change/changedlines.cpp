// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/changedlines.h"

#include "base/hash.h"
#include "diff/linediff.h"
#include "yaml/reader.h"

#include <algorithm>
#include <vector>

namespace fleetwright::analysis::change {

namespace {

base::SourceFilePtr fileIn(const model::Snapshot &snapshot, const base::RepoPath &path)
{
    if (snapshot.files->kind(path) != base::EntryKind::File)
        return nullptr;
    const base::Result<base::SourceFilePtr> file = snapshot.files->read(path);
    return file ? *file : nullptr;
}

std::vector<std::uint64_t> hashesOf(const base::SourceFilePtr &file)
{
    std::vector<std::uint64_t> hashes;
    for (std::uint32_t line = 1; file && line <= file->lineCount(); ++line)
        hashes.push_back(base::hashBytes(file->line(line)).low);
    return hashes;
}

/// Whether both hold the same documents; false where one is no YAML.
bool isSameContent(const base::SourceFilePtr &before, const base::SourceFilePtr &after)
{
    if (!before || !after)
        return false;
    const auto old = yaml::readFile(before);
    const auto now = yaml::readFile(after);
    if (!old || !now)
        return false;
    const auto &left = (*old)->documents;
    const auto &right = (*now)->documents;
    return std::ranges::equal(left, right,
                              [](const auto &a, const auto &b) { return yaml::equal(a, b); });
}

} // namespace

ChangedLines changedLines(const diff::Impact &impact, const base::RepoPath &file)
{
    const base::SourceFilePtr before = fileIn(*impact.fleet.before, file);
    const base::SourceFilePtr after = fileIn(*impact.fleet.after, file);
    const std::vector<std::uint64_t> old = hashesOf(before);
    const std::vector<std::uint64_t> now = hashesOf(after);
    ChangedLines lines;
    std::size_t b = 0;
    std::size_t a = 0;
    const auto until = [&](std::size_t beforeEnd, std::size_t afterEnd) {
        if (lines.firstRemoved == 0 && beforeEnd > b)
            lines.firstRemoved = static_cast<std::uint32_t>(b) + 1;
        if (lines.firstAdded == 0 && afterEnd > a)
            lines.firstAdded = static_cast<std::uint32_t>(a) + 1;
    };
    for (const diff::EqualRun &run : diff::equalRuns(old, now)) {
        until(run.before, run.after);
        b = run.before + run.count;
        a = run.after + run.count;
    }
    until(old.size(), now.size());
    lines.changesContent = !isSameContent(before, after);
    return lines;
}

} // namespace fleetwright::analysis::change
