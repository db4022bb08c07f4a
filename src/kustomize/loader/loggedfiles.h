// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/loader/reads.h"

namespace fleetwright::kustomize {

/// Files whose every answer is noted, for what reads whole folders.
class LoggedFiles final : public base::FileSource {
public:
    /// `log` must outlive it.
    explicit LoggedFiles(ReadLog &log) : m_log(log) {}

    [[nodiscard]] base::EntryKind kind(const base::RepoPath &path) const override
    {
        return m_log.kind(path);
    }
    [[nodiscard]] base::Result<base::SourceFilePtr> read(const base::RepoPath &path) const override
    {
        return m_log.read(path);
    }
    [[nodiscard]] base::Result<std::vector<base::FolderEntry>>
    list(const base::RepoPath &folder) const override
    {
        return m_log.list(folder);
    }
    [[nodiscard]] base::Result<base::RepoPath> canonical(const base::RepoPath &path) const override
    {
        return m_log.canonical(path);
    }

private:
    ReadLog &m_log;
};

} // namespace fleetwright::kustomize
