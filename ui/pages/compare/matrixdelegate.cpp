// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/matrixdelegate.h"

#include "ui/models/matrixmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/severity.h"

#include <QFontDatabase>
#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using CellKind = MatrixModel::CellKind;
using RowKind = MatrixModel::RowKind;

namespace {

constexpr int gap = 6;
constexpr int rowPadding = 5;

void drawElided(QPainter &painter, QRect &rect, const QString &text, const QFont &font,
                const QColor &color)
{
    painter.setFont(font);
    painter.setPen(color);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, shown);
    rect.setLeft(rect.left() + metrics.horizontalAdvance(shown) + gap);
}

bool departs(const QModelIndex &index, CellKind kind)
{
    return kind == CellKind::Differs
           || (kind == CellKind::Value && index.data(MatrixModel::GroupRole).toUInt() > 0);
}

void drawLetter(QPainter &painter, QRect &rect, const QString &letter, bool differs,
                const QFont &font, const QPalette &palette)
{
    QFont bold = font;
    bold.setBold(true);
    const int side = QFontMetrics(bold).height() + 2;
    const QRect box(rect.left(), rect.center().y() - side / 2,
                    qMax(side, QFontMetrics(bold).horizontalAdvance(letter) + gap), side);
    const RoleColors colors = theme::colors(differs ? Role::Differs : Role::Quiet, palette);
    painter.setPen(colors.border);
    painter.setBrush(differs ? QBrush(colors.fill) : QBrush(palette.color(QPalette::Window)));
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3);
    painter.setFont(bold);
    painter.setPen(differs ? colors.text : palette.color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter, letter);
    rect.setLeft(box.right() + gap + 2);
}

} // namespace

void MatrixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto row = index.data(MatrixModel::RowKindRole).value<RowKind>();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto kind = index.data(MatrixModel::CellKindRole).value<CellKind>();
    const bool isName = index.column() == MatrixModel::NameColumn;
    if (selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    else if (row == RowKind::WholeCluster)
        painter->fillRect(option.rect, theme::bandColor(option.palette));
    else if (!isName && kind == CellKind::Value && departs(index, kind))
        painter->fillRect(option.rect, theme::colors(Role::Differs, option.palette).fill);
    if (!isName && kind == CellKind::NotRendered)
        painter->fillRect(option.rect, QBrush(theme::lineColor(option.palette), Qt::BDiagPattern));
    const QRect inner = option.rect.adjusted(gap, 0, -gap, 0);
    if (isName)
        paintName(*painter, option, index, inner);
    else
        paintCell(*painter, option, index, inner);
    painter->setPen(theme::lineColor(option.palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme::colors(Role::Accent, option.palette).border, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

void MatrixDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, QRect rect) const
{
    const QPalette &palette = option.palette;
    const auto row = index.data(MatrixModel::RowKindRole).value<RowKind>();
    const QColor plain = palette.color(QPalette::Text);
    const QColor quiet = theme::textColor(Role::Quiet, palette);
    QFont name = option.font;
    if (row == RowKind::WholeCluster)
        name.setBold(true);
    if (row == RowKind::Field || row == RowKind::IdentityField)
        name.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    const QString prefix = index.data(MatrixModel::PrefixRole).toString();
    if (!prefix.isEmpty())
        drawElided(painter, rect, prefix, option.font, quiet);
    drawElided(painter, rect, index.data(Qt::DisplayRole).toString(), name, plain);
    QFont suffix = option.font;
    if (row == RowKind::Object) {
        suffix.setItalic(true);
        rect.setLeft(rect.left() - gap);
    }
    drawElided(painter, rect, index.data(MatrixModel::SuffixRole).toString(), suffix, quiet);
}

void MatrixDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, QRect rect) const
{
    const QPalette &palette = option.palette;
    const auto kind = index.data(MatrixModel::CellKindRole).value<CellKind>();
    const bool differs = departs(index, kind);
    const QColor plain = palette.color(QPalette::Text);
    const QColor quiet = theme::textColor(Role::Quiet, palette);
    const QString letter = index.data(MatrixModel::LetterRole).toString();
    const int icon = QFontMetrics(option.font).height();
    const bool pending = index.data(MatrixModel::PendingRole).toBool();
    if (pending)
        rect.setRight(rect.right() - icon - gap);
    const QVariant severity = index.data(MatrixModel::SeverityRole);
    if (severity.isValid()) {
        rect.setRight(rect.right() - icon - gap);
        const auto worst = static_cast<model::Severity>(severity.toInt());
        icons::paint(
            painter,
            QRect(qMax(rect.left(), rect.right() + gap), rect.center().y() - icon / 2, icon, icon),
            severityIcon(worst), severityRole(worst), palette);
    }
    if (!letter.isEmpty())
        drawLetter(painter, rect, letter, differs, option.font, palette);
    if (kind == CellKind::Listed) {
        icons::paint(painter, QRect(rect.left(), rect.center().y() - icon / 2, icon, icon),
                     u"fine"_s, Role::Fine, palette);
        rect.setLeft(rect.left() + icon + gap);
    }
    QFont font = option.font;
    font.setBold(kind == CellKind::Value && differs);
    const bool loud = kind == CellKind::Differs || kind == CellKind::Value;
    drawElided(painter, rect, index.data(Qt::DisplayRole).toString(), font, loud ? plain : quiet);
    if (pending)
        icons::paint(
            painter,
            QRect(qMin(rect.left(), rect.right()), rect.center().y() - icon / 2, icon, icon),
            u"pencil"_s, Role::Pending, palette);
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const int height = metrics.height() + 2 * rowPadding;
    if (index.column() == MatrixModel::NameColumn)
        return {QStyledItemDelegate::sizeHint(option, index).width(), height};
    // A layout asks every column of a row, and there may be a thousand: no text is laid out.
    const QString text = index.data(Qt::DisplayRole).toString();
    const int letterAndIcon = 2 * height;
    return {metrics.horizontalAdvance(text) + letterAndIcon + 2 * gap, height};
}

} // namespace fleetwright::ui
