// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"

#include <QString>

#include <vector>

namespace fleetwright::services {

/// One file before and after an edit; nullptr means that it does not exist.
struct FileStep {
    base::RepoPath path;
    base::SourceFilePtr before;
    base::SourceFilePtr after;
};

/// An entry of the history: an intent ("Set image in environments/staging") and the files it wrote.
struct HistoryEntry {
    QString text;
    std::vector<FileStep> files;
    bool isTyping = false; ///< joins with further typing in the same file
};

/// Undo and redo over files. Knows nothing of disk or rendering; QUndoStack would bring Qt Gui into
/// the command line.
class EditHistory {
public:
    /// Drops what could be redone. Typing in the same file is joined to the newest entry if that is
    /// typing too.
    void push(HistoryEntry entry);
    /// The next typing starts an entry of its own.
    void endTyping();

    [[nodiscard]] const HistoryEntry *undoEntry() const; ///< nullptr if there is none
    [[nodiscard]] const HistoryEntry *redoEntry() const;
    void stepBack();
    void stepForward();

    /// Entries that touch a file whose content came from elsewhere can no longer be undone.
    void forget(const base::RepoPath &path);
    void clear();

    [[nodiscard]] const std::vector<HistoryEntry> &entries() const { return m_entries; }
    [[nodiscard]] std::size_t position() const { return m_position; } ///< how many entries are done

private:
    std::vector<HistoryEntry> m_entries;
    std::size_t m_position = 0;
};

} // namespace fleetwright::services
