// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/overviewtab.h"

#include "services/text/words.h"
#include "ui/models/tablemodel.h"
#include "ui/pages/clusters/clusterdelegates.h"
#include "ui/pages/clusters/clusterfacts.h"
#include "ui/pages/clusters/placeitem.h"
#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

enum ConsistencyColumn { SubjectColumn, CountColumn, DetailColumn, ConsistencyColumns };

OpenPlace openingIn(PageContext &context)
{
    return [&context](const base::Place &place) { context.navigator.openPlace(place); };
}

} // namespace

OverviewTab::OverviewTab(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_inventory(new QTreeView(this)),
      m_facts(new ClusterFacts(openingIn(context), this)), m_versions(new QTableView(this)),
      m_onlyUneven(new QCheckBox(tr("Only where versions differ"), this)),
      m_consistency(new QTreeWidget(this))
{
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(buildInventory());
    parts->addWidget(buildVersions());
    parts->addWidget(buildConsistency());
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 4);
    parts->setStretchFactor(1, 3);
    parts->setStretchFactor(2, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
}

QWidget *OverviewTab::buildInventory()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_filter.setSourceModel(&m_model);
    m_inventory->setModel(&m_filter);
    m_inventory->setItemDelegate(new ClustersDelegate(m_inventory));
    m_inventory->setAccessibleName(tr("Clusters"));
    m_inventory->setFrameShape(QFrame::NoFrame);
    m_inventory->setUniformRowHeights(true);
    m_inventory->setAllColumnsShowFocus(true);
    m_inventory->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_inventory->setContextMenuPolicy(Qt::CustomContextMenu);
    m_inventory->setSortingEnabled(true);
    m_inventory->sortByColumn(-1, Qt::AscendingOrder);
    layout->addWidget(m_inventory, 1);
    layout->addWidget(m_facts);
    connect(m_inventory->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OverviewTab::chooseRow);
    connect(m_inventory, &QTreeView::customContextMenuRequested, this,
            &OverviewTab::showContextMenu);
    connect(m_inventory, &QTreeView::activated, this, [this] {
        const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
        const model::Cluster *cluster =
            snapshot ? snapshot->findCluster(services::toStd(currentCluster())) : nullptr;
        if (cluster && cluster->place.line > 0)
            m_context.navigator.openPlace(cluster->place);
    });
    return part;
}

QWidget *OverviewTab::buildVersions()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 0);
    head->addWidget(makeHeading(tr("Versions on their way to production"), part));
    head->addStretch();
    head->addWidget(m_onlyUneven);
    layout->addLayout(head);
    m_versions->setModel(&m_promotion);
    m_versions->setItemDelegate(new PromotionDelegate(m_versions));
    m_versions->setAccessibleName(tr("Versions of each cluster or environment"));
    m_versions->setFrameShape(QFrame::NoFrame);
    m_versions->setTabKeyNavigation(false);
    m_versions->verticalHeader()->hide();
    m_versions->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_versions->horizontalHeader()->setHighlightSections(false);
    m_versions->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_versions->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    layout->addWidget(m_versions, 1);
    connect(m_onlyUneven, &QCheckBox::toggled, &m_promotion, &PromotionModel::setOnlyUneven);
    connect(m_versions, &QTableView::activated, this, &OverviewTab::openVersion);
    return part;
}

QWidget *OverviewTab::buildConsistency()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 0);
    head->addWidget(makeHeading(tr("Consistency"), part));
    layout->addLayout(head);
    m_consistency->setColumnCount(ConsistencyColumns);
    m_consistency->setHeaderLabels({tr("What should hold"), tr("Clusters"), tr("Otherwise")});
    m_consistency->setAccessibleName(tr("Consistency"));
    m_consistency->setFrameShape(QFrame::NoFrame);
    m_consistency->setRootIsDecorated(false);
    m_consistency->setUniformRowHeights(true);
    const int unit = fontMetrics().averageCharWidth();
    m_consistency->setColumnWidth(SubjectColumn, unit * 40);
    m_consistency->setColumnWidth(CountColumn, unit * 14);
    layout->addWidget(m_consistency, 1);
    connect(m_consistency, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const auto place = placeOfItem(*item))
            m_context.navigator.openPlace(*place);
    });
    return part;
}

void OverviewTab::setOverview(const services::ClusterOverviewPtr &overview)
{
    {
        const QScopedValueRollback following(m_following, true);
        m_model.setOverview(overview);
    }
    m_promotion.setPromotion(overview ? overview->promotion : nullptr,
                             overview ? overview->snapshot : nullptr);
    m_consistency->clear();
    if (overview)
        fillConsistency(*overview);
    refreshColumns();
    m_inventory->expandAll();
    m_shownCluster.clear();
    followSelection();
}

void OverviewTab::refreshColumns()
{
    const int unit = fontMetrics().averageCharWidth();
    using Column = ClustersModel::Column;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const Column kind = m_model.columnKind(column);
        const int wide = kind == Column::KnownFrom  ? 40
                         : kind == Column::Cluster  ? 30
                         : kind == Column::Findings ? 24
                         : kind == Column::Identity ? 20
                         : kind == Column::Units    ? 8
                                                    : 16;
        m_inventory->setColumnWidth(column, unit * wide);
    }
    for (int column = 0; column < m_promotion.columnCount(); ++column)
        m_versions->setColumnWidth(column, unit * (column == 0 ? 40 : 20));
}

void OverviewTab::fillConsistency(const services::ClusterOverview &overview)
{
    using State = services::ConsistencyLine::State;
    for (const services::ConsistencyLine &line : overview.consistency) {
        auto *item = new QTreeWidgetItem(m_consistency);
        item->setText(SubjectColumn, line.subject);
        item->setText(CountColumn, line.count);
        item->setText(DetailColumn, line.detail);
        item->setToolTip(DetailColumn, line.detail.toHtmlEscaped());
        item->setIcon(CountColumn, line.state == State::Fine ? icons::icon(u"fine"_s, Role::Fine)
                                   : line.state == State::Note
                                       ? icons::icon(u"info"_s, Role::Info)
                                       : icons::icon(u"warning"_s, Role::Warning));
        item->setData(SubjectColumn, Qt::AccessibleTextRole,
                      QStringList{line.subject, line.count, line.detail}.join(u", "_s));
        setItemPlace(*item, line.place);
    }
}

void OverviewTab::setFilter(const QString &text)
{
    m_filter.setText(text);
    m_inventory->expandAll();
}

void OverviewTab::groupBy(int dimension)
{
    {
        const QScopedValueRollback following(m_following, true);
        m_model.groupBy(dimension);
    }
    m_inventory->setRootIsDecorated(dimension >= 0);
    for (int row = 0; m_model.grouping() >= 0 && row < m_filter.rowCount(); ++row)
        m_inventory->setFirstColumnSpanned(row, {}, true);
    m_inventory->expandAll();
    followSelection();
}

QString OverviewTab::currentCluster() const
{
    return m_inventory->currentIndex().siblingAtColumn(0).data(ClustersModel::NameRole).toString();
}

void OverviewTab::chooseRow()
{
    const QString name = currentCluster();
    if (m_following || name.isEmpty())
        return;
    m_context.selection.selectCluster(name);
}

void OverviewTab::followSelection()
{
    const QString name = m_context.selection.state().cluster;
    const services::ClusterOverviewPtr &overview = m_model.overview();
    if (m_shownCluster.isNull() || name != m_shownCluster) {
        m_facts->setCluster(overview ? overview->snapshot : nullptr, name);
        m_shownCluster = name.isNull() ? u""_s : name;
    }
    if (name == currentCluster())
        return;
    const QScopedValueRollback following(m_following, true);
    const QModelIndex index = m_filter.mapFromSource(m_model.indexOf(name));
    if (index.isValid())
        m_inventory->setCurrentIndex(index);
}

void OverviewTab::showContextMenu(const QPoint &position)
{
    const QString name = currentCluster();
    const services::ClusterOverviewPtr &overview = m_model.overview();
    const model::Cluster *cluster =
        overview ? overview->snapshot->findCluster(services::toStd(name)) : nullptr;
    if (!cluster)
        return;
    QMenu menu(this);
    menu.addMenu(makeSourcesMenu(*cluster, openingIn(m_context), &menu));
    connect(menu.addAction(icons::icon(u"plus"_s), tr("Add a cluster like this…")),
            &QAction::triggered, this, [this, name] { Q_EMIT addClusterRequested(name); });
    connect(menu.addAction(icons::icon(u"columns"_s), tr("Compare the selected clusters")),
            &QAction::triggered, this, [this] {
                QStringList names;
                for (const QModelIndex &row : m_inventory->selectionModel()->selectedRows()) {
                    if (const QString one = row.data(ClustersModel::NameRole).toString();
                        !one.isEmpty())
                        names.append(one);
                }
                SelectionState next = m_context.selection.state();
                next.clusters = names;
                m_context.navigator.go(PageId::Compare, next);
            });
    menu.exec(m_inventory->viewport()->mapToGlobal(position));
}

void OverviewTab::openVersion(const QModelIndex &index)
{
    const auto place = placeFrom(index.data(PromotionModel::FileRole).toString(),
                                 index.data(PromotionModel::LineRole).toInt());
    if (place)
        m_context.navigator.openPlace(*place);
}

QString OverviewTab::textForClipboard(bool asMarkdown) const
{
    if (m_versions->hasFocus()) {
        QModelIndexList rows;
        for (int row = 0; row < m_promotion.rowCount(); ++row)
            rows.append(m_promotion.index(row, 0));
        return rowsAsText(m_promotion, rows, asMarkdown);
    }
    QModelIndexList rows = m_inventory->selectionModel()->selectedRows();
    rows.removeIf([](const QModelIndex &row) {
        return row.data(ClustersModel::NameRole).toString().isEmpty();
    });
    return rowsAsText(m_filter, rows, asMarkdown);
}

} // namespace fleetwright::ui
