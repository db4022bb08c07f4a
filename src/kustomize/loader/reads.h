// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/hash.h"
#include "base/repopath.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace fleetwright::kustomize {

/// One question that was put to a FileSource, with its answer: what a memo entry depends on.
struct Read {
    enum class What : std::uint8_t { Kind, Canonical, Content, Listing };

    What what = What::Kind;
    base::EntryKind kind = base::EntryKind::Missing; ///< Kind
    base::Hash128 hash; ///< Content, Listing; zero if it cannot be read
    base::RepoPath path;
    std::optional<base::RepoPath> canonical; ///< Canonical; nothing if there is no such path

    friend bool operator==(const Read &, const Read &) = default;
};

/// True if `files` answers as it did when the read was noted.
[[nodiscard]] bool stillHolds(const base::FileSource &files, const Read &read);

/// Reads a FileSource and notes every answer, absences included.
class ReadLog {
public:
    explicit ReadLog(const base::FileSource &files) : m_files(files) {}

    [[nodiscard]] const base::FileSource &files() const { return m_files; }
    [[nodiscard]] base::EntryKind kind(const base::RepoPath &path);
    [[nodiscard]] base::Result<base::RepoPath> canonical(const base::RepoPath &path);
    [[nodiscard]] base::Result<base::SourceFilePtr> read(const base::RepoPath &path);
    [[nodiscard]] base::Result<std::vector<base::FolderEntry>> list(const base::RepoPath &folder);

    [[nodiscard]] const std::vector<Read> &reads() const { return m_reads; }
    [[nodiscard]] std::vector<Read> take() { return std::move(m_reads); }

private:
    void note(Read read);

    const base::FileSource &m_files;
    std::vector<Read> m_reads;
    std::unordered_set<std::string> m_noted; ///< the questions
};

} // namespace fleetwright::kustomize
