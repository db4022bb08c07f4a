// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/deliverytab.h"

#include "ui/pages/clusters/answerview.h"
#include "ui/pages/clusters/outlineview.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace fleetwright::ui {

DeliveryTab::DeliveryTab(PageContext &context, QWidget *parent)
    : ClustersTab(context, parent),
      m_units(new AnswerView(
          context, {tr("How each unit is delivered"), tr("Only what is unlike its like")}, this)),
      m_order(new OutlineView(context,
                              {tr("Apply order of the chosen cluster"),
                               {tr("Applied in this order"), tr("Detail")},
                               34},
                              this)),
      m_job(context.jobs, tr("Looking at delivery")),
      m_orderJob(context.jobs, tr("Looking at delivery"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(m_units);
    parts->addWidget(m_order);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts);
}

void DeliveryTab::clear()
{
    m_answer.reset();
    m_ordered.clear();
    m_units->setTable(nullptr);
    m_order->setOutline(nullptr);
}

void DeliveryTab::collect(const model::SnapshotPtr &snapshot)
{
    m_job.start(
        [snapshot, free = context().jobs.freeOnPool()](const services::JobControl &) {
            return free(services::makeDelivery(snapshot));
        },
        [this](services::DeliveryAnswerPtr answer) { take(std::move(answer)); });
}

void DeliveryTab::take(services::DeliveryAnswerPtr answer)
{
    m_answer = std::move(answer);
    m_units->setTable({m_answer, &m_answer->units});
    m_ordered.clear();
    followSelection();
    Q_EMIT answered();
}

void DeliveryTab::followSelection()
{
    const QString cluster = context().selection.state().cluster;
    m_order->setEmptyText(cluster.isEmpty()
                              ? tr("Choose a cluster to see in which order it is applied.")
                              : tr("Nothing is applied in steps here."));
    if (!m_answer || cluster == m_ordered)
        return;
    m_ordered = cluster;
    m_orderJob.start(
        [snapshot = m_answer->snapshot, cluster,
         free = context().jobs.freeOnPool()](const services::JobControl &) {
            return free(
                std::make_shared<services::Outline>(services::applyOrderOf(*snapshot, cluster)));
        },
        [this](const std::shared_ptr<services::Outline> &outline) {
            m_order->setOutline(outline);
        });
}

QString DeliveryTab::sentence() const
{
    return m_answer ? services::deliverySentence(*m_answer) : QString();
}

QString DeliveryTab::textForClipboard(bool asMarkdown) const
{
    return m_order->hasFocus() ? m_order->textForClipboard()
                               : m_units->textForClipboard(asMarkdown);
}

} // namespace fleetwright::ui
