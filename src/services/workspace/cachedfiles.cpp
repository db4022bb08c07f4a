// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/cachedfiles.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <set>

namespace fleetwright::services {

namespace {

template<typename Value>
std::optional<Value> lookUp(std::shared_mutex &mutex,
                            const std::unordered_map<base::RepoPath, Value> &known,
                            const base::RepoPath &path)
{
    const std::shared_lock lock(mutex);
    const auto found = known.find(path);
    return found == known.end() ? std::nullopt : std::optional<Value>(found->second);
}

template<typename Value>
void remember(std::shared_mutex &mutex, std::unordered_map<base::RepoPath, Value> &known,
              const base::RepoPath &path, const Value &value)
{
    const std::unique_lock lock(mutex);
    known.insert_or_assign(path, value);
}

} // namespace

base::EntryKind CachedFiles::kind(const base::RepoPath &path) const
{
    if (const auto known = lookUp(m_mutex, m_kinds, path))
        return *known;
    const base::EntryKind kind = m_below->kind(path);
    remember(m_mutex, m_kinds, path, kind);
    return kind;
}

base::Result<base::SourceFilePtr> CachedFiles::read(const base::RepoPath &path) const
{
    if (const auto known = lookUp(m_mutex, m_files, path))
        return *known;
    // Failures are not kept: a permission may change without a sign.
    auto file = m_below->read(path);
    if (file)
        remember(m_mutex, m_files, path, *file);
    else
        noteFailure(file.error());
    return file;
}

base::Result<std::vector<base::FolderEntry>> CachedFiles::list(const base::RepoPath &folder) const
{
    if (const auto known = lookUp(m_mutex, m_lists, folder))
        return *known;
    auto entries = m_below->list(folder);
    if (entries)
        remember(m_mutex, m_lists, folder, *entries);
    else
        noteFailure(entries.error());
    return entries;
}

base::Result<base::RepoPath> CachedFiles::canonical(const base::RepoPath &path) const
{
    if (const auto known = lookUp(m_mutex, m_canonical, path))
        return *known;
    auto result = m_below->canonical(path);
    if (result || result.error().code == base::ErrorCode::NotFound)
        remember(m_mutex, m_canonical, path, result);
    else
        noteFailure(result.error());
    return result;
}

base::Result<base::Hash128> CachedFiles::contentHash(const base::RepoPath &path) const
{
    const auto file = read(path);
    if (!file)
        return file.error();
    return (*file)->hash();
}

void CachedFiles::noteFailure(const base::Error &error) const
{
    // What comes into being is announced, a permission is not.
    if (error.code != base::ErrorCode::NotFound)
        m_failed = true;
}

std::shared_ptr<const CachedFiles>
CachedFiles::without(const std::vector<base::RepoPath> &paths) const
{
    auto copy = std::make_shared<CachedFiles>(m_below);
    const std::shared_lock lock(m_mutex);
    copy->m_files = m_files;
    for (const base::RepoPath &path : paths)
        copy->m_files.erase(path);
    return copy;
}

std::shared_ptr<const CachedFiles> CachedFiles::fresh() const
{
    return std::make_shared<CachedFiles>(m_below);
}

std::vector<base::RepoPath> CachedFiles::differencesBelow(const base::Cancel &cancel) const
{
    std::map<base::RepoPath, base::SourceFilePtr> files;
    std::map<base::RepoPath, std::vector<base::FolderEntry>> lists;
    {
        const std::shared_lock lock(m_mutex);
        files.insert(m_files.begin(), m_files.end());
        lists.insert(m_lists.begin(), m_lists.end());
    }
    std::set<base::RepoPath> different;
    for (const auto &[path, known] : files) {
        if (cancel.requested())
            return {};
        const auto now = m_below->read(path);
        if (!now || (*now)->hash() != known->hash())
            different.insert(path);
    }
    for (const auto &[folder, known] : lists) {
        if (cancel.requested())
            return {};
        const auto now = m_below->list(folder);
        if (!now) {
            different.insert(folder);
            continue;
        }
        std::vector<base::FolderEntry> changed;
        std::set_symmetric_difference(known.begin(), known.end(), now->begin(), now->end(),
                                      std::back_inserter(changed));
        for (const base::FolderEntry &entry : changed)
            different.insert(folder.child(entry.name));
    }
    return {different.begin(), different.end()};
}

std::map<base::RepoPath, base::SourceFilePtr> CachedFiles::known() const
{
    const std::shared_lock lock(m_mutex);
    return {m_files.begin(), m_files.end()};
}

} // namespace fleetwright::services
