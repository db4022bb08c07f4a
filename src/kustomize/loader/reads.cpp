// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/reads.h"

namespace fleetwright::kustomize {

bool stillHolds(const base::FileSource &files, const Read &read)
{
    switch (read.what) {
    case Read::What::Kind:
        return files.kind(read.path) == read.kind;
    case Read::What::Canonical: {
        const auto canonical = files.canonical(read.path);
        return canonical.ok() ? read.canonical == *canonical : !read.canonical;
    }
    case Read::What::Content: {
        const auto hash = files.contentHash(read.path);
        return hash.ok() ? read.hash == *hash : read.hash == base::Hash128{};
    }
    }
    return false;
}

base::EntryKind ReadLog::kind(const base::RepoPath &path)
{
    const base::EntryKind kind = m_files.kind(path);
    Read read;
    read.what = Read::What::Kind;
    read.path = path;
    read.kind = kind;
    note(std::move(read));
    return kind;
}

base::Result<base::RepoPath> ReadLog::canonical(const base::RepoPath &path)
{
    auto canonical = m_files.canonical(path);
    Read read;
    read.what = Read::What::Canonical;
    read.path = path;
    if (canonical.ok())
        read.canonical = *canonical;
    note(std::move(read));
    return canonical;
}

base::Result<base::SourceFilePtr> ReadLog::read(const base::RepoPath &path)
{
    auto file = m_files.read(path);
    Read read;
    read.what = Read::What::Content;
    read.path = path;
    if (file.ok()) {
        const auto hash = m_files.contentHash(path);
        read.hash = hash.ok() ? *hash : base::Hash128{};
    }
    note(std::move(read));
    return file;
}

void ReadLog::note(Read read)
{
    std::string question(1, static_cast<char>('0' + static_cast<int>(read.what)));
    question += read.path.text();
    if (m_noted.insert(std::move(question)).second)
        m_reads.push_back(std::move(read));
}

} // namespace fleetwright::kustomize
