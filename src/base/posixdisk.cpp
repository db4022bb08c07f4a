// SPDX-License-Identifier: Apache-2.0
#include "base/rawdisk.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace fleetwright::base {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }
    explicit operator bool() const { return m_number >= 0; }

private:
    int m_number;
};

enum class Purpose : std::uint8_t { Read, Write };

std::string systemText(int number)
{
    std::array<char, 128> buffer{};
    return ::strerror_r(number, buffer.data(), buffer.size()); // the GNU form returns the text
}

Error systemError(int number, Purpose purpose, std::string_view what, const RepoPath &path)
{
    ErrorCode code = purpose == Purpose::Write ? ErrorCode::WriteFailed : ErrorCode::Unreadable;
    std::string hint;
    if (number == ENOENT || number == ENOTDIR) {
        if (purpose == Purpose::Read)
            code = ErrorCode::NotFound;
    } else if (number == ELOOP || number == EXDEV) {
        code = ErrorCode::Refused;
    } else if (number == ENXIO && purpose == Purpose::Read) {
        code = ErrorCode::NotAFile; // a socket, or a device that nothing drives
    } else if (number == EACCES || number == EPERM) {
        hint = "check the permissions of the file and of its folders";
    } else if (number == ENOSPC || number == EDQUOT) {
        hint = "free space on the disk, then try again";
    } else if (number == EROFS) {
        hint = "the disk is mounted read-only";
    }
    return Error{code,
                 std::string(what) + ": " + systemText(number),
                 Place{path, 0, 0},
                 std::move(hint),
                 {}};
}

RawDisk::Type typeOf(mode_t mode)
{
    if (S_ISREG(mode))
        return RawDisk::Type::File;
    if (S_ISDIR(mode))
        return RawDisk::Type::Folder;
    return S_ISLNK(mode) ? RawDisk::Type::Link : RawDisk::Type::Other;
}

std::int64_t nanoseconds(const timespec &time)
{
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

RawDisk::Status statusOf(const struct stat &entry)
{
    RawDisk::Status status;
    status.type = typeOf(entry.st_mode);
    status.mode = entry.st_mode & 07777;
    status.size = static_cast<std::uint64_t>(entry.st_size);
    status.inode = entry.st_ino;
    status.modified = nanoseconds(entry.st_mtim);
    status.changed = nanoseconds(entry.st_ctim);
    return status;
}

/// For kernels and sandboxes without openat2: opens one segment after the other, none of them a
/// link.
Descriptor walkBelow(int root, const std::string &path, int flags)
{
    Descriptor folder(::openat(root, ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
    std::size_t begin = 0;
    for (std::size_t slash = path.find('/'); folder && slash != std::string::npos;
         begin = slash + 1, slash = path.find('/', begin)) {
        const std::string segment = path.substr(begin, slash - begin);
        folder =
            Descriptor(::openat(folder.get(), segment.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
        struct stat entry{};
        if (folder && ::fstat(folder.get(), &entry) == 0 && S_ISLNK(entry.st_mode)) {
            errno = ELOOP;
            return Descriptor();
        }
    }
    if (!folder)
        return folder;
    return Descriptor(
        ::openat(folder.get(), path.substr(begin).c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
}

Descriptor openByKernel(int root, const std::string &path, int flags)
{
    open_how how{};
    how.flags = static_cast<std::uint64_t>(flags | O_NOFOLLOW | O_CLOEXEC);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return Descriptor(
        static_cast<int>(::syscall(SYS_openat2, root, path.c_str(), &how, sizeof(how))));
}

class PosixDisk final : public RawDisk {
public:
    PosixDisk(Descriptor root, std::string absoluteRoot, LinkGuard guard)
        : m_root(std::move(root)), m_absoluteRoot(std::move(absoluteRoot)), m_guard(guard)
    {}

    [[nodiscard]] Result<Status> status(const RepoPath &path) const override
    {
        const Descriptor file = openBelow(path, O_PATH);
        struct stat entry{};
        if (!file || ::fstat(file.get(), &entry) != 0)
            return systemError(errno, Purpose::Read, "cannot be examined", path);
        return statusOf(entry);
    }

    [[nodiscard]] Result<std::string> readLink(const RepoPath &path) const override
    {
        const Descriptor link = openBelow(path, O_PATH);
        std::string target(PATH_MAX, '\0');
        const ssize_t size = link ? ::readlinkat(link.get(), "", target.data(), target.size()) : -1;
        if (size < 0)
            return systemError(errno, Purpose::Read, "the link cannot be read", path);
        target.resize(static_cast<std::size_t>(size));
        return target;
    }

    [[nodiscard]] Result<std::string> read(const RepoPath &path, std::size_t limit) const override
    {
        // O_NONBLOCK: opening a named pipe must not wait for a writer.
        const Descriptor file = openBelow(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
        struct stat entry{};
        if (!file || ::fstat(file.get(), &entry) != 0)
            return systemError(errno, Purpose::Read, "cannot be read", path);
        if (!S_ISREG(entry.st_mode)) {
            const char *what =
                S_ISDIR(entry.st_mode) ? "is a folder, not a file" : "is not a regular file";
            return Error{ErrorCode::NotAFile, what, Place{path, 0, 0}, {}, {}};
        }
        return readAll(file, path, static_cast<std::size_t>(entry.st_size), limit);
    }

    [[nodiscard]] Result<std::vector<Entry>> list(const RepoPath &folder) const override
    {
        Descriptor opened = openBelow(folder, O_RDONLY | O_DIRECTORY);
        if (!opened)
            return systemError(errno, Purpose::Read, "the folder cannot be listed", folder);
        const std::unique_ptr<DIR, int (*)(DIR *)> stream(::fdopendir(opened.get()), ::closedir);
        if (!stream)
            return systemError(errno, Purpose::Read, "the folder cannot be listed", folder);
        static_cast<void>(opened.release()); // the stream owns it now
        std::vector<Entry> entries;
        errno = 0;
        while (const dirent *entry = ::readdir(stream.get())) {
            const std::string_view name = entry->d_name;
            if (name == "." || name == "..")
                continue;
            entries.push_back({std::string(name), typeOfEntry(::dirfd(stream.get()), *entry)});
            errno = 0;
        }
        if (errno != 0)
            return systemError(errno, Purpose::Read, "the folder cannot be listed", folder);
        return entries;
    }

    [[nodiscard]] Result<void> create(const RepoPath &path, std::string_view bytes,
                                      std::uint32_t mode, Sync sync) override
    {
        const Descriptor folder = openFolder(path.parent());
        const std::string name(path.name());
        const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
        Descriptor file(folder ? ::openat(folder.get(), name.c_str(), flags, 0600) : -1);
        if (!file)
            return systemError(errno, Purpose::Write, "cannot be created", path);
        bool done = writeAll(file, bytes) && ::fchmod(file.get(), static_cast<mode_t>(mode)) == 0;
        if (done && sync == Sync::ToDisk)
            done = ::fsync(file.get()) == 0;
        if (done)
            done = ::close(file.release()) == 0; // network disks report a full disk here
        if (done)
            return {};
        const int number = errno;
        ::unlinkat(folder.get(), name.c_str(), 0);
        return systemError(number, Purpose::Write, "cannot be written", path);
    }

    [[nodiscard]] Result<void> rename(const RepoPath &from, const RepoPath &to) override
    {
        const Descriptor source = openFolder(from.parent());
        const Descriptor target = source ? openFolder(to.parent()) : Descriptor();
        if (!target
            || ::renameat(source.get(), std::string(from.name()).c_str(), target.get(),
                          std::string(to.name()).c_str())
                   != 0)
            return systemError(errno, Purpose::Write, "cannot be replaced", to);
        return {};
    }

    [[nodiscard]] Result<void> remove(const RepoPath &file) override { return unlink(file, 0); }

    [[nodiscard]] Result<void> createFolder(const RepoPath &folder) override
    {
        const Descriptor parent = openFolder(folder.parent());
        if (!parent || ::mkdirat(parent.get(), std::string(folder.name()).c_str(), 0777) != 0)
            return systemError(errno, Purpose::Write, "the folder cannot be created", folder);
        return {};
    }

    [[nodiscard]] Result<void> removeFolder(const RepoPath &folder) override
    {
        return unlink(folder, AT_REMOVEDIR);
    }

    [[nodiscard]] Result<void> syncFolder(const RepoPath &folder) override
    {
        const Descriptor opened = openBelow(folder, O_RDONLY | O_DIRECTORY);
        // Some file systems cannot sync a folder and say EINVAL; their renames need none.
        if (!opened || (::fsync(opened.get()) != 0 && errno != EINVAL))
            return systemError(errno, Purpose::Write, "the folder cannot be written", folder);
        return {};
    }

    [[nodiscard]] const std::string &absoluteRoot() const override { return m_absoluteRoot; }

private:
    [[nodiscard]] Descriptor openBelow(const RepoPath &path, int flags) const
    {
        const std::string text = path.isRoot() ? "." : path.text();
        if (m_guard == LinkGuard::Kernel) {
            Descriptor opened = openByKernel(m_root.get(), text, flags);
            // An old kernel or a sandbox that forbids the call; or the tree was changed under it.
            if (opened || (errno != ENOSYS && errno != EPERM && errno != EAGAIN))
                return opened;
        }
        return walkBelow(m_root.get(), text, flags);
    }

    [[nodiscard]] Descriptor openFolder(const RepoPath &folder) const
    {
        return openBelow(folder, O_PATH | O_DIRECTORY);
    }

    [[nodiscard]] Result<void> unlink(const RepoPath &path, int flags)
    {
        const Descriptor parent = openFolder(path.parent());
        if (!parent || ::unlinkat(parent.get(), std::string(path.name()).c_str(), flags) != 0)
            return systemError(errno, Purpose::Write, "cannot be removed", path);
        return {};
    }

    [[nodiscard]] static Type typeOfEntry(int folder, const dirent &entry)
    {
        switch (entry.d_type) {
        case DT_REG:
            return Type::File;
        case DT_DIR:
            return Type::Folder;
        case DT_LNK:
            return Type::Link;
        case DT_UNKNOWN:
            break; // the file system does not tell
        default:
            return Type::Other;
        }
        struct stat status{};
        if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return Type::Other;
        return typeOf(status.st_mode);
    }

    [[nodiscard]] static Result<std::string> readAll(const Descriptor &file, const RepoPath &path,
                                                     std::size_t expected, std::size_t limit)
    {
        const Error tooLarge{ErrorCode::TooLarge,
                             "the file is larger than " + std::to_string(limit >> 20)
                                 + " MiB (limit fileBytes)",
                             Place{path, 0, 0},
                             "such a file is not read",
                             {}};
        if (expected > limit)
            return tooLarge;
        std::string bytes;
        std::size_t filled = 0;
        bytes.resize(expected + 1); // one more shows the end without another round
        while (true) {
            const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return systemError(errno, Purpose::Read, "cannot be read", path);
            if (got == 0)
                break;
            filled += static_cast<std::size_t>(got);
            if (filled > limit)
                return tooLarge;
            if (filled == bytes.size())
                bytes.resize(bytes.size() * 2);
        }
        bytes.resize(filled);
        return bytes;
    }

    [[nodiscard]] static bool writeAll(const Descriptor &file, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    Descriptor m_root;
    std::string m_absoluteRoot;
    LinkGuard m_guard;
};

} // namespace

Result<RawDiskPtr> openRawDisk(const std::string &folder, LinkGuard guard)
{
    const std::unique_ptr<char, void (*)(void *)> absolute(::realpath(folder.c_str(), nullptr),
                                                           std::free);
    Descriptor root(absolute ? ::open(absolute.get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1);
    if (!root) {
        const int number = errno;
        ErrorCode code = ErrorCode::Unreadable;
        if (number == ENOENT)
            code = ErrorCode::NotFound;
        else if (number == ENOTDIR)
            code = ErrorCode::NotAFile;
        return Error{code,
                     "'" + folder + "' cannot be opened as a folder: " + systemText(number),
                     std::nullopt,
                     code == ErrorCode::Unreadable ? "check its permissions"
                                                   : "name an existing folder",
                     {}};
    }
    return RawDiskPtr(std::make_shared<PosixDisk>(std::move(root), absolute.get(), guard));
}

} // namespace fleetwright::base
