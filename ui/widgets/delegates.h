// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace fleetwright::ui {

/// Paints parts that several delegates share.
namespace cells {

/// Selection or hover background of a row's cell; true if it is selected.
bool paintBackground(QPainter &painter, const QStyleOptionViewItem &option);

/// A rounded chip ("1 unsaved edit kept"); returns its width. At most `room` wide.
int paintChip(QPainter &painter, const QRect &room, const QString &icon, const QString &text,
              Role role, const QPalette &palette);

/// A small raised key ("Ctrl+O") right-aligned in `room`; returns its width.
int paintKeys(QPainter &painter, const QRect &room, const QString &keys, const QPalette &palette);

/// A tick box for the index's Qt::CheckStateRole.
void paintTickBox(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const QRect &box);
/// For editorEvent(): a click into the box and the space bar switch it. True if that was done.
bool switchTickBox(const QEvent &event, QAbstractItemModel &model, const QModelIndex &index,
                   const QRect &box);

} // namespace cells

/// Two lines a cell: the display text and, below it, the quieter text of a role. A role may give an
/// icon before both.
class TwoLineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    struct Options {
        int secondLineRole = 0;
        int iconRole = -1;      ///< icon's name
        int rightTextRole = -1; ///< quiet text at the right end
        bool boldFirst = false;
        int padding = 6;
    };

    TwoLineDelegate(const Options &options, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

protected:
    /// Chip after the first line; nothing by default. Returns its text, icon and role.
    struct Chip {
        QString icon;
        QString text;
        Role role = Role::Pending;
    };
    [[nodiscard]] virtual Chip chip(const QModelIndex &index) const;

private:
    Options m_options;
};

} // namespace fleetwright::ui
