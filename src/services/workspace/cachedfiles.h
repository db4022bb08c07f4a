// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/filesource.h"

#include <atomic>
#include <map>
#include <memory>
#include <shared_mutex>
#include <unordered_map>

namespace fleetwright::services {

/// A source that remembers what it has read: the disk is asked once until a change is announced.
/// Thread-safe.
class CachedFiles final : public base::FileSource {
public:
    explicit CachedFiles(base::FileSourcePtr below) : m_below(std::move(below)) {}

    [[nodiscard]] base::EntryKind kind(const base::RepoPath &path) const override;
    [[nodiscard]] base::Result<base::SourceFilePtr> read(const base::RepoPath &path) const override;
    [[nodiscard]] base::Result<std::vector<base::FolderEntry>>
    list(const base::RepoPath &folder) const override;
    [[nodiscard]] base::Result<base::RepoPath> canonical(const base::RepoPath &path) const override;
    [[nodiscard]] base::Result<base::Hash128>
    contentHash(const base::RepoPath &path) const override;
    /// 0 once something could not be read: that may be different when it is asked for again.
    [[nodiscard]] std::uint64_t stateId() const override { return m_failed ? 0 : m_stateId; }

    /// A source over the same folder that keeps what it knows of all files but these (and of no
    /// listing).
    [[nodiscard]] std::shared_ptr<const CachedFiles>
    without(const std::vector<base::RepoPath> &paths) const;
    /// Nothing is kept.
    [[nodiscard]] std::shared_ptr<const CachedFiles> fresh() const;

    /// Files read and folders listed that are different below now: changed, come or gone.
    [[nodiscard]] std::vector<base::RepoPath> differencesBelow(const base::Cancel &cancel) const;

    /// What has been read so far.
    [[nodiscard]] std::map<base::RepoPath, base::SourceFilePtr> known() const;

private:
    void noteFailure(const base::Error &error) const;

    base::FileSourcePtr m_below;
    mutable std::shared_mutex m_mutex;
    mutable std::unordered_map<base::RepoPath, base::EntryKind> m_kinds;
    mutable std::unordered_map<base::RepoPath, base::SourceFilePtr> m_files;
    mutable std::unordered_map<base::RepoPath, std::vector<base::FolderEntry>> m_lists;
    mutable std::unordered_map<base::RepoPath, base::Result<base::RepoPath>> m_canonical;
    std::uint64_t m_stateId = newStateId();
    mutable std::atomic<bool> m_failed = false;
};

} // namespace fleetwright::services
