// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/wavestab.h"

#include "ui/pages/clusters/outlineview.h"
#include "ui/widgets/filterfield.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

WavesTab::WavesTab(PageContext &context, QWidget *parent)
    : ClustersTab(context, parent), m_text(new FilterField(tr("Filter the steps"), this)),
      m_waves(new OutlineView(context,
                              {tr("Steps in which changes are rolled out"),
                               {tr("Rolled out in this order"), tr("Detail")},
                               64},
                              this)),
      m_job(context.jobs, tr("Looking at the waves"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->addWidget(m_text);
    layout->addLayout(bar);
    layout->addWidget(m_waves, 1);
    m_waves->setEmptyText(tr("Nothing is rolled out in steps."));
    connect(m_text, &QLineEdit::textChanged, m_waves, &OutlineView::setFilterText);
}

void WavesTab::clear()
{
    m_answer.reset();
    m_waves->setOutline(nullptr);
}

void WavesTab::collect(const model::SnapshotPtr &snapshot)
{
    m_job.start(
        [snapshot, free = context().jobs.freeOnPool()](const services::JobControl &control) {
            return free(services::makeWaves(snapshot, control.cancel()));
        },
        [this](services::WavesAnswerPtr answer) { take(std::move(answer)); });
}

void WavesTab::take(services::WavesAnswerPtr answer)
{
    m_answer = std::move(answer);
    m_waves->setOutline({m_answer, &m_answer->outline});
    Q_EMIT answered();
}

QString WavesTab::sentence() const
{
    return m_answer ? services::wavesSentence(*m_answer) : QString();
}

QString WavesTab::textForClipboard(bool asMarkdown) const
{
    Q_UNUSED(asMarkdown);
    return m_waves->textForClipboard();
}

} // namespace fleetwright::ui
