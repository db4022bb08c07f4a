// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QString>
#include <QStringList>

#include <vector>

class QPainter;

namespace fleetwright::ui {

/// Clusters in a grid of two dimensions; a cell stands for all that share both. Plain data.
struct HeatMap {
    struct Cell {
        int row = 0;
        int column = 0;
        QString number; ///< large: "3 fields"
        QString words;  ///< below it: "gained"
        Role role = Role::Plain;
        bool dashed = false;
        QStringList ids; ///< what a click selects: names of clusters
        QString spoken;
    };
    QStringList rows;    ///< headings at the left
    QStringList columns; ///< headings above
    std::vector<Cell> cells;
};

/// Draws a HeatMap; arrows move from cell to cell.
class HeatMapView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HeatMapView(QWidget *parent = nullptr);

    void setMap(HeatMap map);
    [[nodiscard]] const HeatMap &map() const { return m_map; }
    [[nodiscard]] int selected() const { return m_selected; } ///< a cell, -1 for none
    void select(const QString &id);                           ///< the cell that holds it

    [[nodiscard]] bool savePicture(const QString &file) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void cellSelected(const QStringList &ids);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Grid {
        qreal left = 0; ///< width of the headings at the left
        qreal top = 0;
        qreal width = 0; ///< of a cell
        qreal height = 0;
    };
    [[nodiscard]] Grid gridFor(qreal room) const;
    [[nodiscard]] QRectF rectOf(const HeatMap::Cell &cell, const Grid &grid) const;
    [[nodiscard]] QSizeF sizeOf(const Grid &grid) const;
    [[nodiscard]] int cellAt(const QPointF &position) const;
    void paintAll(QPainter &painter, const Grid &grid) const;
    void choose(int cell);
    void refreshScrollBars();

    HeatMap m_map;
    int m_selected = -1;
};

} // namespace fleetwright::ui
