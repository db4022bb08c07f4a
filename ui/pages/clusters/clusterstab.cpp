// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/clusterstab.h"

namespace fleetwright::ui {

ClustersTab::ClustersTab(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{}

void ClustersTab::setStale()
{
    m_stale = true;
    if (isVisible())
        ask();
}

void ClustersTab::forget()
{
    m_stale = true;
    clear();
}

void ClustersTab::showCurrent()
{
    if (m_stale)
        ask();
    followSelection();
}

void ClustersTab::ask()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot)
        return;
    m_stale = false;
    collect(snapshot);
}

} // namespace fleetwright::ui
