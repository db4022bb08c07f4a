// SPDX-License-Identifier: Apache-2.0
#include "base/rawdisk.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace fleetwright::base {

namespace {

// A file changed less than this before it was read may change again without a new time stamp (Git
// calls such index entries "racily clean"); its bytes are read again.
constexpr std::int64_t settledAfter = 100'000'000;

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

EntryKind kindOf(RawDisk::Type type)
{
    switch (type) {
    case RawDisk::Type::File:
        return EntryKind::File;
    case RawDisk::Type::Folder:
        return EntryKind::Folder;
    default:
        return EntryKind::Missing;
    }
}

/// Remembers what was read only as long as somebody holds it.
class DiskFiles final : public FileSource {
public:
    DiskFiles(RawDiskPtr disk, const Limits &limits) : m_disk(std::move(disk)), m_limits(limits) {}

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        const auto located = locate(*m_disk, path);
        return located ? kindOf(located->status.type) : EntryKind::Missing;
    }

    [[nodiscard]] Result<SourceFilePtr> read(const RepoPath &path) const override
    {
        const auto located = locate(*m_disk, path);
        if (!located)
            return located.error();
        const std::optional<Known> known = find(path);
        if (known && known->isStill(located->status)) {
            if (SourceFilePtr file = known->file.lock())
                return file;
        }
        const std::int64_t readAt = now();
        auto bytes = m_disk->read(located->path, m_limits.fileBytes);
        if (!bytes) {
            Error error = std::move(bytes).error();
            error.place = Place{path, 0, 0};
            return error;
        }
        auto file = std::make_shared<const SourceFile>(path, std::move(bytes).value());
        return remember(std::move(file), located->status, readAt);
    }

    [[nodiscard]] Result<std::vector<FolderEntry>> list(const RepoPath &folder) const override
    {
        const auto located = locate(*m_disk, folder);
        if (!located)
            return located.error();
        if (located->status.type != RawDisk::Type::Folder)
            return Error{
                ErrorCode::NotAFile, "is a file, not a folder", Place{folder, 0, 0}, {}, {}};
        auto raw = m_disk->list(located->path);
        if (!raw)
            return std::move(raw).error();
        if (raw->size() > m_limits.folderEntries)
            return Error{ErrorCode::TooLarge,
                         "the folder has more entries than the limit folderEntries",
                         Place{folder, 0, 0},
                         {},
                         {}};
        std::vector<FolderEntry> entries;
        entries.reserve(raw->size());
        for (RawDisk::Entry &entry : raw.value()) {
            if (entry.name == ".git")
                continue;
            const EntryKind kind = entry.type == RawDisk::Type::Link
                                       ? this->kind(located->path.child(entry.name))
                                       : kindOf(entry.type);
            entries.push_back({std::move(entry.name), kind});
        }
        std::ranges::sort(entries);
        return entries;
    }

    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        auto located = locate(*m_disk, path);
        if (!located)
            return std::move(located).error();
        return std::move(located->path);
    }

    [[nodiscard]] Result<Hash128> contentHash(const RepoPath &path) const override
    {
        const std::optional<Known> known = find(path);
        if (known) {
            const auto located = locate(*m_disk, path);
            if (!located)
                return located.error();
            if (known->isStill(located->status))
                return known->hash;
        }
        const auto file = read(path);
        if (!file)
            return file.error();
        return (*file)->hash();
    }

private:
    struct Known {
        RawDisk::Status status;
        std::int64_t readAt = 0;
        Hash128 hash;
        std::weak_ptr<const SourceFile> file;

        [[nodiscard]] bool isStill(const RawDisk::Status &other) const
        {
            return status == other && status.changed + settledAfter < readAt
                   && status.modified + settledAfter < readAt;
        }
    };

    [[nodiscard]] std::optional<Known> find(const RepoPath &path) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto at = m_known.find(path);
        return at == m_known.end() ? std::nullopt : std::optional(at->second);
    }

    [[nodiscard]] SourceFilePtr remember(SourceFilePtr file, const RawDisk::Status &status,
                                         std::int64_t readAt) const
    {
        const std::scoped_lock lock(m_mutex);
        Known &known = m_known[file->path()];
        if (SourceFilePtr before = known.file.lock(); before && before->hash() == file->hash())
            file = std::move(before);
        known = Known{status, readAt, file->hash(), file};
        return file;
    }

    RawDiskPtr m_disk;
    Limits m_limits;
    mutable std::mutex m_mutex;
    mutable std::unordered_map<RepoPath, Known> m_known;
};

} // namespace

FileSourcePtr makeDiskFiles(RawDiskPtr disk, const Limits &limits)
{
    return std::make_shared<const DiskFiles>(std::move(disk), limits);
}

Result<FileSourcePtr> openDiskFiles(const std::string &folder, const Limits &limits)
{
    auto disk = openRawDisk(folder);
    if (!disk)
        return std::move(disk).error();
    return makeDiskFiles(std::move(disk).value(), limits);
}

} // namespace fleetwright::base
