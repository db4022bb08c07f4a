// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/graphview/layeredgraph.h"

#include <QStackedWidget>

class QTreeWidget;

namespace fleetwright::ui {

class GraphCanvas;

/// Shows a LayeredGraph: wheel zooms at the pointer, arrows move along edges and columns, 0 fits, T
/// shows the same as a list. Hovering or choosing a box lights its paths.
class GraphView : public QStackedWidget {
    Q_OBJECT
public:
    explicit GraphView(QWidget *parent = nullptr);

    void setGraph(LayeredGraph graph);
    [[nodiscard]] const LayeredGraph &graph() const;
    /// What is said where there is nothing to draw.
    void setEmptyText(const QString &text);

    void select(const QString &id); ///< "" for nothing
    [[nodiscard]] QString selected() const;
    void showAsList(bool list);
    [[nodiscard]] bool isList() const { return currentIndex() == 1; }
    void fit();

    /// Writes what is drawn: SVG if the name ends so, else PNG in twice the size. False if the file
    /// cannot be written.
    [[nodiscard]] bool savePicture(const QString &file) const;

    [[nodiscard]] QWidget *canvas() const;
    [[nodiscard]] QTreeWidget *list() const { return m_list; }

Q_SIGNALS:
    void nodeSelected(const QString &id);
    void nodeActivated(const QString &id); ///< Enter or double click

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillList();

    GraphCanvas *m_canvas;
    QTreeWidget *m_list;
};

} // namespace fleetwright::ui
