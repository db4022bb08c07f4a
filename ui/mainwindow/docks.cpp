// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/docks.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

// Counted up when docks change so much that stored states no longer fit.
constexpr int stateVersion = 1;

} // namespace

Docks::Docks(QMainWindow &window, services::Settings &settings)
    : QObject(&window), m_window(window), m_settings(settings),
      m_states(settings.value(setting::dockStates))
{
    window.installEventFilter(this);
}

bool Docks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildPolished) {
        if (auto *tabs = qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child()))
            tabs->setAccessibleName(tr("Docks"));
    }
    return QObject::eventFilter(watched, event);
}

QDockWidget *Docks::add(const PageDock &description, Page *page)
{
    auto *dock = new QDockWidget(description.title, &m_window);
    dock->setObjectName(description.id);
    dock->setAccessibleName(description.title);
    dock->setWidget(description.widget);
    m_window.addDockWidget(description.area, dock);
    if (description.area == Qt::BottomDockWidgetArea) {
        // Docks below share their width as tabs.
        for (const Entry &entry : m_entries) {
            if (entry.description.area == Qt::BottomDockWidgetArea) {
                m_window.tabifyDockWidget(entry.dock, dock);
                break;
            }
        }
    }
    dock->hide();
    m_entries.push_back({description, dock, page});
    return dock;
}

QDockWidget *Docks::addEverywhere(const PageDock &dock)
{
    return add(dock, nullptr);
}

void Docks::addPageDocks(Page &page)
{
    for (const PageDock &description : page.docks())
        add(description, &page);
}

QString Docks::stateKey(const Page &page) const
{
    return u"%1%2%3"_s.arg(static_cast<int>(page.id()))
        .arg(m_view.isEmpty() ? QString() : u'-' + m_view, m_compact ? u"-narrow"_s : QString());
}

bool Docks::startsVisible(const Entry &entry, const Page &page) const
{
    if (entry.page)
        return entry.page == &page && entry.description.startsVisible;
    return entry.description.startsVisible && page.showsHierarchy();
}

void Docks::leave(const Page &page)
{
    m_states.insert(stateKey(page), m_window.saveState(stateVersion));
}

void Docks::changeView(Page &page)
{
    leave(page);
    enter(page);
}

void Docks::enter(Page &page)
{
    m_view = page.dockView();
    for (const Entry &entry : m_entries)
        entry.dock->setVisible(startsVisible(entry, page));
    const QByteArray state = m_states.value(stateKey(page)).toByteArray();
    if (!state.isEmpty())
        m_window.restoreState(state, stateVersion);
    else
        giveDefaultSizes();
    for (const Entry &entry : m_entries) {
        const bool allowed = !entry.page || entry.page == &page;
        if (!allowed)
            entry.dock->hide();
        entry.dock->toggleViewAction()->setVisible(allowed);
    }
}

void Docks::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    QDockWidget *left = nullptr;
    for (const Entry &entry : m_entries) {
        if (entry.description.area == Qt::LeftDockWidgetArea && !left)
            left = entry.dock;
    }
    for (const Entry &entry : m_entries) {
        if (entry.description.area != Qt::RightDockWidgetArea || !left)
            continue;
        const bool visible = entry.dock->isVisible();
        if (compact)
            m_window.tabifyDockWidget(left, entry.dock);
        else
            m_window.addDockWidget(Qt::RightDockWidgetArea, entry.dock);
        entry.dock->setVisible(visible);
    }
    if (compact && left)
        left->raise();
    giveDefaultSizes();
}

void Docks::giveDefaultSizes()
{
    const int unit = m_window.fontMetrics().averageCharWidth();
    for (const Entry &entry : m_entries) {
        if (entry.dock->isHidden())
            continue;
        const bool below = entry.description.area == Qt::BottomDockWidgetArea;
        const int lines = entry.description.wantedLines;
        const int height =
            lines > 0 ? lines * m_window.fontMetrics().lineSpacing() : m_window.height() / 3;
        const int wanted =
            below ? height : unit * (entry.description.area == Qt::RightDockWidgetArea ? 52 : 46);
        m_window.resizeDocks({entry.dock}, {wanted}, below ? Qt::Vertical : Qt::Horizontal);
    }
}

QDockWidget *Docks::find(const QString &id) const
{
    for (const Entry &entry : m_entries) {
        if (entry.description.id == id)
            return entry.dock;
    }
    return nullptr;
}

void Docks::showDock(const QString &id)
{
    if (QDockWidget *dock = find(id)) {
        dock->show();
        dock->raise();
    }
}

void Docks::store()
{
    m_settings.set(setting::dockStates, m_states);
}

} // namespace fleetwright::ui
