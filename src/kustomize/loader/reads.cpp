// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/reads.h"

namespace fleetwright::kustomize {

namespace {

base::Hash128 hashOf(const base::Result<std::vector<base::FolderEntry>> &entries)
{
    if (!entries)
        return {};
    base::Hash128 hash = base::hashBytes("listing");
    for (const base::FolderEntry &entry : *entries) {
        hash = base::combine(hash, base::hashBytes(entry.name));
        hash = base::combine(hash, {static_cast<std::uint64_t>(entry.kind), 0});
    }
    return hash;
}

} // namespace

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
    case Read::What::Listing:
        return hashOf(files.list(read.path)) == read.hash;
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

base::Result<std::vector<base::FolderEntry>> ReadLog::list(const base::RepoPath &folder)
{
    auto entries = m_files.list(folder);
    Read read;
    read.what = Read::What::Listing;
    read.path = folder;
    read.hash = hashOf(entries);
    note(std::move(read));
    return entries;
}

void ReadLog::note(Read read)
{
    std::string question(1, static_cast<char>('0' + static_cast<int>(read.what)));
    question += read.path.text();
    if (m_noted.insert(std::move(question)).second)
        m_reads.push_back(std::move(read));
}

} // namespace fleetwright::kustomize
