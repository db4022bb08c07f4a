// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/filesource.h"

#include <map>
#include <memory>
#include <shared_mutex>

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
    base::FileSourcePtr m_below;
    mutable std::shared_mutex m_mutex;
    mutable std::map<base::RepoPath, base::EntryKind> m_kinds;
    mutable std::map<base::RepoPath, base::SourceFilePtr> m_files;
    mutable std::map<base::RepoPath, std::vector<base::FolderEntry>> m_lists;
    mutable std::map<base::RepoPath, base::RepoPath> m_canonical;
};

} // namespace fleetwright::services
