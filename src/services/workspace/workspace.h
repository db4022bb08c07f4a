// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/open.h"
#include "model/snapshot.h"
#include "services/jobs/jobs.h"
#include "services/workspace/edits.h"
#include "services/workspace/findings.h"
#include "services/workspace/repository.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

namespace fleetwright::services {

class DiskWatch;
class RecoveryFile;
class Settings;

/// One opened fleet: a folder with or without Git, its unsaved edits, and the newest snapshot of
/// both. Lives in the GUI thread; renders and checks through Jobs and swaps immutable results.
class Workspace : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed,
        Opening, ///< a first snapshot is being made; snapshot() is nullptr
        Ready,
        Rendering, ///< snapshot() is of the state before the last edit
    };

    Workspace(Jobs &jobs, Settings &settings, QObject *parent = nullptr);
    ~Workspace() override;

    /// Answers with opened() and then snapshotChanged(), or with openFailed(). Unsaved edits that a
    /// crash left are put back.
    void open(const QString &folder);
    void close();
    void reload();     ///< reads the disk anew and renders again
    void lookAtDisk(); ///< only what has changed there: after the window was activated

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOpen() const { return m_state != State::Closed; }
    [[nodiscard]] const QString &folder() const { return m_folder; } ///< absolute
    [[nodiscard]] QString name() const;                              ///< the folder's last segment

    /// The newest rendered state, unsaved edits included; nullptr before the first.
    [[nodiscard]] const model::SnapshotPtr &snapshot() const { return m_snapshot; }
    /// The same without the unsaved edits ("before"); equal to snapshot() if there are none.
    [[nodiscard]] const model::SnapshotPtr &savedSnapshot() const { return m_savedSnapshot; }
    /// nullptr until the checks of the first snapshot ended.
    [[nodiscard]] const CheckResultPtr &findings() const { return m_findings; }

    [[nodiscard]] Edits &edits() { return m_edits; }
    [[nodiscard]] const Edits &edits() const { return m_edits; }
    [[nodiscard]] Repository &repository() { return m_repository; }

    /// For trial renders and layers built alone, inside jobs. Shared with every render of this
    /// fleet.
    [[nodiscard]] const std::shared_ptr<fleet::MemoStore> &memo() const { return m_memo; }
    [[nodiscard]] fleet::OpenOptions openOptions() const;

    /// Renders another revision as a column; `done` gets it in the GUI thread. Newest wins.
    void renderRevision(const QString &revision,
                        std::function<void(base::Result<model::SnapshotPtr>)> done);

    /// Saves and tells the outcome by saveFailed() or Edits::saved().
    bool save(const std::vector<base::RepoPath> &paths);
    bool saveAll();

    /// How long the last render took, from edit to snapshotChanged().
    [[nodiscard]] qint64 lastRenderMilliseconds() const { return m_lastRenderMilliseconds; }

Q_SIGNALS:
    void stateChanged();
    void opened();
    void closed();
    void openFailed(const QString &folder, const fleetwright::base::Error &error);
    void snapshotChanged();
    void findingsChanged();
    void saveFailed(const fleetwright::base::Error &error);
    /// Unsaved edits of an earlier run were put back.
    void recovered(qsizetype files);
    /// These files were changed by another program and have been read again.
    void changedOnDisk(const std::vector<fleetwright::base::RepoPath> &paths);

private:
    struct Rendered {
        model::SnapshotPtr snapshot;
        model::SnapshotPtr saved;
        base::FileSourcePtr savedFiles;
        std::optional<base::Error> error;
    };

    void setState(State state);
    void scheduleRender();
    void render();
    void takeRendered(Rendered rendered);
    void check();
    void restoreRecovered();
    void keepForRecovery();

    Jobs &m_jobs;
    Settings &m_settings;
    State m_state = State::Closed;
    QString m_folder;
    std::shared_ptr<fleet::MemoStore> m_memo;
    model::SnapshotPtr m_snapshot;
    model::SnapshotPtr m_savedSnapshot;
    base::FileSourcePtr m_savedFiles; ///< what m_savedSnapshot was made of
    CheckResultPtr m_findings;
    model::SnapshotPtr m_checkedSnapshot; ///< a saved state …
    CheckResultPtr m_savedFindings; ///< … and its findings: what an edit adds is told by these
    Edits m_edits;
    Repository m_repository;
    std::unique_ptr<DiskWatch> m_watch;
    std::unique_ptr<RecoveryFile> m_recovery;
    QTimer m_renderSoon;
    QTimer m_checkSoon;
    QTimer m_recoverySoon;
    QElapsedTimer m_sinceEdit;
    qint64 m_lastRenderMilliseconds = 0;

    // Last, so that they are cancelled and waited for first.
    JobSlot m_renderJob;
    JobSlot m_checkJob;
    JobSlot m_revisionJob;
    JobSlot m_rescanJob;
};

} // namespace fleetwright::services
