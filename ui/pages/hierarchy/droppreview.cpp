// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/hierarchy/droppreview.h"

#include "services/text/errortext.h"

#include <chrono>

namespace fleetwright::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto restDelay = 120ms;
constexpr int gap = 4;

} // namespace

DropPreview::DropPreview(PageContext &context, QWidget *viewport)
    : QLabel(viewport), m_context(context), m_job(context.jobs, tr("Trying the move"))
{
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setMargin(gap);
    setAccessibleName(tr("What the drop would change"));
    hide();
    m_restSoon.setSingleShot(true);
    m_restSoon.setInterval(restDelay);
    connect(&m_restSoon, &QTimer::timeout, this, &DropPreview::tryMove);
}

void DropPreview::hover(const HierarchyPosition &what, const base::RepoPath &newParent,
                        const QString &obstacle, const QRect &row)
{
    edit::MoveInclude move{what.layer, what.parent.value_or(base::RepoPath()), newParent};
    const bool isSame = m_move && m_move->child == move.child && m_move->newParent == newParent;
    m_row = row;
    if (isSame)
        return;
    m_job.cancel();
    m_move = std::move(move);
    if (!obstacle.isEmpty()) {
        m_restSoon.stop();
        showText(obstacle);
        return;
    }
    hide();
    m_restSoon.start();
}

void DropPreview::leave()
{
    m_restSoon.stop();
    m_job.cancel();
    m_move.reset();
    hide();
}

void DropPreview::tryMove()
{
    const model::SnapshotPtr snapshot = m_context.workspace.snapshot();
    if (!m_move || !snapshot)
        return;
    showText(tr("Rendering what would change…"));
    edit::PlanOptions options;
    options.open = m_context.workspace.openOptions();
    options.alternatives = edit::Alternatives::Never;
    m_job.start(
        [snapshot, memo = m_context.workspace.memo(), move = *m_move,
         options](const services::JobControl &control) mutable {
            options.progress = services::progressOf(control);
            return edit::plan(snapshot, *memo, move, options, control.cancel());
        },
        [this](const base::Result<edit::Plan> &plan) {
            if (!m_move)
                return;
            if (!plan)
                return showText(services::sentence(plan.error()));
            const diff::FleetDiff::Counts counts = plan->affected.counts();
            const auto deleted = static_cast<int>(counts.deleted + counts.renamed);
            const QString effect =
                tr("%n cluster(s) change, %1", nullptr, static_cast<int>(counts.clusters))
                    .arg(tr("%n deleted", nullptr, deleted));
            showText(plan->refusal ? services::sentence(*plan->refusal) : effect);
        });
}

void DropPreview::showText(const QString &text)
{
    setText(text);
    adjustSize();
    const QRect room = parentWidget()->rect();
    const bool below = m_row.bottom() + gap + height() <= room.bottom();
    move(qBound(0, m_row.left() + gap, qMax(0, room.width() - width())),
         below ? m_row.bottom() + gap : m_row.top() - gap - height());
    show();
    raise();
}

} // namespace fleetwright::ui
