// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/limits.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::git {

/// A commit's full object id in hexadecimal digits.
struct CommitId {
    std::string hex;

    [[nodiscard]] std::string abbreviated() const { return hex.substr(0, 8); }
    friend auto operator<=>(const CommitId &, const CommitId &) = default;
};

enum class Operation : std::uint8_t {
    None,
    Merge,
    Rebase,
    CherryPick,
    Revert,
    Bisect,
    ApplyMailbox
};

/// "merge", "rebase" …; "" for none.
[[nodiscard]] std::string_view operationName(Operation operation);

struct State {
    std::string branch;                    ///< "" when HEAD is detached
    std::optional<CommitId> head;          ///< nothing before the first commit
    Operation operation = Operation::None; ///< that was begun and not ended
    bool conflicts = false;                ///< the index holds unmerged files

    [[nodiscard]] bool detached() const { return branch.empty(); }
};

enum class FileState : std::uint8_t {
    Unchanged,
    Added,
    Modified,
    Deleted,
    Renamed,
    TypeChanged,
    Untracked,
    Conflicted
};

struct FileStatus {
    base::RepoPath path;
    FileState staged = FileState::Unchanged;   ///< index against HEAD
    FileState worktree = FileState::Unchanged; ///< files against the index

    friend bool operator==(const FileStatus &, const FileStatus &) = default;
};

struct Branch {
    std::string name; ///< "main", "origin/main"
    bool remote = false;
    bool current = false;
    CommitId tip;
};

struct Commit {
    CommitId id;
    std::string summary; ///< first line
    std::string message; ///< all of it
    std::string authorName;
    std::string authorEmail;
    std::int64_t time = 0; ///< of the author, seconds since 1970
    std::vector<CommitId> parents;
};

enum class SignOff : std::uint8_t { No, Yes };
enum class AfterCommit : std::uint8_t {
    SwitchToBranch, ///< HEAD becomes the new branch; of the index only the committed paths change,
                    ///< of the files nothing
    StayHere,       ///< only the branch is created
};

struct CommitRequest {
    std::string branch; ///< must not exist yet
    std::string message;
    std::map<base::RepoPath, std::optional<std::string>> files; ///< nothing: the file is removed
    SignOff signOff = SignOff::No;
    AfterCommit after = AfterCommit::SwitchToBranch;
};

struct Author {
    std::string name;
    std::string email;
};

/// One Git repository with a working tree, through libgit2. Copies share it. Never runs hooks,
/// external filters, fsmonitor or any other program, and never uses the network. Reading is
/// thread-safe; commits and switches are for one thread at a time.
class Repository {
public:
    /// Opens the repository whose working tree is exactly `folder`. NotFound: there is none;
    /// Refused: it belongs to another user, or its files lie elsewhere; Unsupported: a bare
    /// repository, or a format that libgit2 does not know. The folder can then be opened without
    /// Git; the error says why.
    [[nodiscard]] static base::Result<Repository> open(const std::string &folder);

    /// Makes a repository in an existing folder that has none, with the unborn branch "main".
    /// `fallback` becomes its own author if the user has configured none.
    [[nodiscard]] static base::Result<Repository> create(const std::string &folder,
                                                         const Author &fallback);

    /// The working tree that `folder` lies in, upwards to the file system's border. NotFound if
    /// there is none.
    [[nodiscard]] static base::Result<std::string> discover(const std::string &folder);

    [[nodiscard]] const std::string &folder() const; ///< absolute, without a final '/'

    [[nodiscard]] base::Result<State> state() const;
    /// Changed, untracked and conflicted files, sorted by path; ignored files and submodules are
    /// left out.
    [[nodiscard]] base::Result<std::vector<FileStatus>> status() const;
    /// Local ones first, each part sorted by name.
    [[nodiscard]] base::Result<std::vector<Branch>> branches() const;
    /// Names of tags, sorted as text.
    [[nodiscard]] base::Result<std::vector<std::string>> tags() const;
    /// The newest commits reachable from `from`, newest first.
    [[nodiscard]] base::Result<std::vector<Commit>> log(const CommitId &from,
                                                        std::size_t count) const;
    [[nodiscard]] base::Result<Commit> commit(const CommitId &id) const;

    /// A branch, tag, commit or expression such as HEAD~1. Never a text that begins with '-', and
    /// no "REV:PATH".
    [[nodiscard]] base::Result<CommitId> resolveRevision(std::string_view text) const;

    /// Addresses of the remotes as configured, each once, "origin" first.
    [[nodiscard]] base::Result<std::vector<std::string>> remoteUrls() const;
    /// The branch that "origin" had checked out when it was cloned; NotFound if that is not known.
    [[nodiscard]] base::Result<std::string> remoteDefaultBranch() const;

    /// The files of a commit, without a checkout. Links are followed inside the tree. It may
    /// outlive the Repository.
    [[nodiscard]] base::Result<base::FileSourcePtr> files(const CommitId &commit,
                                                          const base::Limits &limits = {}) const;
    /// One file of a commit as Git stores it.
    [[nodiscard]] base::Result<std::string> readBlob(const CommitId &commit,
                                                     const base::RepoPath &path) const;

    /// The unified patch from HEAD's version of a file to `bytes` (nothing: removed); "" if they
    /// are equal.
    [[nodiscard]] base::Result<std::string>
    diffAgainstHead(const base::RepoPath &path, std::optional<std::string_view> bytes) const;

    /// user.name and user.email; Invalid with the commands to set them where one is missing.
    [[nodiscard]] base::Result<Author> author() const;

    /// Nothing if `name` can be created; else why not (Invalid or Conflict).
    [[nodiscard]] base::Result<void> checkNewBranch(std::string_view name) const;

    /// Commits HEAD's tree with only the given files changed, on a new branch. Refused: nothing to
    /// commit, or a merge, rebase … in progress. When it fails, no branch remains and HEAD is where
    /// it was.
    [[nodiscard]] base::Result<CommitId> createBranchAndCommit(const CommitRequest &request) const;

    /// Checks out a local branch. Refused when changed or untracked files would be overwritten;
    /// then nothing has changed.
    [[nodiscard]] base::Result<void> switchBranch(std::string_view name) const;

    struct Data;

private:
    explicit Repository(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

} // namespace fleetwright::git
