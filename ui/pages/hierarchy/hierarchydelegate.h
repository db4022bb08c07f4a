// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace fleetwright::ui {

/// A row of the Hierarchy dock: role icon, name, marks (pencil, Δn, worst finding, repeat) at the
/// right end of the first column.
class HierarchyDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    [[nodiscard]] int paintMarks(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const;
};

} // namespace fleetwright::ui
