// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/diskwatch.h"

#include "services/text/words.h"

#include <chrono>

namespace fleetwright::services {

using namespace std::chrono_literals;

namespace {

// Linux allows 8,192 watches a user by default, and others want some too.
constexpr qsizetype mostWatches = 4'000;
constexpr qsizetype watchesAtATime = 200;

} // namespace

DiskWatch::DiskWatch(QObject *parent) : QObject(parent)
{
    m_addTimer.setInterval(0ms);
    m_settle.setSingleShot(true);
    m_settle.setInterval(120ms);
    connect(&m_addTimer, &QTimer::timeout, this, &DiskWatch::addSome);
    connect(&m_settle, &QTimer::timeout, this, &DiskWatch::suspected);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this](const QString &path) {
        m_watched.remove(path); // a file that was replaced must be watched anew
        m_settle.start();
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
}

void DiskWatch::clear()
{
    m_addTimer.stop();
    m_settle.stop();
    m_waiting.clear();
    m_watched.clear();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
}

void DiskWatch::watch(const QString &root, const std::vector<base::RepoPath> &files)
{
    const auto want = [this](const QString &path) {
        if (m_watched.size() >= mostWatches || m_watched.contains(path))
            return;
        m_watched.insert(path);
        m_waiting.append(path);
    };
    want(root);
    for (const base::RepoPath &file : files) {
        const QString folder = root + u'/' + toQt(file.parent().text());
        want(file.parent().isRoot() ? root : folder);
    }
    for (const base::RepoPath &file : files)
        want(root + u'/' + toQt(file.text()));
    if (!m_waiting.isEmpty())
        m_addTimer.start();
}

void DiskWatch::addSome()
{
    const QStringList some = m_waiting.mid(0, watchesAtATime);
    m_waiting.remove(0, some.size());
    m_watcher.addPaths(some);
    if (m_waiting.isEmpty())
        m_addTimer.stop();
}

} // namespace fleetwright::services
