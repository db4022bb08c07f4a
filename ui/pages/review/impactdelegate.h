// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace fleetwright::ui {

/// Rows of ImpactModel: a tick box, what changes, where, and a chip with what comes of it; headings
/// with an icon.
class ImpactDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ImpactDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace fleetwright::ui
