// SPDX-License-Identifier: Apache-2.0
#include "ui/models/changedfilesmodel.h"

#include "services/text/words.h"

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

ChangedFilesModel::ChangedFilesModel(QObject *parent) : QAbstractListModel(parent) {}

void ChangedFilesModel::setFiles(std::vector<ChangedFile> files)
{
    for (ChangedFile &file : files) {
        if (const int row = rowOf(file.path); row >= 0)
            file.chosen = m_files[static_cast<std::size_t>(row)].chosen;
    }
    if (files == m_files)
        return;
    beginResetModel();
    m_files = std::move(files);
    endResetModel();
    Q_EMIT chosenChanged();
}

const ChangedFile *ChangedFilesModel::file(int row) const
{
    return row >= 0 && row < rowCount() ? &m_files[static_cast<std::size_t>(row)] : nullptr;
}

int ChangedFilesModel::rowOf(const base::RepoPath &path) const
{
    const auto found = std::find_if(m_files.begin(), m_files.end(),
                                    [&path](const ChangedFile &file) { return file.path == path; });
    return found == m_files.end() ? -1 : static_cast<int>(found - m_files.begin());
}

std::vector<base::RepoPath> ChangedFilesModel::chosen() const
{
    std::vector<base::RepoPath> paths;
    for (const ChangedFile &file : m_files) {
        if (file.chosen)
            paths.push_back(file.path);
    }
    return paths;
}

int ChangedFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

QVariant ChangedFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChangedFile &file = m_files[static_cast<std::size_t>(index.row())];
    const auto kind = [&file] {
        switch (file.kind) {
        case ChangedFile::Kind::Modified:
            return tr("modified");
        case ChangedFile::Kind::Added:
            return tr("new");
        case ChangedFile::Kind::Deleted:
            return tr("deleted");
        case ChangedFile::Kind::Conflicted:
            return tr("in conflict");
        }
        return QString();
    };
    const auto detail = [&] {
        const QString counts =
            tr("%1, +%2 −%3").arg(kind()).arg(file.linesAdded).arg(file.linesRemoved);
        return file.unsaved ? tr("%1, unsaved").arg(counts) : counts;
    };
    switch (role) {
    case Qt::DisplayRole:
        return services::visible(file.path.text());
    case Qt::CheckStateRole:
        return file.chosen ? Qt::Checked : Qt::Unchecked;
    case DetailRole:
        return detail();
    case KindRole:
        return static_cast<int>(file.kind);
    case UnsavedRole:
        return file.unsaved;
    case Qt::ToolTipRole:
        return services::visible(file.path.text());
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(services::visible(file.path.text()), detail());
    default:
        return {};
    }
}

bool ChangedFilesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_files[static_cast<std::size_t>(index.row())].chosen = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags ChangedFilesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace fleetwright::ui
