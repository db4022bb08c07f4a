// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace fleetwright::ui {

/// Paints a matrix cell: group letter in a box, count or value, and a pencil for what an unsaved
/// edit changed.
class MatrixDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   QRect rect) const;
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   QRect rect) const;
};

} // namespace fleetwright::ui
