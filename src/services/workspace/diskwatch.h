// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace fleetwright::services {

/// Tells that something in an opened folder may be different. Says not what: the owner looks.
class DiskWatch : public QObject {
    Q_OBJECT
public:
    explicit DiskWatch(QObject *parent = nullptr);

    void clear();
    /// Watches these files and their folders, up to a limit; beyond it the window looks when it is
    /// activated.
    void watch(const QString &root, const std::vector<base::RepoPath> &files);

Q_SIGNALS:
    void suspected();

private:
    void addSome();

    QFileSystemWatcher m_watcher;
    QSet<QString> m_watched;
    QStringList m_waiting; ///< added a few at a time, so that the window stays responsive
    QTimer m_addTimer;
    QTimer m_settle; ///< one signal for a burst of events
};

} // namespace fleetwright::services
