// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/workspace.h"

#include "services/settings/settings.h"
#include "services/text/words.h"
#include "services/workspace/checks.h"
#include "services/workspace/diskwatch.h"
#include "services/workspace/recovery.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Keystrokes that come together are rendered once; far below what an eye notices.
constexpr auto renderDelay = 5ms;
constexpr auto recoveryDelay = 250ms;
// What is seen comes first: matrix and trees start with the snapshot, the checks a moment later.
constexpr auto checkDelay = 40ms;

} // namespace

Workspace::Workspace(Jobs &jobs, Settings &settings, QObject *parent)
    : QObject(parent), m_jobs(jobs), m_settings(settings), m_watch(std::make_unique<DiskWatch>()),
      m_renderJob(jobs, tr("Rendering")), m_checkJob(jobs, tr("Checking")),
      m_revisionJob(jobs, tr("Rendering a revision")),
      m_rescanJob(jobs, tr("Looking for changes on disk"))
{
    m_renderSoon.setSingleShot(true);
    m_renderSoon.setInterval(renderDelay);
    m_recoverySoon.setSingleShot(true);
    m_recoverySoon.setInterval(recoveryDelay);
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(checkDelay);
    connect(&m_checkSoon, &QTimer::timeout, this, &Workspace::check);
    connect(&m_renderSoon, &QTimer::timeout, this, &Workspace::render);
    connect(&m_recoverySoon, &QTimer::timeout, this, &Workspace::keepForRecovery);
    connect(&m_edits, &Edits::changed, this, [this] {
        scheduleRender();
        m_recoverySoon.start();
    });
    connect(&m_edits, &Edits::saved, this, [this] {
        // A cut in time: nothing unsaved may be put back after a save.
        keepForRecovery();
        scheduleRender();
        m_repository.refresh();
    });
    connect(&m_edits, &Edits::changedOnDisk, this, &Workspace::changedOnDisk);
    connect(m_watch.get(), &DiskWatch::suspected, this, &Workspace::lookAtDisk);
    m_renderJob.onCancelled([this] { setState(m_snapshot ? State::Ready : State::Closed); });
}

Workspace::~Workspace()
{
    if (m_recovery)
        m_recovery->keep(m_edits.kept());
}

QString Workspace::name() const
{
    return QDir(m_folder).dirName();
}

fleet::OpenOptions Workspace::openOptions() const
{
    fleet::OpenOptions options;
    options.repositoryName = toStd(name());
    options.limits = m_settings.limits();
    options.revisions = m_repository.revisions();
    const QVariantMap mapped = m_settings.value(setting::mappedUrls);
    for (auto entry = mapped.begin(); entry != mapped.end(); ++entry) {
        if (const auto path = base::RepoPath::fromText(toStd(entry.value().toString())))
            options.mappedUrls.emplace(toStd(entry.key()), *path);
    }
    return options;
}

void Workspace::open(const QString &folder)
{
    const QString absolute = QDir(folder).absolutePath();
    const std::string bytes = QFile::encodeName(absolute).toStdString();
    auto disk = base::openDiskFiles(bytes, m_settings.limits());
    if (!disk) {
        Q_EMIT openFailed(absolute, disk.error());
        return;
    }
    close();
    m_folder = absolute;
    m_memo = m_jobs.freeOnPool()(std::make_shared<fleet::MemoStore>(m_settings.limits()));
    auto writer = base::openDiskWriter(bytes);
    m_edits.reset(*disk, writer ? std::move(*writer) : nullptr);
    m_repository.open(absolute);
    m_recovery = std::make_unique<RecoveryFile>(absolute);
    m_settings.addRecentFolder(absolute);
    setState(State::Opening);
    m_renderJob.setText(tr("Opening %1").arg(visible(name())));
    Q_EMIT opened();
    restoreRecovered();
    render();
}

void Workspace::close()
{
    if (m_state == State::Closed)
        return;
    m_renderSoon.stop();
    m_checkSoon.stop();
    m_renderJob.cancel();
    m_checkJob.cancel();
    m_revisionJob.cancel();
    m_rescanJob.cancel();
    m_watch->clear();
    if (m_recovery)
        m_recovery->keep(m_edits.kept());
    m_recovery.reset();
    m_recoverySoon.stop();
    m_edits.reset(base::makeMemoryFiles({}), nullptr);
    m_repository.close();
    m_snapshot.reset();
    m_savedSnapshot.reset();
    m_savedFiles.reset();
    m_findings.reset();
    m_checkedSnapshot.reset();
    m_savedFindings.reset();
    m_memo.reset();
    m_folder.clear();
    setState(State::Closed);
    Q_EMIT closed();
    Q_EMIT snapshotChanged();
    Q_EMIT findingsChanged();
}

void Workspace::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void Workspace::scheduleRender()
{
    if (m_state == State::Closed)
        return;
    if (!m_renderSoon.isActive())
        m_sinceEdit.start();
    m_renderSoon.start();
}

void Workspace::render()
{
    if (m_state == State::Closed)
        return;
    m_renderSoon.stop();
    if (!m_sinceEdit.isValid())
        m_sinceEdit.start();
    setState(m_snapshot ? State::Rendering : State::Opening);
    const base::FileSourcePtr files = m_edits.files();
    const base::FileSourcePtr saved = m_edits.savedFiles();
    const model::SnapshotPtr knownSaved = saved == m_savedFiles ? m_savedSnapshot : nullptr;
    m_renderJob.start(
        [files, saved, knownSaved, memo = m_memo, options = openOptions(),
         freeOnPool = m_jobs.freeOnPool()](const JobControl &control) {
            Rendered rendered;
            rendered.savedFiles = saved;
            rendered.saved = knownSaved;
            // Without edits both are one; with edits the saved state is nearly all memory.
            if (!rendered.saved) {
                auto snapshot =
                    fleet::openFleet(saved, options, *memo, control.cancel(), progressOf(control));
                if (!snapshot) {
                    rendered.error = snapshot.error();
                    return rendered;
                }
                rendered.saved = freeOnPool(*std::move(snapshot));
            }
            rendered.snapshot = rendered.saved;
            if (files != saved) {
                auto snapshot =
                    fleet::openFleet(files, options, *memo, control.cancel(), progressOf(control));
                if (!snapshot)
                    rendered.error = snapshot.error();
                else
                    rendered.snapshot = freeOnPool(*std::move(snapshot));
            }
            return rendered;
        },
        [this](Rendered rendered) { takeRendered(std::move(rendered)); });
}

void Workspace::takeRendered(Rendered rendered)
{
    m_renderJob.setText(tr("Rendering"));
    m_lastRenderMilliseconds = m_sinceEdit.elapsed();
    m_sinceEdit.invalidate();
    if (rendered.error) {
        const QString folder = m_folder;
        if (!m_snapshot)
            close();
        else
            setState(State::Ready);
        Q_EMIT openFailed(folder, *rendered.error);
        return;
    }
    const bool diskIsNew = rendered.savedFiles != m_savedFiles;
    m_snapshot = rendered.snapshot;
    m_savedSnapshot = rendered.saved;
    m_savedFiles = rendered.savedFiles;
    setState(State::Ready);
    Q_EMIT snapshotChanged();
    if (diskIsNew)
        m_watch->watch(m_folder, m_edits.filesRead());
    m_checkSoon.start();
}

void Workspace::check()
{
    if (!m_snapshot)
        return;
    m_checkJob.start(
        [snapshot = m_snapshot, saved = m_savedSnapshot,
         known = m_checkedSnapshot == m_savedSnapshot ? m_savedFindings
                                                      : nullptr](const JobControl &control) {
            return runChecks(snapshot, saved, known, control.cancel());
        },
        [this, snapshot = m_snapshot, saved = m_savedSnapshot](CheckResultPtr result) {
            m_findings = m_jobs.freeOnPool()(std::move(result));
            if (snapshot == saved && m_findings->skipped.empty()) {
                m_checkedSnapshot = saved;
                m_savedFindings = m_findings;
            }
            Q_EMIT findingsChanged();
        });
}

void Workspace::reload()
{
    if (m_state == State::Closed)
        return;
    m_repository.refresh();
    m_edits.diskChanged({});
}

void Workspace::lookAtDisk()
{
    if (m_state == State::Closed)
        return;
    m_repository.refresh();
    const base::FileSourcePtr saved = m_edits.savedFiles();
    m_rescanJob.start(
        [saved](const JobControl &control) {
            return Edits::differencesOnDisk(saved, control.cancel());
        },
        [this, saved](const std::vector<base::RepoPath> &paths) {
            // Saved meanwhile: what was compared is no longer what counts.
            if (saved != m_edits.savedFiles())
                lookAtDisk();
            else if (!paths.empty())
                m_edits.diskChanged(paths);
            else
                m_watch->watch(m_folder, m_edits.filesRead());
        });
}

void Workspace::restoreRecovered()
{
    const std::vector<Edits::Kept> left = m_recovery->left();
    if (left.empty())
        return;
    m_edits.putBack(tr("Restore unsaved edits"), left);
    const auto files = static_cast<qsizetype>(m_edits.unsaved().size());
    if (files > 0)
        Q_EMIT recovered(files);
}

void Workspace::keepForRecovery()
{
    m_recoverySoon.stop();
    if (m_recovery)
        m_recovery->keep(m_edits.kept());
}

void Workspace::renderRevision(const QString &revision,
                               std::function<void(base::Result<model::SnapshotPtr>)> done)
{
    auto files = m_repository.filesAt(revision);
    if (!files) {
        done(files.error());
        return;
    }
    m_revisionJob.setText(tr("Rendering %1").arg(visible(revision)));
    m_revisionJob.start(
        [files = *files, memo = m_memo, options = openOptions()](const JobControl &control) {
            return fleet::openFleet(files, options, *memo, control.cancel(), progressOf(control));
        },
        [done = std::move(done)](base::Result<model::SnapshotPtr> result) {
            done(std::move(result));
        });
}

bool Workspace::save(const std::vector<base::RepoPath> &paths)
{
    if (auto result = m_edits.save(paths); !result) {
        Q_EMIT saveFailed(result.error());
        return false;
    }
    return true;
}

bool Workspace::saveAll()
{
    return save(m_edits.unsaved());
}

} // namespace fleetwright::services
