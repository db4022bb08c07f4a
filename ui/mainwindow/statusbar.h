// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace fleetwright::ui {

/// State, progress with cancel, finding counts, commit, message history, Offline.
class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(PageContext &context, QWidget *parent = nullptr);

    /// Messages that pages showed, for the bell.
    void remember(const QString &pageTitle, const Message &message);
    void cancelNewest();
    [[nodiscard]] bool showsProgress() const;

private:
    void refreshState();
    void refreshJobs();
    void refreshFindings();

    PageContext &m_context;
    QLabel *m_state;
    QLabel *m_job;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QToolButton *m_errors;
    QToolButton *m_warnings;
    QToolButton *m_infos;
    QToolButton *m_commit;
    QToolButton *m_bell;
    QMenu *m_history;
    QTimer m_tick; ///< progress appears after a while only
};

} // namespace fleetwright::ui
