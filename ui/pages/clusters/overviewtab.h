// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/clusteroverview.h"
#include "ui/models/clustersmodel.h"
#include "ui/models/promotionmodel.h"
#include "ui/pages/page.h"

#include <QWidget>

class QCheckBox;
class QTableView;
class QTreeView;
class QTreeWidget;

namespace fleetwright::ui {

class ClusterFacts;

/// Inventory, versions on their way to production, and what should hold for the clusters.
class OverviewTab : public QWidget {
    Q_OBJECT
public:
    explicit OverviewTab(PageContext &context, QWidget *parent = nullptr);

    void setOverview(const services::ClusterOverviewPtr &overview); ///< nullptr: none
    void setFilter(const QString &text);
    void groupBy(int dimension);
    void followSelection();
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;

    [[nodiscard]] QTreeView *inventory() const { return m_inventory; }
    [[nodiscard]] QTableView *versions() const { return m_versions; }
    [[nodiscard]] QTreeWidget *consistency() const { return m_consistency; }
    [[nodiscard]] QCheckBox *onlyUneven() const { return m_onlyUneven; }
    [[nodiscard]] ClusterFacts *facts() const { return m_facts; }
    [[nodiscard]] const ClustersModel &clusters() const { return m_model; }

Q_SIGNALS:
    void addClusterRequested(const QString &sibling);

private:
    [[nodiscard]] QWidget *buildInventory();
    [[nodiscard]] QWidget *buildVersions();
    [[nodiscard]] QWidget *buildConsistency();
    void fillConsistency(const services::ClusterOverview &overview);
    void refreshColumns();
    void chooseRow();
    void showContextMenu(const QPoint &position);
    void openVersion(const QModelIndex &index);
    [[nodiscard]] QString currentCluster() const;

    PageContext &m_context;
    ClustersModel m_model;
    ClustersFilter m_filter;
    PromotionModel m_promotion;
    QTreeView *m_inventory;
    ClusterFacts *m_facts;
    QTableView *m_versions;
    QCheckBox *m_onlyUneven;
    QTreeWidget *m_consistency;
    QString m_shownCluster;   ///< in m_facts
    bool m_following = false; ///< the selection is being shown, not made
};

} // namespace fleetwright::ui
