// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/windowstab.h"

#include "ui/pages/clusters/answerview.h"
#include "ui/pages/clusters/outlineview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"

#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

WindowsTab::WindowsTab(PageContext &context, QWidget *parent)
    : ClustersTab(context, parent), m_time(new QDateTimeEdit(this)),
      m_now(new QPushButton(tr("&Now"), this)),
      m_units(new AnswerView(
          context, {tr("Applications and whether they may sync"), tr("Only what is held back")},
          this)),
      m_windows(new OutlineView(
          context,
          {tr("Sync windows of the projects"), {tr("Sync window"), tr("At this time")}, 90}, this)),
      m_job(context.jobs, tr("Looking at the sync windows"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    buildTools();
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(m_units);
    parts->addWidget(m_windows);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts);
    m_windows->setEmptyText(tr("No AppProject has sync windows."));
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, [this] {
        m_followsNow = false;
        ask();
    });
    connect(m_now, &QPushButton::clicked, this, [this] {
        m_followsNow = true;
        ask();
    });
}

void WindowsTab::buildTools()
{
    m_time->setTimeSpec(Qt::UTC);
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm 'UTC'"_s);
    m_time->setCalendarPopup(true);
    m_time->setAccessibleName(tr("Time that the sync windows are asked for, in UTC"));
    m_now->setIcon(icons::icon(u"clock"_s));
    m_now->setAutoDefault(false);
    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&At"), tools);
    label->setBuddy(m_time);
    row->addWidget(label);
    row->addWidget(m_time);
    row->addWidget(m_now);
    m_units->tools()->addWidget(tools);
}

void WindowsTab::clear()
{
    m_answer.reset();
    m_units->setTable(nullptr);
    m_windows->setOutline(nullptr);
}

void WindowsTab::collect(const model::SnapshotPtr &snapshot)
{
    if (m_followsNow) {
        const QSignalBlocker blocker(m_time);
        m_time->setDateTime(QDateTime::currentDateTimeUtc());
    }
    const services::WindowsQuestion question{snapshot, context().workspace.openOptions().exported,
                                             m_time->dateTime().toUTC()};
    m_job.start(
        [question, free = context().jobs.freeOnPool()](const services::JobControl &control) {
            return free(services::makeWindows(question, control.cancel()));
        },
        [this](services::WindowsAnswerPtr answer) { take(std::move(answer)); });
}

void WindowsTab::take(services::WindowsAnswerPtr answer)
{
    m_answer = std::move(answer);
    m_units->setTable({m_answer, &m_answer->units});
    m_windows->setOutline({m_answer, &m_answer->projects});
    Q_EMIT answered();
}

QString WindowsTab::sentence() const
{
    return m_answer ? services::windowsSentence(*m_answer) : QString();
}

QString WindowsTab::textForClipboard(bool asMarkdown) const
{
    return m_windows->hasFocus() ? m_windows->textForClipboard()
                                 : m_units->textForClipboard(asMarkdown);
}

} // namespace fleetwright::ui
