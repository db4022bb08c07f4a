// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace fleetwright::ui {

/// Cells of RadiusModel: a rule's cell with a tick or a dash, the result as a chip.
class RadiusDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RadiusDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace fleetwright::ui
