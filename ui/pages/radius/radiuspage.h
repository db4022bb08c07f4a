// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/radius.h"
#include "ui/graphview/heatmapview.h"
#include "ui/graphview/layeredgraph.h"
#include "ui/models/radiusmodel.h"
#include "ui/pages/page.h"

class QButtonGroup;
class QCompleter;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QTableView;

namespace fleetwright::ui {

class ConsequenceList;
class FlowLayout;
class GraphView;
class WhatIfPanel;

/// What happens if I change this? A layer, a file or line, a selector, a label, the unsaved edits:
/// whom it concerns and why, what comes of it, as a graph of layers and a heat map. Trials change
/// no file until they are made an edit.
class RadiusPage : public Page {
    Q_OBJECT
public:
    explicit RadiusPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    void shown() override;

    /// Asks it, and shows the answer when it is there.
    void ask(const services::RadiusSubject &subject);
    /// The selected line or layer.
    void askSelection();
    [[nodiscard]] const services::RadiusSubject &subject() const { return m_subject; }

    [[nodiscard]] RadiusModel &model() { return m_model; }
    [[nodiscard]] GraphView *graph() const { return m_graph; }
    [[nodiscard]] HeatMapView *heatMap() const { return m_heatMap; }
    [[nodiscard]] QLineEdit *subjectField() const { return m_text; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] ConsequenceList *consequences() const { return m_consequences; }
    [[nodiscard]] WhatIfPanel *whatIf() const { return m_whatIf; }
    [[nodiscard]] QLabel *layersLabel() const { return m_layers; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }

private:
    struct Shown {
        services::RadiusAnswerPtr answer;
        LayeredGraph graph;
        HeatMap map;
    };

    void buildTools(FlowLayout &row);
    void buildSubject();
    [[nodiscard]] QWidget *buildLeft();
    [[nodiscard]] QWidget *buildRight();
    void connectAll();
    void kindChosen(int kind);
    void askTyped();
    void collect();
    void take(Shown shown);
    void refreshKind();
    void refreshCompletions();
    void refreshWhy();
    void refreshLayers();
    void selectCluster(const QString &name);
    void followSelection();
    void makeEdit();
    void save(const QString &suggested, const std::function<bool(const QString &)> &write);
    [[nodiscard]] QString suggestedText(services::RadiusSubject::Kind kind) const;

    RadiusModel m_model;
    services::RadiusSubject m_subject;
    bool m_asked = false; ///< somebody chose a subject
    bool m_stale = true;
    QButtonGroup *m_kinds;
    QLineEdit *m_text;
    QStringListModel *m_completions;
    QTableView *m_table;
    QLabel *m_why;
    QLabel *m_layers;
    WhatIfPanel *m_whatIf;
    GraphView *m_graph;
    HeatMapView *m_heatMap;
    ConsequenceList *m_consequences;
    QPushButton *m_apply;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
