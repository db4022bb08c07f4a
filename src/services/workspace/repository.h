// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "base/revisions.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::services {

/// The Git side of an opened folder. A folder without Git has the reason instead; everything but
/// commit and revisions works.
class Repository : public QObject {
    Q_OBJECT
public:
    struct State {
        bool available = false;
        QString whyNot; ///< a sentence for people, if not available
        QString branch; ///< "" if the head is detached or the folder has no Git
        QString commit; ///< seven digits, "" before the first commit
        bool detached = false;
        QString inProgress;     ///< "merge", "rebase" …, "" for none
        bool conflicts = false; ///< files of the index are unmerged
        friend bool operator==(const State &, const State &) = default;
    };

    struct ChangedFile {
        base::RepoPath path;
        enum class Kind { Modified, Added, Deleted, Untracked, Conflicted } kind = Kind::Modified;
        friend bool operator==(const ChangedFile &, const ChangedFile &) = default;
    };

    struct CommitRequest {
        QString newBranch;
        QString title;
        QString message; ///< body, may be empty
        bool signOff = false;
        std::map<base::RepoPath, std::optional<std::string>>
            files; ///< their new bytes; nothing removes one
    };

    struct Revision {
        QString name;    ///< branch, tag or abbreviated commit
        QString subject; ///< of a commit
    };

    struct CommitDone {
        QString id; ///< full
        QString branch;
    };

    explicit Repository(QObject *parent = nullptr);
    ~Repository() override;

    void open(const QString &folder);
    void close();

    /// The state of a folder that is not opened. For a job.
    [[nodiscard]] static State stateOf(const QString &folder);

    [[nodiscard]] const State &state() const { return m_state; }
    void refresh(); ///< reads state again, emits changed() if it differs

    [[nodiscard]] QStringList branches() const;
    /// Reads in jobs what may take long. A value; keeps working when another folder is opened.
    class Reader {
    public:
        [[nodiscard]] bool available() const { return m_impl != nullptr; }
        /// Files that differ from the checked-out commit, on disk.
        [[nodiscard]] base::Result<std::vector<ChangedFile>> changedFiles() const;
        /// The patch from the checked-out commit's version of a file to `bytes` (nothing: removed);
        /// "" if they are equal.
        [[nodiscard]] base::Result<QString>
        diffAgainstHead(const base::RepoPath &path, const std::optional<std::string> &bytes) const;
        /// The checked-out commit's files; an empty source before the first commit.
        [[nodiscard]] base::Result<base::FileSourcePtr> headFiles() const;
        /// A branch's, tag's or commit's files.
        [[nodiscard]] base::Result<base::FileSourcePtr> filesAt(const QString &revision) const;
        /// Branches, tags and recent commits, for choosing a revision: walks a long history.
        [[nodiscard]] std::vector<Revision> revisions() const;

    private:
        friend class Repository;
        class Impl;
        std::shared_ptr<const Impl> m_impl;
    };
    [[nodiscard]] Reader reader() const;
    /// A commit's files, as a source that can be rendered.
    [[nodiscard]] base::Result<base::FileSourcePtr> filesAt(const QString &revision) const;
    /// For rendering what follows another branch; nullptr for a folder without Git.
    [[nodiscard]] const base::RevisionsPtr &revisions() const { return m_revisions; }
    [[nodiscard]] QString
    author() const; ///< "Name <mail>" by Git's configuration, "" if it has none

    /// Refused when files on disk differ from the current branch.
    [[nodiscard]] base::Result<void> switchTo(const QString &branch);
    /// "" if a new branch may have this name, else why not.
    [[nodiscard]] QString whyNotBranch(const QString &name) const;
    [[nodiscard]] base::Result<CommitDone> commit(const CommitRequest &request);

Q_SIGNALS:
    void changed();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
    State m_state;
    base::RevisionsPtr m_revisions;
};

} // namespace fleetwright::services
