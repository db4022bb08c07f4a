// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/limits.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::base {

/// The operating system's file operations below one root folder, one at a time. No symbolic link is
/// ever followed, not even in the middle of a path, so nothing outside the root can be reached,
/// whoever changes the tree meanwhile. Tests put one that fails in front.
class RawDisk {
public:
    enum class Type : std::uint8_t { File, Folder, Link, Other };

    struct Status {
        Type type = Type::Other;
        std::uint32_t mode = 0;
        std::uint64_t size = 0;
        std::uint64_t inode = 0;
        std::int64_t modified = 0; ///< nanoseconds since 1970
        std::int64_t changed = 0;  ///< of the inode

        friend bool operator==(const Status &, const Status &) = default;
    };

    enum class Sync : std::uint8_t { No, ToDisk };

    virtual ~RawDisk() = default;

    /// NotFound if it is not there; Refused if a link stands in the middle of the path.
    [[nodiscard]] virtual Result<Status> status(const RepoPath &path) const = 0;
    [[nodiscard]] virtual Result<std::string> readLink(const RepoPath &path) const = 0;
    /// The bytes of a regular file; TooLarge past `limit`.
    [[nodiscard]] virtual Result<std::string> read(const RepoPath &path,
                                                   std::size_t limit) const = 0;
    /// Names and own types (a link is Link), unsorted, without "." and "..".
    struct Entry {
        std::string name;
        Type type = Type::Other;
    };
    [[nodiscard]] virtual Result<std::vector<Entry>> list(const RepoPath &folder) const = 0;

    /// Creates a file that must not exist; removes it again when it cannot be filled.
    [[nodiscard]] virtual Result<void> create(const RepoPath &path, std::string_view bytes,
                                              std::uint32_t mode, Sync sync) = 0;
    [[nodiscard]] virtual Result<void> rename(const RepoPath &from, const RepoPath &to) = 0;
    [[nodiscard]] virtual Result<void> remove(const RepoPath &file) = 0;
    [[nodiscard]] virtual Result<void> createFolder(const RepoPath &folder) = 0;
    [[nodiscard]] virtual Result<void> removeFolder(const RepoPath &folder) = 0;
    [[nodiscard]] virtual Result<void> syncFolder(const RepoPath &folder) = 0;

    /// The root as an absolute path without links: what an absolute link must begin with to stay
    /// inside.
    [[nodiscard]] virtual const std::string &absoluteRoot() const = 0;
};

using RawDiskPtr = std::shared_ptr<RawDisk>;

/// Who refuses links inside a path: the kernel (openat2), or a walk from segment to segment where
/// it cannot.
enum class LinkGuard : std::uint8_t { Kernel, Walk };

/// NotFound, NotAFile or Unreadable if `folder` cannot be opened as a folder. `folder` itself may
/// be a link.
[[nodiscard]] Result<RawDiskPtr> openRawDisk(const std::string &folder,
                                             LinkGuard guard = LinkGuard::Kernel);

/// Where a path leads when its links are followed inside the root, and what stands there.
struct Located {
    RepoPath path;
    RawDisk::Status status;
};

/// OutsideRoot for a link that leaves the root, NotFound for what is not there, Cycle for links
/// that lead in a circle.
[[nodiscard]] Result<Located> locate(const RawDisk &disk, const RepoPath &path);

[[nodiscard]] FileSourcePtr makeDiskFiles(RawDiskPtr disk, const Limits &limits = {});
[[nodiscard]] std::unique_ptr<FileWriter> makeDiskWriter(RawDiskPtr disk,
                                                         const Limits &limits = {});

} // namespace fleetwright::base
