// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/filesource.h"
#include "services/workspace/edithistory.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace fleetwright::services {

class CachedFiles;

/// New content of a file; nothing removes it.
struct FileChange {
    base::RepoPath path;
    std::optional<std::string> bytes;
};

enum class EditKind { Intent, Typing };
enum class ConflictChoice { Merge, KeepMine, TakeTheirs };

/// The unsaved edits of one opened folder: an overlay over the disk with one undo history. Only
/// save() touches the disk. GUI thread; the file sources that it hands out are immutable and may be
/// read anywhere.
class Edits : public QObject {
    Q_OBJECT
public:
    explicit Edits(QObject *parent = nullptr);
    ~Edits() override;

    /// Starts anew over a folder. `writer` is nullptr where the folder cannot be written.
    void reset(base::FileSourcePtr disk, std::unique_ptr<base::FileWriter> writer);

    [[nodiscard]] base::FileSourcePtr files() const;      ///< with the unsaved edits
    [[nodiscard]] base::FileSourcePtr savedFiles() const; ///< as on disk

    /// Current content, unsaved edits included; an error if it is missing or unreadable.
    [[nodiscard]] base::Result<base::SourceFilePtr> text(const base::RepoPath &path) const;
    [[nodiscard]] base::Result<base::SourceFilePtr> savedText(const base::RepoPath &path) const;

    [[nodiscard]] std::vector<base::RepoPath> unsaved() const; ///< sorted
    [[nodiscard]] bool isUnsaved(const base::RepoPath &path) const
    {
        return m_overlay.contains(path);
    }
    /// Files with unsaved edits that have changed on disk since.
    [[nodiscard]] std::vector<base::RepoPath> conflicts() const;

    /// One entry of the history. `text` is shown in menus: "Set image in environments/staging".
    void apply(const QString &text, const std::vector<FileChange> &changes,
               EditKind kind = EditKind::Intent);
    void endTyping() { m_history.endTyping(); }
    void undo();
    void redo();
    [[nodiscard]] const EditHistory &history() const { return m_history; }

    /// Back to the content on disk: an entry of the history too.
    void revert(const base::RepoPath &path);

    /// All or nothing. Conflict if one of them changed on disk meanwhile: see conflicts().
    [[nodiscard]] base::Result<void> save(const std::vector<base::RepoPath> &paths);
    /// Fails with Conflict when both sides changed the same lines and Merge was asked for; nothing
    /// changes then.
    [[nodiscard]] base::Result<void> resolve(const base::RepoPath &path, ConflictChoice choice);

    /// These files are different on disk (or came, or went): they are read again. Without paths,
    /// everything is.
    void diskChanged(const std::vector<base::RepoPath> &paths);

    /// An unsaved edit of an earlier run: nothing in `bytes` removes the file; `original` is what
    /// it was made from.
    struct Kept {
        base::RepoPath path;
        std::optional<std::string> bytes;
        std::optional<std::string> original;
    };
    [[nodiscard]] std::vector<Kept> kept() const;
    /// Puts them back as one entry of the history. A file changed on disk since is a conflict.
    void putBack(const QString &text, const std::vector<Kept> &edits);

    /// Known files and listings that are different on disk now. Slow: for a job, over savedFiles()
    /// of the GUI thread.
    [[nodiscard]] static std::vector<base::RepoPath>
    differencesOnDisk(const base::FileSourcePtr &saved, const base::Cancel &cancel);
    /// Every file that was read so far.
    [[nodiscard]] std::vector<base::RepoPath> filesRead() const;

Q_SIGNALS:
    /// The content that files() gives is different. `paths` are the files concerned.
    void changed(const std::vector<fleetwright::base::RepoPath> &paths);
    void historyChanged();
    void saved(const std::vector<fleetwright::base::RepoPath> &paths);
    void changedOnDisk(const std::vector<fleetwright::base::RepoPath> &paths);
    void conflictsChanged();

private:
    struct Unsaved {
        base::SourceFilePtr content; ///< nullptr: removed
        base::SourceFilePtr
            onDisk; ///< what the disk held when the edit began; nullptr: no such file
        bool conflict = false;
    };

    [[nodiscard]] base::SourceFilePtr contentOrNull(const base::RepoPath &path) const;
    [[nodiscard]] base::SourceFilePtr savedOrNull(const base::RepoPath &path) const;
    void setContent(const base::RepoPath &path, const base::SourceFilePtr &content);
    void replay(const std::vector<FileStep> &steps, bool forward);
    void rebuildFiles();
    bool noteDiskChange(const base::RepoPath &path);

    std::shared_ptr<const CachedFiles> m_disk;
    base::FileSourcePtr m_files;
    std::unique_ptr<base::FileWriter> m_writer;
    std::map<base::RepoPath, Unsaved> m_overlay;
    EditHistory m_history;
};

} // namespace fleetwright::services
