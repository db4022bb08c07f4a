// SPDX-License-Identifier: Apache-2.0
#include "fleet/memostoredata.h"

#include <algorithm>

namespace fleetwright::fleet {

MemoStore::MemoStore(const base::Limits &limits) : m_impl(std::make_unique<Impl>(limits)) {}

MemoStore::~MemoStore() = default;

kustomize::LayerStore &MemoStore::layers() const
{
    return m_impl->layers;
}

MemoStoreEvaluations::Ptr MemoStoreEvaluations::find(base::Hash128 identity) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_evaluations.find(identity);
    return known == m_evaluations.end() ? nullptr : known->second;
}

void MemoStoreEvaluations::replace(ByIdentity evaluations)
{
    const std::scoped_lock lock(m_mutex);
    std::swap(m_evaluations, evaluations);
}

RenderedFolderPtr MemoStoreFolders::find(base::Hash128 key, FileTable &table)
{
    const std::scoped_lock lock(m_mutex);
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return nullptr;
    std::vector<Version> &versions = entry->second.versions;
    const auto valid = std::ranges::find_if(versions, [&](const Version &version) {
        return std::ranges::all_of(version.reads, [&](const auto &read) {
            return table.hashOf(read.first) == read.second;
        });
    });
    if (valid == versions.end())
        return nullptr;
    entry->second.usedIn = m_round;
    std::rotate(versions.begin(), valid, valid + 1);
    return versions.front().rendered;
}

void MemoStoreFolders::add(base::Hash128 key, FileTable &table, RenderedFolderPtr rendered)
{
    // A file that the table does not list (reached through a link) cannot be compared; the one that
    // Flux generates follows from the shape.
    const std::vector<base::RepoPath> &files = rendered->rendering->files;
    const auto isUnlisted = [&](const base::RepoPath &file) {
        return table.files().kind(file) != base::EntryKind::Missing && !table.indexOf(file);
    };
    if (rendered->files.size() != files.size() && std::ranges::any_of(files, isUnlisted))
        return;
    Version version;
    for (const std::uint32_t file : rendered->files) {
        const auto hash = table.hashOf(file);
        if (!hash)
            return;
        version.reads.emplace_back(file, *hash);
    }
    version.rendered = std::move(rendered);
    const std::scoped_lock lock(m_mutex);
    Entry &entry = m_entries[key];
    entry.usedIn = m_round;
    entry.versions.insert(entry.versions.begin(), std::move(version));
    if (entry.versions.size() > keptVersions)
        entry.versions.pop_back();
}

void MemoStoreFolders::trim()
{
    const std::scoped_lock lock(m_mutex);
    dropUnused(m_entries, ++m_round);
}

PrintedUnitPtr MemoStoreTexts::find(base::Hash128 key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto entry = m_entries.find(key);
    return entry == m_entries.end() ? nullptr : entry->second;
}

void MemoStoreTexts::add(base::Hash128 key, PrintedUnitPtr printed)
{
    const std::scoped_lock lock(m_mutex);
    PrintedUnitPtr &entry = m_entries[key];
    m_bytes -= entry ? entry->text.size() : 0;
    entry.reset();
    if (m_bytes + printed->text.size() > keptBytes)
        return;
    m_bytes += printed->text.size();
    entry = std::move(printed);
}

void MemoStoreTexts::trim()
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_entries, [&](const auto &entry) {
        const bool isGone = !entry.second || entry.second->rendering.expired();
        if (isGone && entry.second)
            m_bytes -= entry.second->text.size();
        return isGone;
    });
}

} // namespace fleetwright::fleet
