// SPDX-License-Identifier: Apache-2.0
#include "helm/chartstore.h"

#include "helm/archive.h"
#include "helm/arrangement.h"
#include "helm/chartfolder.h"
#include "helm/chartloader.h"
#include "helm/wantedchart.h"

#include <algorithm>

namespace fleetwright::helm {

using base::RepoPath;
using base::Result;

namespace {

base::Hash128 contentOf(const std::vector<ChartFile> &files, const RepoPath &place)
{
    base::Hash128 content = base::hashBytes(place.text());
    for (const ChartFile &file : files) {
        content = base::combine(content, base::hashBytes(file.name));
        content = base::combine(content, base::hashBytes(file.content->path().text()));
        content = base::combine(content, file.content->hash());
    }
    return content;
}

Result<std::vector<ChartFile>> filesAt(const base::FileSource &files, const RepoPath &path,
                                       const base::Limits &limits)
{
    switch (files.kind(path)) {
    case base::EntryKind::Folder:
        return readChartFolder(files, path, limits);
    case base::EntryKind::File: {
        const Result<base::SourceFilePtr> archive = files.read(path);
        if (!archive)
            return archive.error();
        return readChartArchive(**archive);
    }
    case base::EntryKind::Missing:
        break;
    }
    return base::Error{base::ErrorCode::NotFound,
                       "path \"" + path.text() + "\" not found",
                       base::Place{path},
                       {},
                       {}};
}

/// Where a dependency's chart lies, seen from the chart that needs it.
std::optional<RepoPath> placeOf(const Dependency &dependency, const RepoPath &chart,
                                const FindDependency &find)
{
    constexpr std::string_view local = "file://";
    if (!dependency.repository.starts_with(local))
        return find ? find(dependency) : std::nullopt;
    return chart.resolve(dependency.repository.substr(local.size()));
}

/// downloader.Manager.Build: charts that are needed and are not in charts/. How many were added.
Result<std::size_t> addMissing(const base::FileSource &files, const RepoPath &path,
                               const Chart &chart, const FindDependency &find,
                               const base::Limits &limits, std::vector<ChartFile> &read)
{
    std::size_t count = 0;
    for (const Dependency *dependency : missingDependencies(chart)) {
        const std::optional<RepoPath> place = placeOf(*dependency, path, find);
        if (!place || files.kind(*place) == base::EntryKind::Missing)
            continue;
        ++count;
        const std::string name = "charts/" + dependency->name;
        if (files.kind(*place) == base::EntryKind::File) {
            Result<base::SourceFilePtr> archive = files.read(*place);
            if (!archive)
                return std::move(archive).error();
            read.push_back({name + ".tgz", *std::move(archive)});
            continue;
        }
        Result<std::vector<ChartFile>> below = readChartFolder(files, *place, limits);
        if (!below)
            return std::move(below).error();
        for (ChartFile &file : *below)
            read.push_back({name + '/' + file.name, std::move(file.content)});
    }
    return count;
}

std::vector<RepoPath> readFiles(const base::FileSource &files, const RepoPath &path,
                                const std::vector<ChartFile> &chart)
{
    std::vector<RepoPath> read;
    const auto add = [&](const RepoPath &file) {
        const Result<RepoPath> resolved = files.canonical(file);
        read.push_back(resolved ? *resolved : file);
    };
    if (files.kind(path) == base::EntryKind::File) {
        add(path);
        return read;
    }
    for (const ChartFile &file : chart)
        add(file.content->path());
    const RepoPath rules = path.child(".helmignore");
    if (files.kind(rules) == base::EntryKind::File)
        add(rules);
    std::ranges::sort(read);
    const auto repeated = std::ranges::unique(read);
    read.erase(repeated.begin(), repeated.end());
    return read;
}

} // namespace

LoadedChartPtr ChartStore::find(base::Hash128 content) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_byContent.find(content);
    return known == m_byContent.end() ? nullptr : known->second;
}

LoadedChartPtr ChartStore::add(LoadedChartPtr loaded)
{
    const std::scoped_lock lock(m_mutex);
    const base::Hash128 content = loaded->content;
    return m_byContent.try_emplace(content, std::move(loaded)).first->second;
}

Result<LoadedChartPtr> ChartStore::load(const base::FileSource &files, const RepoPath &path,
                                        const base::Limits &limits)
{
    return loadFrom(files, path, nullptr, limits, OwnValues::Kept);
}

Result<LoadedChartPtr> ChartStore::loadBuilt(const base::FileSource &files, const RepoPath &path,
                                             const FindDependency &find, const base::Limits &limits,
                                             OwnValues values)
{
    return loadFrom(files, path, &find, limits, values);
}

Result<LoadedChartPtr> ChartStore::made(const base::FileSource &files, const RepoPath &path,
                                        std::vector<ChartFile> read, const base::Limits &limits)
{
    const base::Hash128 content = contentOf(read, path);
    if (LoadedChartPtr known = find(content))
        return known;
    auto made = std::make_shared<LoadedChart>();
    made->path = path;
    made->content = content;
    made->files = readFiles(files, path, read);
    Result<ChartPtr> chart = loadChartFiles(std::move(read), path, limits);
    if (!chart)
        return std::move(chart).error();
    made->chart = *std::move(chart);
    return add(std::move(made));
}

Result<LoadedChartPtr> ChartStore::loadFrom(const base::FileSource &files, const RepoPath &path,
                                            const FindDependency *find, const base::Limits &limits,
                                            OwnValues values)
{
    const State state{files.stateId(), path, find != nullptr, values};
    const bool stays = files.stateId() != 0;
    if (stays) {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_byState.find(state); known != m_byState.end())
            return known->second;
    }
    Result<LoadedChartPtr> loaded = loadNow(files, path, find, limits, values);
    if (stays) {
        const std::scoped_lock lock(m_mutex);
        m_byState.emplace(state, loaded);
    }
    return loaded;
}

Result<LoadedChartPtr> ChartStore::loadNow(const base::FileSource &files, const RepoPath &path,
                                           const FindDependency *find, const base::Limits &limits,
                                           OwnValues values)
{
    Result<std::vector<ChartFile>> read = filesAt(files, path, limits);
    if (!read)
        return std::move(read).error();
    if (values == OwnValues::LeftOut)
        std::erase_if(*read, [](const ChartFile &file) { return file.name == "values.yaml"; });
    Result<LoadedChartPtr> loaded = made(files, path, *read, limits);
    if (!loaded)
        return loaded;
    if (find) {
        const Result<std::size_t> added =
            addMissing(files, path, *(*loaded)->chart, *find, limits, *read);
        if (!added)
            return added.error();
        if (*added > 0)
            loaded = made(files, path, *std::move(read), limits);
    }
    return loaded;
}

Result<LoadedChartPtr> ChartStore::load(std::vector<ChartFile> files, const RepoPath &place,
                                        const base::Limits &limits)
{
    const base::Hash128 content = contentOf(files, place);
    if (LoadedChartPtr known = find(content))
        return known;
    auto made = std::make_shared<LoadedChart>();
    made->path = place;
    made->content = content;
    for (const ChartFile &file : files)
        made->files.push_back(file.content->path());
    Result<ChartPtr> chart = loadChartFiles(std::move(files), place, limits);
    if (!chart)
        return std::move(chart).error();
    made->chart = *std::move(chart);
    std::ranges::sort(made->files);
    return add(std::move(made));
}

void ChartStore::trim()
{
    const std::scoped_lock lock(m_mutex);
    m_byState.clear();
    // A chart is in use as long as a release of it is kept.
    std::erase_if(m_byContent, [](const auto &one) {
        return one.second.use_count() == 1 && one.second->chart.use_count() == 1;
    });
}

} // namespace fleetwright::helm
