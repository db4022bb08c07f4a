// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/topologyanswer.h"
#include "ui/graphview/layeredgraph.h"
#include "ui/pages/page.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeWidget;

namespace fleetwright::ui {

class GraphView;

/// Who writes what to which cluster, drawn; and what if something fails?
class TopologyTab : public QWidget {
    Q_OBJECT
public:
    explicit TopologyTab(PageContext &context, QWidget *parent = nullptr);

    void setStale(); ///< the fleet is another; asks again when shown
    void forget();
    void showCurrent();               ///< it became visible
    void ask(const QString &without); ///< "": nothing fails
    void followSelection();
    [[nodiscard]] QString textForClipboard() const;
    [[nodiscard]] QString sentence() const;

    [[nodiscard]] GraphView *graph() const { return m_graph; }
    [[nodiscard]] QComboBox *withoutBox() const { return m_without; }
    [[nodiscard]] QTreeWidget *details() const { return m_details; }
    [[nodiscard]] const services::TopologyAnswerPtr &answer() const { return m_answer; }

Q_SIGNALS:
    void answered();
    void pictureSaved(const QString &file, bool written);

private:
    struct Shown {
        services::TopologyAnswerPtr answer;
        LayeredGraph graph;
    };

    void buildTools();
    void collect();
    void take(Shown shown);
    void refreshChoices();
    void refreshDetails();
    void listTwoWriters();
    void listFurtherDeciders();
    void listClusters();
    void listUnits();
    void savePicture();

    PageContext &m_context;
    services::TopologyAnswerPtr m_answer;
    QString m_asked;
    bool m_stale = true;
    QComboBox *m_without;
    GraphView *m_graph;
    QTreeWidget *m_details;
    QLabel *m_units; ///< of the selected cluster
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
