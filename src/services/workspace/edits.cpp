// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/edits.h"

#include "services/text/words.h"
#include "services/workspace/cachedfiles.h"
#include "services/workspace/linemerge.h"

#include <algorithm>

namespace fleetwright::services {

namespace {

bool sameContent(const base::SourceFilePtr &left, const base::SourceFilePtr &right)
{
    if (!left || !right)
        return left == right;
    return left == right || left->hash() == right->hash();
}

std::string_view bytesOf(const base::SourceFilePtr &file)
{
    return file ? file->bytes() : std::string_view();
}

base::SourceFilePtr makeFile(const base::RepoPath &path, const std::optional<std::string> &bytes)
{
    return bytes ? std::make_shared<const base::SourceFile>(path, *bytes) : nullptr;
}

std::optional<std::string> copyOf(const base::SourceFilePtr &file)
{
    return file ? std::optional<std::string>(file->bytes()) : std::nullopt;
}

} // namespace

Edits::Edits(QObject *parent) : QObject(parent)
{
    reset(base::makeMemoryFiles({}), nullptr);
}

Edits::~Edits() = default;

void Edits::reset(base::FileSourcePtr disk, std::unique_ptr<base::FileWriter> writer)
{
    m_disk = std::make_shared<CachedFiles>(std::move(disk));
    m_writer = std::move(writer);
    m_overlay.clear();
    m_history.clear();
    rebuildFiles();
    Q_EMIT historyChanged();
}

base::FileSourcePtr Edits::files() const
{
    return m_files;
}

base::FileSourcePtr Edits::savedFiles() const
{
    return m_disk;
}

base::Result<base::SourceFilePtr> Edits::text(const base::RepoPath &path) const
{
    return m_files->read(path);
}

base::Result<base::SourceFilePtr> Edits::savedText(const base::RepoPath &path) const
{
    return m_disk->read(path);
}

std::vector<base::RepoPath> Edits::unsaved() const
{
    std::vector<base::RepoPath> paths;
    for (const auto &[path, edit] : m_overlay)
        paths.push_back(path);
    return paths;
}

std::vector<base::RepoPath> Edits::conflicts() const
{
    std::vector<base::RepoPath> paths;
    for (const auto &[path, edit] : m_overlay) {
        if (edit.conflict)
            paths.push_back(path);
    }
    return paths;
}

base::SourceFilePtr Edits::savedOrNull(const base::RepoPath &path) const
{
    const auto file = m_disk->read(path);
    return file ? *file : nullptr;
}

base::SourceFilePtr Edits::contentOrNull(const base::RepoPath &path) const
{
    const auto edit = m_overlay.find(path);
    return edit != m_overlay.end() ? edit->second.content : savedOrNull(path);
}

void Edits::setContent(const base::RepoPath &path, const base::SourceFilePtr &content)
{
    const auto edit = m_overlay.find(path);
    const base::SourceFilePtr saved = savedOrNull(path);
    if (sameContent(content, saved)) {
        if (edit != m_overlay.end())
            m_overlay.erase(edit);
    } else if (edit != m_overlay.end()) {
        edit->second.content = content;
    } else {
        m_overlay.insert_or_assign(path, Unsaved{content, saved, false});
    }
}

void Edits::rebuildFiles()
{
    std::map<base::RepoPath, base::SourceFilePtr> changes;
    for (const auto &[path, edit] : m_overlay)
        changes.emplace(path, edit.content);
    m_files = changes.empty() ? base::FileSourcePtr(m_disk)
                              : base::makeOverlayFiles(m_disk, std::move(changes));
}

void Edits::apply(const QString &text, const std::vector<FileChange> &changes, EditKind kind)
{
    HistoryEntry entry;
    entry.text = text;
    entry.isTyping = kind == EditKind::Typing;
    std::vector<base::RepoPath> paths;
    for (const FileChange &change : changes) {
        const base::SourceFilePtr before = contentOrNull(change.path);
        const base::SourceFilePtr after = makeFile(change.path, change.bytes);
        if (sameContent(before, after))
            continue;
        entry.files.push_back({change.path, before, after});
        setContent(change.path, after);
        paths.push_back(change.path);
    }
    if (paths.empty())
        return;
    m_history.push(std::move(entry));
    rebuildFiles();
    Q_EMIT changed(paths);
    Q_EMIT historyChanged();
}

void Edits::replay(const std::vector<FileStep> &steps, bool forward)
{
    std::vector<base::RepoPath> paths;
    for (const FileStep &step : steps) {
        setContent(step.path, forward ? step.after : step.before);
        paths.push_back(step.path);
    }
    rebuildFiles();
    Q_EMIT changed(paths);
    Q_EMIT historyChanged();
}

void Edits::undo()
{
    const HistoryEntry *entry = m_history.undoEntry();
    if (!entry)
        return;
    const std::vector<FileStep> steps = entry->files;
    m_history.endTyping();
    m_history.stepBack();
    replay(steps, false);
}

void Edits::redo()
{
    const HistoryEntry *entry = m_history.redoEntry();
    if (!entry)
        return;
    const std::vector<FileStep> steps = entry->files;
    m_history.stepForward();
    replay(steps, true);
}

void Edits::revert(const base::RepoPath &path)
{
    const auto edit = m_overlay.find(path);
    if (edit == m_overlay.end())
        return;
    const base::SourceFilePtr saved = savedOrNull(path);
    const bool hadConflict = edit->second.conflict;
    apply(tr("Revert %1").arg(visible(path.text())), {{path, copyOf(saved)}});
    if (hadConflict)
        Q_EMIT conflictsChanged();
}

base::Result<void> Edits::save(const std::vector<base::RepoPath> &paths)
{
    if (!m_writer)
        return base::Error{base::ErrorCode::WriteFailed,
                           "the folder cannot be written",
                           {},
                           "check its permissions",
                           {}};
    std::vector<base::FileWriter::Change> changes;
    std::vector<base::RepoPath> written;
    for (const base::RepoPath &path : paths) {
        const auto edit = m_overlay.find(path);
        if (edit == m_overlay.end())
            continue;
        changes.push_back({path, edit->second.onDisk, copyOf(edit->second.content)});
        written.push_back(path);
    }
    if (changes.empty())
        return {};
    if (auto result = m_writer->write(changes); !result) {
        // Only a real look at the disk tells which file it was.
        if (result.error().code == base::ErrorCode::Conflict)
            diskChanged(written);
        return result;
    }
    for (const base::RepoPath &path : written)
        m_overlay.erase(path);
    m_disk = m_disk->without(written);
    m_history.endTyping();
    rebuildFiles();
    Q_EMIT saved(written);
    return {};
}

base::Result<void> Edits::resolve(const base::RepoPath &path, ConflictChoice choice)
{
    const auto found = m_overlay.find(path);
    if (found == m_overlay.end())
        return {};
    const base::SourceFilePtr disk = savedOrNull(path);
    Unsaved &edit = found->second;
    if (choice == ConflictChoice::TakeTheirs) {
        m_history.forget(path);
        m_overlay.erase(found);
    } else {
        if (choice == ConflictChoice::Merge) {
            const auto merged =
                mergeLines(bytesOf(edit.onDisk), bytesOf(edit.content), bytesOf(disk));
            if (!merged || !edit.content || !disk)
                return base::Error{base::ErrorCode::Conflict,
                                   "the same lines were changed here and on disk",
                                   base::Place{path, 0, 0},
                                   "keep yours, or take the version on disk",
                                   {}};
            m_history.forget(path);
            edit.content = std::make_shared<const base::SourceFile>(path, *merged);
        }
        edit.onDisk = disk;
        edit.conflict = false;
        if (sameContent(edit.content, disk))
            m_overlay.erase(found);
    }
    rebuildFiles();
    Q_EMIT changed({path});
    Q_EMIT historyChanged();
    Q_EMIT conflictsChanged();
    return {};
}

bool Edits::noteDiskChange(const base::RepoPath &path)
{
    const base::SourceFilePtr disk = savedOrNull(path);
    const auto found = m_overlay.find(path);
    if (found == m_overlay.end()) {
        m_history.forget(path);
        return false;
    }
    Unsaved &edit = found->second;
    if (sameContent(disk, edit.content)) {
        m_overlay.erase(found); // somebody wrote just this
        return true;
    }
    const bool conflict = !sameContent(disk, edit.onDisk);
    const bool news = conflict != edit.conflict;
    edit.conflict = conflict;
    return news;
}

void Edits::diskChanged(const std::vector<base::RepoPath> &paths)
{
    m_disk = paths.empty() ? m_disk->fresh() : m_disk->without(paths);
    bool conflictNews = false;
    for (const base::RepoPath &path : paths)
        conflictNews = noteDiskChange(path) || conflictNews;
    rebuildFiles();
    Q_EMIT changedOnDisk(paths);
    Q_EMIT changed(paths);
    Q_EMIT historyChanged();
    if (conflictNews)
        Q_EMIT conflictsChanged();
}

std::vector<Edits::Kept> Edits::kept() const
{
    std::vector<Kept> result;
    for (const auto &[path, edit] : m_overlay)
        result.push_back({path, copyOf(edit.content), copyOf(edit.onDisk)});
    return result;
}

void Edits::putBack(const QString &text, const std::vector<Kept> &edits)
{
    std::vector<FileChange> changes;
    for (const Kept &edit : edits)
        changes.push_back({edit.path, edit.bytes});
    apply(text, changes);
    bool anyConflict = false;
    for (const Kept &edit : edits) {
        const auto found = m_overlay.find(edit.path);
        if (found == m_overlay.end())
            continue;
        const base::SourceFilePtr original = makeFile(edit.path, edit.original);
        found->second.conflict = !sameContent(original, found->second.onDisk);
        found->second.onDisk = original;
        anyConflict = anyConflict || found->second.conflict;
    }
    if (anyConflict)
        Q_EMIT conflictsChanged();
}

std::vector<base::RepoPath> Edits::differencesOnDisk(const base::FileSourcePtr &saved,
                                                     const base::Cancel &cancel)
{
    const auto cached = std::dynamic_pointer_cast<const CachedFiles>(saved);
    return cached ? cached->differencesBelow(cancel) : std::vector<base::RepoPath>();
}

std::vector<base::RepoPath> Edits::filesRead() const
{
    std::vector<base::RepoPath> paths;
    for (const auto &[path, file] : m_disk->known())
        paths.push_back(path);
    return paths;
}

} // namespace fleetwright::services
