// SPDX-License-Identifier: Apache-2.0
#include "ui/models/recentmodel.h"

#include "services/text/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::RecentModel)
};

} // namespace

RecentModel::RecentModel(QObject *parent) : QAbstractListModel(parent) {}

void RecentModel::setFolders(std::vector<RecentFolder> folders)
{
    if (folders == m_folders)
        return;
    beginResetModel();
    m_folders = std::move(folders);
    endResetModel();
}

const RecentFolder *RecentModel::folder(int row) const
{
    return row >= 0 && row < rowCount() ? &m_folders[static_cast<std::size_t>(row)] : nullptr;
}

int RecentModel::rowOf(const QString &path) const
{
    const auto found =
        std::find_if(m_folders.begin(), m_folders.end(),
                     [&path](const RecentFolder &folder) { return folder.path == path; });
    return found == m_folders.end() ? -1 : static_cast<int>(found - m_folders.begin());
}

int RecentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_folders.size());
}

QVariant RecentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentFolder &folder = m_folders[static_cast<std::size_t>(index.row())];
    const auto detail = [&folder] {
        if (folder.gone)
            return tr("Folder is gone");
        return folder.branch.isEmpty()
                   ? shortPath(folder.path)
                   : tr("%1, branch %2")
                         .arg(shortPath(folder.path), services::visible(folder.branch));
    };
    switch (role) {
    case Qt::DisplayRole:
        return services::visible(folder.name);
    case PathRole:
        return folder.path;
    case DetailRole:
        return detail();
    case WhenRole:
        return whenText(folder.time, QDateTime::currentDateTime());
    case GoneRole:
        return folder.gone;
    case IconRole:
        return u"folder"_s;
    case UnsavedRole:
        return folder.unsavedFiles;
    case Qt::ToolTipRole:
        return services::visible(folder.path);
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1, %2").arg(services::visible(folder.name), detail());
        return folder.unsavedFiles > 0 ? tr("%1, unsaved edits kept in %n file(s)", nullptr,
                                            static_cast<int>(folder.unsavedFiles))
                                             .arg(text)
                                       : text;
    }
    default:
        return {};
    }
}

QString whenText(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const QDate day = time.toLocalTime().date();
    const qint64 days = day.daysTo(now.toLocalTime().date());
    if (days <= 0)
        return Texts::tr("today");
    if (days == 1)
        return Texts::tr("yesterday");
    const QLocale locale;
    if (days < 7)
        return locale.standaloneDayName(day.dayOfWeek());
    if (days < 35)
        return Texts::tr("%n week(s) ago", nullptr, static_cast<int>(days / 7));
    if (day.year() == now.date().year())
        return locale.standaloneMonthName(day.month());
    return QString::number(day.year());
}

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    const QString text =
        path == home || path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
    return services::visible(QDir::toNativeSeparators(text));
}

} // namespace fleetwright::ui
