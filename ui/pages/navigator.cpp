// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/navigator.h"

namespace fleetwright::ui {

namespace {

constexpr std::size_t longestHistory = 200;

} // namespace

Navigator::Navigator(Selection &selection, QObject *parent)
    : QObject(parent), m_selection(selection)
{}

Location Navigator::here() const
{
    return {m_page, m_selection.state(), m_readState ? m_readState() : QVariantMap()};
}

void Navigator::arrive(const Location &location)
{
    m_page = location.page;
    m_selection.set(location.selection);
    Q_EMIT located(location);
    Q_EMIT historyChanged();
}

void Navigator::go(PageId page)
{
    go(page, m_selection.state());
}

void Navigator::go(PageId page, const SelectionState &selection)
{
    if (page == m_page && selection == m_selection.state()) {
        Q_EMIT located({page, selection, {}});
        return;
    }
    leaveFor({page, selection, {}});
}

void Navigator::leaveFor(const Location &location)
{
    m_past.push_back(here());
    if (m_past.size() > longestHistory)
        m_past.erase(m_past.begin());
    m_future.clear();
    arrive(location);
}

void Navigator::goBeside(PageId page, const SelectionState &selection)
{
    Q_EMIT besideWanted(page, selection);
    go(page, selection);
}

void Navigator::showRule(const QString &rule)
{
    leaveFor({PageId::Findings, m_selection.state(), {{QStringLiteral("rule"), rule}}});
}

void Navigator::openPlace(const base::Place &place)
{
    SelectionState next = m_selection.state();
    next.place = place;
    go(PageId::Source, next);
}

void Navigator::back()
{
    if (m_past.empty())
        return;
    const Location target = m_past.back();
    m_past.pop_back();
    m_future.push_back(here());
    arrive(target);
}

void Navigator::forward()
{
    if (m_future.empty())
        return;
    const Location target = m_future.back();
    m_future.pop_back();
    m_past.push_back(here());
    arrive(target);
}

void Navigator::forgetAll()
{
    m_past.clear();
    m_future.clear();
    Q_EMIT historyChanged();
}

} // namespace fleetwright::ui
