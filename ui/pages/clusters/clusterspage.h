// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/clusteroverview.h"
#include "ui/pages/page.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace fleetwright::ui {

class AddClusterPanel;
class ClustersTab;
class DeliveryTab;
class ImagesTab;
class OverviewTab;
class TopologyTab;
class WavesTab;
class WindowsTab;

/// Which clusters are there, do their facts agree, who is ahead?
class ClustersPage : public Page {
    Q_OBJECT
public:
    explicit ClustersPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] std::vector<PageDock> docks() override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    void shown() override;

    enum Tab { Overview, Topology, Delivery, Waves, Windows, Images };
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;

    [[nodiscard]] OverviewTab *overview() const { return m_overview; }
    [[nodiscard]] TopologyTab *topology() const { return m_topology; }
    [[nodiscard]] DeliveryTab *delivery() const { return m_delivery; }
    [[nodiscard]] WavesTab *waves() const { return m_waves; }
    [[nodiscard]] WindowsTab *windows() const { return m_windows; }
    [[nodiscard]] ImagesTab *images() const { return m_images; }
    [[nodiscard]] AddClusterPanel *addCluster() const { return m_addCluster; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }
    [[nodiscard]] QComboBox *groupingBox() const { return m_grouping; }

private:
    void buildTools();
    void addTab(ClustersTab *tab);
    [[nodiscard]] ClustersTab *askingTab() const; ///< the one that is seen; nullptr: the Overview
    void collect();
    void tabChanged();
    void showTabContent();
    void refreshSentence();
    void take(services::ClusterOverviewPtr overview);
    void refreshGroupings(const services::ClusterOverview &overview);
    void startAddCluster(const QString &sibling);

    bool m_stale = true;
    services::ClusterOverviewPtr m_answer;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QWidget *m_overviewTools;
    QLineEdit *m_filter;
    QComboBox *m_grouping;
    QPushButton *m_add;
    OverviewTab *m_overview;
    TopologyTab *m_topology;
    DeliveryTab *m_delivery;
    WavesTab *m_waves;
    WindowsTab *m_windows;
    ImagesTab *m_images;
    AddClusterPanel *m_addCluster;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
