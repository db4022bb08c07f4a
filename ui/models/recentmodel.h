// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>

#include <vector>

namespace fleetwright::ui {

struct RecentFolder {
    QString path;
    QString name;
    QString branch; ///< "" without Git
    QDateTime time;
    bool gone = false;
    qsizetype unsavedFiles = 0; ///< kept by a crash

    friend bool operator==(const RecentFolder &, const RecentFolder &) = default;
};

/// Recently opened folders, newest first.
class RecentModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles {
        PathRole = Qt::UserRole + 1,
        DetailRole,
        WhenRole,
        GoneRole,
        UnsavedRole,
        IconRole
    };

    explicit RecentModel(QObject *parent = nullptr);

    void setFolders(std::vector<RecentFolder> folders);
    [[nodiscard]] const RecentFolder *folder(int row) const;
    [[nodiscard]] int rowOf(const QString &path) const; ///< -1 if it is not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;

private:
    std::vector<RecentFolder> m_folders;
};

/// "today", "yesterday", "Tuesday", "3 weeks ago", "June".
[[nodiscard]] QString whenText(const QDateTime &time, const QDateTime &now);
/// A path with the home folder as ~, native separators, made visible.
[[nodiscard]] QString shortPath(const QString &path);

} // namespace fleetwright::ui
