// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/topologyanswer.h"
#include "ui/graphview/layeredgraph.h"
#include "ui/pages/clusters/clusterstab.h"

class QComboBox;
class QLabel;
class QTreeWidget;

namespace fleetwright::ui {

class GraphView;

/// Who writes what to which cluster, drawn; and what if something fails?
class TopologyTab : public ClustersTab {
    Q_OBJECT
public:
    explicit TopologyTab(PageContext &context, QWidget *parent = nullptr);

    void askWithout(const QString &without); ///< "": nothing fails
    void followSelection() override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    [[nodiscard]] QString sentence() const override;

    [[nodiscard]] GraphView *graph() const { return m_graph; }
    [[nodiscard]] QComboBox *withoutBox() const { return m_without; }
    [[nodiscard]] QTreeWidget *details() const { return m_details; }
    [[nodiscard]] const services::TopologyAnswerPtr &answer() const { return m_answer; }

Q_SIGNALS:
    void pictureSaved(const QString &file, bool written);

protected:
    void collect(const model::SnapshotPtr &snapshot) override;
    void clear() override;

private:
    struct Shown {
        services::TopologyAnswerPtr answer;
        LayeredGraph graph;
    };

    void buildTools();
    void take(Shown shown);
    void refreshChoices();
    void refreshDetails();
    void listTwoWriters();
    void listFurtherDeciders();
    void listClusters();
    void listUnits();
    void savePicture();

    services::TopologyAnswerPtr m_answer;
    QString m_asked;
    QComboBox *m_without;
    GraphView *m_graph;
    QTreeWidget *m_details;
    QLabel *m_units; ///< of the selected cluster
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
