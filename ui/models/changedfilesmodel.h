// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace fleetwright::ui {

struct ChangedFile {
    enum class Kind { Modified, Added, Deleted, Conflicted };
    base::RepoPath path;
    Kind kind = Kind::Modified;
    bool unsaved = false; ///< also, or only, by unsaved edits
    int linesAdded = 0;
    int linesRemoved = 0;
    bool chosen = true; ///< goes into the commit

    friend bool operator==(const ChangedFile &, const ChangedFile &) = default;
};

/// Files that differ from the checked-out commit, with tick boxes.
class ChangedFilesModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles { DetailRole = Qt::UserRole + 1, KindRole, UnsavedRole, LetterRole };

    explicit ChangedFilesModel(QObject *parent = nullptr);

    /// Keeps the ticks of files that were there.
    void setFiles(std::vector<ChangedFile> files);
    [[nodiscard]] const std::vector<ChangedFile> &files() const { return m_files; }
    [[nodiscard]] const ChangedFile *file(int row) const;
    [[nodiscard]] int rowOf(const base::RepoPath &path) const; ///< -1 if it is not there
    [[nodiscard]] std::vector<base::RepoPath> chosen() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    bool setData(const QModelIndex &index, const QVariant &value, int role) final;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const final;

Q_SIGNALS:
    void chosenChanged();

private:
    std::vector<ChangedFile> m_files;
};

} // namespace fleetwright::ui
