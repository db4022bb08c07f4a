// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/caretfixes.h"

#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/findings/fixpanel.h"

#include <QPushButton>

#include <algorithm>

namespace fleetwright::ui {

using Item = services::CheckResult::Item;

CaretFixes::CaretFixes(PageContext &context, QWidget *parent)
    : QObject(parent), m_context(context), m_detail(new FindingDetail(context, parent))
{
    connect(m_detail, &FindingDetail::nextRequested, this, [this] { step(1); });
    connect(m_detail, &FindingDetail::previousRequested, this, [this] { step(-1); });
    connect(&context.workspace, &services::Workspace::findingsChanged, this, &CaretFixes::refresh);
    connect(&context.workspace, &services::Workspace::closed, this, [this] {
        m_place.reset();
        refresh();
    });
}

std::vector<const Item *> CaretFixes::findingsAt() const
{
    std::vector<const Item *> found;
    const services::CheckResultPtr &findings = m_context.workspace.findings();
    if (!m_place || !findings)
        return found;
    for (const Item &item : findings->items) {
        if (item.finding.side == model::Side::After && item.finding.place.file == m_place->file
            && item.finding.place.line == m_place->line)
            found.push_back(&item);
    }
    return found;
}

bool CaretFixes::run(const base::Place &place)
{
    const bool isAgain = m_place && m_place->file == place.file && m_place->line == place.line
                         && m_detail->isVisible();
    if (isAgain && m_detail->fixPanel()->canApply()) {
        m_detail->applyButton()->click();
        return true;
    }
    m_place = place;
    if (!isAgain)
        m_fingerprint.clear();
    refresh();
    if (findingsAt().empty())
        return false;
    Q_EMIT shown();
    return true;
}

void CaretFixes::step(int by)
{
    const std::vector<const Item *> items = findingsAt();
    const auto current = std::ranges::find_if(
        items, [this](const Item *item) { return item->finding.fingerprint == m_fingerprint; });
    const auto next = std::distance(items.begin(), current) + by;
    if (next < 0 || next >= std::ssize(items))
        return;
    m_fingerprint = items[static_cast<std::size_t>(next)]->finding.fingerprint;
    refresh();
}

void CaretFixes::refresh()
{
    const std::vector<const Item *> items = findingsAt();
    if (items.empty()) {
        m_detail->showNothing();
        return;
    }
    auto current = std::ranges::find_if(
        items, [this](const Item *item) { return item->finding.fingerprint == m_fingerprint; });
    if (current == items.end())
        current = items.begin();
    m_fingerprint = (*current)->finding.fingerprint;
    m_detail->showFinding(**current, static_cast<int>(std::distance(items.begin(), current)) + 1,
                          static_cast<int>(items.size()));
}

} // namespace fleetwright::ui
