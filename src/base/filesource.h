// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "base/sourcefile.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::base {

enum class EntryKind : std::uint8_t { Missing, File, Folder };

struct FolderEntry {
    std::string name;
    EntryKind kind = EntryKind::Missing;

    friend auto operator<=>(const FolderEntry &, const FolderEntry &) = default;
};

/// Where the engine reads: a disk folder, memory, unsaved edits over another source, or a Git tree.
/// Thread-safe for reading. Symbolic links are followed only inside the root; a link that leaves it
/// is OutsideRoot.
class FileSource {
public:
    virtual ~FileSource() = default;

    /// Missing for what does not exist, leaves the root, or is neither file nor folder.
    [[nodiscard]] virtual EntryKind kind(const RepoPath &path) const = 0;

    /// The same SourceFilePtr may be returned for unchanged content.
    [[nodiscard]] virtual Result<SourceFilePtr> read(const RepoPath &path) const = 0;

    /// Sorted by name. Without ".git".
    [[nodiscard]] virtual Result<std::vector<FolderEntry>> list(const RepoPath &folder) const = 0;

    /// The path with all symbolic links resolved (filepath.EvalSymlinks in kustomize's loader).
    [[nodiscard]] virtual Result<RepoPath> canonical(const RepoPath &path) const = 0;

    /// Equal for equal content and different otherwise, without parsing: what the memo store
    /// compares.
    [[nodiscard]] virtual Result<Hash128> contentHash(const RepoPath &path) const;

    /// A number that no other source has, for a source whose answers never change; 0 if they may.
    /// What was found to hold for such a source need not be asked again.
    [[nodiscard]] virtual std::uint64_t stateId() const { return 0; }

protected:
    [[nodiscard]] static std::uint64_t newStateId();
};

using FileSourcePtr = std::shared_ptr<const FileSource>;

/// A folder on disk, rooted: resolves every link itself and never opens anything outside.
[[nodiscard]] Result<FileSourcePtr> openDiskFiles(const std::string &folder,
                                                  const Limits &limits = {});

/// Files held in memory; folders exist by their files.
[[nodiscard]] FileSourcePtr makeMemoryFiles(std::map<std::string, std::string> files);

/// `changes` over `below`: a value replaces or adds a file, nullptr removes it. A change to a path
/// that is a link below changes what the link leads to.
[[nodiscard]] FileSourcePtr makeOverlayFiles(FileSourcePtr below,
                                             std::map<RepoPath, SourceFilePtr> changes);

/// `below` as it stands: each answer is asked for once and then stays. All that is made of it sees
/// one state of the files.
[[nodiscard]] FileSourcePtr holdFiles(FileSourcePtr below);

/// A symbolic link to a folder.
struct FolderLink {
    RepoPath path;
    RepoPath target; ///< with all links resolved

    friend auto operator<=>(const FolderLink &, const FolderLink &) = default;
};

struct FileListing {
    std::vector<RepoPath> files;   ///< sorted
    std::vector<Error> problems;   ///< folders below that could not be listed
    std::vector<FolderLink> links; ///< folders that were not descended, in the order of listing
};

/// Every file below `folder`, hidden folders included but never ".git". Folder links are not
/// descended. Fails when `folder` itself cannot be listed or the limit folderEntries is met.
[[nodiscard]] Result<FileListing> listFiles(const FileSource &files, const RepoPath &folder,
                                            const Limits &limits = {});

/// The files of listFiles; folders that cannot be listed are passed over.
[[nodiscard]] Result<std::vector<RepoPath>> listAllFiles(const FileSource &files,
                                                         const RepoPath &folder);

/// The only way files of a repository are written. A transaction: each file is written to a
/// temporary file beside it, synced, then all are renamed; when any step before the first rename
/// fails nothing has changed.
class FileWriter {
public:
    virtual ~FileWriter() = default;

    struct Change {
        RepoPath path;
        SourceFilePtr expected; ///< what the file held when it was read; nullptr: it did not exist
        std::optional<std::string> bytes; ///< nothing: remove the file
    };

    /// Conflict if a file is no longer as expected; WriteFailed if the disk refuses; OutsideRoot
    /// through a link that leaves the root. File modes stay; links stay links; missing folders are
    /// made.
    [[nodiscard]] virtual Result<void> write(const std::vector<Change> &changes) = 0;
};

[[nodiscard]] Result<std::unique_ptr<FileWriter>> openDiskWriter(const std::string &folder);

} // namespace fleetwright::base
