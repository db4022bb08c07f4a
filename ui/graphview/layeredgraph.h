// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace fleetwright::ui {

/// A drawing in columns: boxes, and curves from a box to boxes of columns further right. Plain
/// data.
struct LayeredGraph {
    struct Node {
        QString id; ///< stable: what a click selects
        QString title;
        QString detail;
        QString icon; ///< name of an icon, "" for none
        int column = 0;
        Role role = Role::Plain;
        bool dashed = false; ///< the outline: not certain, or only kept
        QString spoken;      ///< all of it for screen readers
    };
    struct Edge {
        int from = 0; ///< index of a node
        int to = 0;
        Role role = Role::Quiet;
        bool dashed = false;
    };
    struct LegendEntry {
        QString text;
        Role role = Role::Quiet;
        bool dashed = false;
    };

    std::vector<Node> nodes;
    std::vector<Edge> edges;
    QStringList columns; ///< headings
    std::vector<LegendEntry> legend;
};

/// Where everything stands.
struct GraphLayout {
    std::vector<QRectF> boxes; ///< of nodes
    std::vector<qreal> columnLefts;
    QSizeF size;
};

/// Sizes in pixels of the font that is drawn with.
struct GraphMetrics {
    qreal lineHeight = 16;
    qreal gapAcross = 60;                                ///< between columns, for the curves
    std::function<qreal(const QString &text)> textWidth; ///< of a title
    qreal widest = 260;
};

/// Columns from left to right; within a column nodes stand beside what they hang on (barycentre of
/// their neighbours, swept both ways), never on top of each other.
[[nodiscard]] GraphLayout layOut(const LayeredGraph &graph, const GraphMetrics &metrics);

/// An indented outline, for "Copy as text".
[[nodiscard]] QString outlineOf(const LayeredGraph &graph);

} // namespace fleetwright::ui
