// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/statusbar.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QTime>
#include <QToolButton>

#include <chrono>
#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lineAfter = 100ms;       ///< a line in the status bar
constexpr auto progressAfter = 1'000ms; ///< percent, counts and Cancel
constexpr qsizetype longestHistory = 50;

QToolButton *makeCount(const QString &icon, Role role, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icons::icon(icon, role));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

StatusBar::StatusBar(PageContext &context, QWidget *parent)
    : QStatusBar(parent), m_context(context), m_state(new QLabel(this)), m_job(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QToolButton(this)),
      m_errors(makeCount(u"error"_s, Role::Error, this)),
      m_warnings(makeCount(u"warning"_s, Role::Warning, this)),
      m_infos(makeCount(u"info"_s, Role::Info, this)), m_commit(new QToolButton(this)),
      m_bell(new QToolButton(this)), m_history(new QMenu(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    setAccessibleName(tr("Status"));
    for (QLabel *label : {m_state, m_job})
        label->setTextFormat(Qt::PlainText);
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops the work and keeps the last result (Esc)"));
    connect(m_cancel, &QToolButton::clicked, this, &StatusBar::cancelNewest);
    addWidget(m_state);
    addWidget(m_job);
    addWidget(m_progress);
    addWidget(m_cancel);

    for (QToolButton *count : {m_errors, m_warnings, m_infos}) {
        connect(count, &QToolButton::clicked, this,
                [this] { m_context.navigator.go(PageId::Findings); });
        addPermanentWidget(count);
    }
    m_commit->setAutoRaise(true);
    m_commit->setIcon(icons::icon(u"branch"_s));
    m_commit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_commit->setToolTip(tr("Branch and commit that the folder stands at"));
    connect(m_commit, &QToolButton::clicked, context.commands.action(Command::SwitchBranch),
            &QAction::trigger);
    addPermanentWidget(m_commit);
    m_bell->setAutoRaise(true);
    m_bell->setIcon(icons::icon(u"bell"_s));
    m_bell->setToolTip(tr("Earlier messages"));
    m_bell->setAccessibleName(tr("Earlier messages"));
    m_bell->setPopupMode(QToolButton::InstantPopup);
    m_bell->setMenu(m_history);
    m_bell->setEnabled(false);
    addPermanentWidget(m_bell);
    auto *offline = new QToolButton(this);
    offline->setText(tr("Offline"));
    offline->setIcon(icons::icon(u"lock"_s));
    offline->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    offline->setAutoRaise(true);
    offline->setFocusPolicy(Qt::NoFocus);
    offline->setToolTip(tr("Fleetwright makes no network request."));
    connect(offline, &QToolButton::clicked, this,
            [this] { m_context.navigator.go(PageId::About); });
    addPermanentWidget(offline);

    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &StatusBar::refreshJobs);
    connect(&context.jobs, &services::Jobs::changed, this, &StatusBar::refreshJobs);
    connect(&context.workspace, &services::Workspace::stateChanged, this, &StatusBar::refreshState);
    connect(&context.workspace, &services::Workspace::snapshotChanged, this,
            &StatusBar::refreshState);
    connect(&context.workspace, &services::Workspace::findingsChanged, this,
            &StatusBar::refreshFindings);
    connect(&context.workspace.repository(), &services::Repository::changed, this,
            &StatusBar::refreshState);
    refreshState();
    refreshJobs();
    refreshFindings();
}

void StatusBar::refreshState()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot) {
        m_state->setText(m_context.workspace.isOpen() ? QString() : tr("Ready"));
    } else {
        std::size_t objects = 0;
        for (const model::Unit &unit : snapshot->units)
            objects += unit.rendering ? unit.rendering->objects.size() : 0;
        //: %1 is "26 objects"
        m_state->setText(
            tr("%1 in %n cluster(s) rendered", nullptr, static_cast<int>(snapshot->clusters.size()))
                .arg(tr("%n object(s)", nullptr, static_cast<int>(objects))));
    }
    const services::Repository::State &git = m_context.workspace.repository().state();
    m_commit->setVisible(git.available);
    m_commit->setText(git.detached ? git.commit
                                   : tr("%1 %2").arg(git.branch, git.commit).trimmed());
    m_commit->setAccessibleName(tr("Commit: %1").arg(m_commit->text()));
}

void StatusBar::refreshJobs()
{
    const auto now = std::chrono::steady_clock::now();
    const services::JobInfo *oldest = nullptr;
    for (const services::JobInfo &job : m_context.jobs.running()) {
        if (!oldest || job.started < oldest->started)
            oldest = &job;
    }
    const auto age = oldest ? now - oldest->started : std::chrono::steady_clock::duration::zero();
    const bool line = oldest && age >= lineAfter;
    const bool progress = oldest && age >= progressAfter;
    if (oldest && !m_tick.isActive())
        m_tick.start();
    else if (!oldest)
        m_tick.stop();
    m_job->setVisible(line);
    m_state->setVisible(!line);
    m_progress->setVisible(progress);
    m_cancel->setVisible(progress);
    if (!line)
        return;
    m_job->setText(oldest->what.isEmpty() ? tr("%1…").arg(oldest->text)
                                          : tr("%1: %2").arg(oldest->text, oldest->what));
    m_progress->setRange(0, static_cast<int>(oldest->total));
    m_progress->setValue(static_cast<int>(oldest->done));
    m_progress->setFormat(tr("%v of %m"));
}

bool StatusBar::showsProgress() const
{
    return m_cancel->isVisible();
}

void StatusBar::cancelNewest()
{
    m_context.jobs.cancelAll();
}

void StatusBar::refreshFindings()
{
    const services::CheckResultPtr &findings = m_context.workspace.findings();
    const auto show = [&](QToolButton *button, model::Severity severity, auto text) {
        const auto count = findings ? static_cast<int>(findings->count(severity)) : 0;
        button->setVisible(findings != nullptr
                           && m_context.commands.isOffered(Command::GoFindings));
        button->setText(QString::number(count));
        button->setToolTip(text(count));
        button->setAccessibleName(text(count));
    };
    show(m_errors, model::Severity::Error,
         [](int count) { return tr("%n error(s)", nullptr, count); });
    show(m_warnings, model::Severity::Warning,
         [](int count) { return tr("%n warning(s)", nullptr, count); });
    show(m_infos, model::Severity::Info,
         [](int count) { return tr("%n hint(s)", nullptr, count); });
}

void StatusBar::remember(const QString &pageTitle, const Message &message)
{
    const QString text =
        tr("%1, %2: %3").arg(QTime::currentTime().toString(u"HH:mm"_s), pageTitle, message.text);
    auto *action = new QAction(QString(text).replace(u'&', u"&&"_s), m_history);
    const QList<QAction *> earlier = m_history->actions();
    m_history->insertAction(earlier.isEmpty() ? nullptr : earlier.first(), action);
    if (earlier.size() >= longestHistory)
        delete earlier.last();
    m_bell->setEnabled(true);
}

} // namespace fleetwright::ui
