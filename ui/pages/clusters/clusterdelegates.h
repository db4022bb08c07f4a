// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace fleetwright::ui {

/// Cells of ClustersModel: whether sources agree and the worst finding as an icon beside the text.
class ClustersDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ClustersDelegate(QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// Cells of PromotionModel: what is out of step is bold on a fill, with an icon.
class PromotionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PromotionDelegate(QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// Cells of AnswerTableModel: what stands out is bold on a fill.
class AnswerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit AnswerDelegate(QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// Rows of OutlineModel: what is wrong has an icon, details are quiet.
class OutlineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit OutlineDelegate(QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace fleetwright::ui
