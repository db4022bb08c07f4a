// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/graphview/layeredgraph.h"

#include <QAbstractScrollArea>

#include <optional>
#include <vector>

class QPainter;

namespace fleetwright::ui {

/// Draws a LayeredGraph and moves about in it.
class GraphCanvas : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit GraphCanvas(QWidget *parent = nullptr);

    void setGraph(LayeredGraph graph);
    [[nodiscard]] const LayeredGraph &graph() const { return m_graph; }
    void setEmptyText(const QString &text);
    void select(int node); ///< -1 for nothing
    [[nodiscard]] int selected() const { return m_selected; }
    void fit();

    /// All of it in its own size, for a picture.
    [[nodiscard]] QSizeF pictureSize() const;
    void paintPicture(QPainter &painter) const;

Q_SIGNALS:
    void nodeSelected(int node);
    void nodeActivated(int node);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void place();
    void refreshScrollBars();
    void zoomBy(qreal factor, const QPointF &at);
    void choose(int node);
    void step(int key);
    void ensureVisible(int node);
    void refreshLit();
    [[nodiscard]] QTransform transform() const;
    [[nodiscard]] int nodeAt(const QPointF &position) const;
    [[nodiscard]] int nearest(int node, bool right) const;
    [[nodiscard]] int besideInColumn(int node, int step) const;
    void paintAll(QPainter &painter) const;
    void paintEdge(QPainter &painter, const LayeredGraph::Edge &edge, bool lit) const;
    void paintNode(QPainter &painter, int node) const;
    void paintLegend(QPainter &painter, const QPointF &at) const;
    [[nodiscard]] qreal legendHeight() const;

    LayeredGraph m_graph;
    GraphLayout m_layout;
    QString m_emptyText;
    std::vector<bool> m_lit; ///< nodes on the paths of the chosen or hovered one
    int m_selected = -1;
    int m_hovered = -1;
    qreal m_zoom = 1;
    bool m_fits = true; ///< follows the view's size until somebody zooms
};

} // namespace fleetwright::ui
