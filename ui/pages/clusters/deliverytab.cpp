// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/deliverytab.h"

#include "services/text/words.h"
#include "ui/models/tablemodel.h"
#include "ui/pages/clusters/clusterdelegates.h"
#include "ui/pages/clusters/placeitem.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

void addLine(QTreeWidgetItem &item, const services::ApplyLine &line)
{
    item.setText(0, line.text);
    setItemPlace(item, line.place);
    if (line.isWrong)
        item.setIcon(0, icons::icon(u"warning"_s, Role::Warning));
    for (const services::ApplyLine &part : line.parts)
        addLine(*new QTreeWidgetItem(&item), part);
}

} // namespace

DeliveryTab::DeliveryTab(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_text(new QLineEdit(this)),
      m_onlyUnlike(new QCheckBox(tr("Only what is unlike its like"), this)),
      m_units(new QTableView(this)), m_order(new QTreeWidget(this)),
      m_job(context.jobs, tr("Looking at delivery")),
      m_orderJob(context.jobs, tr("Looking at delivery"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildTools();
    buildUnits();
    m_order->setHeaderLabels({tr("Applied in this order")});
    m_order->setAccessibleName(tr("Apply order of the chosen cluster"));
    m_order->setFrameShape(QFrame::NoFrame);
    m_order->setUniformRowHeights(true);
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(m_units);
    parts->addWidget(m_order);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    connect(m_order, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *item) { openPlace(placeOfItem(*item)); });
}

void DeliveryTab::buildTools()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setAccessibleName(tr("Filter units"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icons::icon(u"filter"_s), QLineEdit::LeadingPosition);
    row->addWidget(m_onlyUnlike);
    row->addGrowing(m_text);
    layout()->addWidget(bar);
    connect(m_text, &QLineEdit::textChanged, &m_filter, &DeliveryFilter::setText);
    connect(m_onlyUnlike, &QCheckBox::toggled, &m_filter, &DeliveryFilter::setOnlyUnlike);
}

void DeliveryTab::buildUnits()
{
    m_filter.setSourceModel(&m_model);
    m_units->setModel(&m_filter);
    m_units->setItemDelegate(new DeliveryDelegate(m_units));
    m_units->setAccessibleName(tr("How each unit is delivered"));
    m_units->setFrameShape(QFrame::NoFrame);
    m_units->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_units->setShowGrid(false);
    m_units->setTabKeyNavigation(false);
    m_units->setSortingEnabled(true);
    m_units->sortByColumn(-1, Qt::AscendingOrder);
    m_units->verticalHeader()->hide();
    m_units->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_units->horizontalHeader()->setHighlightSections(false);
    m_units->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_units, &QTableView::activated, this, [this](const QModelIndex &index) {
        openPlace(placeFrom(index.data(DeliveryModel::FileRole).toString(),
                            index.data(DeliveryModel::LineRole).toInt()));
    });
    connect(m_units->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const QString cluster = index.data(DeliveryModel::ClusterRole).toString();
                if (!cluster.isEmpty())
                    m_context.selection.selectCluster(cluster);
            });
}

void DeliveryTab::setStale()
{
    m_stale = true;
    if (isVisible())
        collect();
}

void DeliveryTab::forget()
{
    m_answer.reset();
    m_ordered.clear();
    m_model.setAnswer(nullptr);
    m_order->clear();
}

void DeliveryTab::showCurrent()
{
    if (m_stale)
        collect();
    followSelection();
}

void DeliveryTab::collect()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot)
        return;
    m_stale = false;
    m_job.start(
        [snapshot, free = m_context.jobs.freeOnPool()](const services::JobControl &) {
            return free(services::makeDelivery(snapshot));
        },
        [this](services::DeliveryAnswerPtr answer) { take(std::move(answer)); });
}

void DeliveryTab::take(services::DeliveryAnswerPtr answer)
{
    m_answer = std::move(answer);
    m_model.setAnswer(m_answer);
    const int unit = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_units->setColumnWidth(column, unit
                                            * (column == DeliveryModel::UnitColumn      ? 48
                                               : column == DeliveryModel::ClusterColumn ? 22
                                                                                        : 13));
    m_ordered.clear();
    followSelection();
    Q_EMIT answered();
}

void DeliveryTab::followSelection()
{
    const QString cluster = m_context.selection.state().cluster;
    if (!m_answer || cluster == m_ordered)
        return;
    m_ordered = cluster;
    m_orderJob.start(
        [snapshot = m_answer->snapshot, cluster](const services::JobControl &) {
            return services::applyLinesOf(*snapshot, cluster);
        },
        [this](const std::vector<services::ApplyLine> &lines) { showOrder(lines); });
}

void DeliveryTab::showOrder(const std::vector<services::ApplyLine> &lines)
{
    m_order->clear();
    for (const services::ApplyLine &line : lines)
        addLine(*new QTreeWidgetItem(m_order), line);
    if (lines.empty())
        (new QTreeWidgetItem(m_order))
            ->setText(0, m_ordered.isEmpty()
                             ? tr("Choose a cluster to see in which order it is applied.")
                             : tr("Nothing is applied in steps here."));
    m_order->expandToDepth(1);
}

void DeliveryTab::openPlace(const std::optional<base::Place> &place)
{
    if (place)
        m_context.navigator.openPlace(*place);
}

QString DeliveryTab::sentence() const
{
    return m_answer ? services::deliverySentence(*m_answer) : QString();
}

QString DeliveryTab::textForClipboard(bool asMarkdown) const
{
    return rowsAsText(m_filter, m_units->selectionModel()->selectedRows(), asMarkdown);
}

} // namespace fleetwright::ui
