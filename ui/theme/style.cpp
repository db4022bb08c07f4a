// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

void drawTickBox(QPainter &painter, const QStyleOption &option)
{
    const int size = qMin(option.rect.width(), option.rect.height()) - 1;
    const int half = size / 2; // whole, so that the frame lies on the grid of pixels
    const QRectF box(option.rect.center().x() - half + 0.5, option.rect.center().y() - half + 0.5,
                     size, size);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const RoleColors accent = theme::colors(Role::OnAccent, option.palette);
    const QColor outline = theme::colors(Role::Plain, option.palette).border;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = (on || partly) && enabled;
    painter.setPen(filled || option.state.testFlag(QStyle::State_HasFocus) ? accent.border
                   : enabled ? theme::textColor(Role::Quiet, option.palette)
                             : outline);
    painter.setBrush(filled ? accent.fill : option.palette.color(QPalette::Base));
    painter.drawRoundedRect(box, 2, 2);
    painter.setPen(
        QPen(filled ? accent.text : outline, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (on) {
        QPainterPath tick(box.topLeft() + QPointF(size * 0.22, size * 0.54));
        tick.lineTo(box.topLeft() + QPointF(size * 0.42, size * 0.74));
        tick.lineTo(box.topLeft() + QPointF(size * 0.78, size * 0.28));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    } else if (partly) {
        painter.drawLine(box.center() - QPointF(size * 0.25, 0),
                         box.center() + QPointF(size * 0.25, 0));
    }
    painter.restore();
}

void drawRadio(QPainter &painter, const QStyleOption &option)
{
    const int half = (qMin(option.rect.width(), option.rect.height()) - 1) / 2;
    const QPointF middle = QPointF(option.rect.center()) + QPointF(0.5, 0.5);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool filled = enabled && option.state.testFlag(QStyle::State_On);
    const RoleColors accent = theme::colors(Role::OnAccent, option.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(filled || option.state.testFlag(QStyle::State_HasFocus) ? accent.border
                   : enabled ? theme::textColor(Role::Quiet, option.palette)
                             : theme::colors(Role::Plain, option.palette).border);
    painter.setBrush(filled ? accent.fill : option.palette.color(QPalette::Base));
    painter.drawEllipse(middle, half, half);
    if (option.state.testFlag(QStyle::State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(filled ? accent.text : theme::textColor(Role::Quiet, option.palette));
        painter.drawEllipse(middle, half * 0.4, half * 0.4);
    }
    painter.restore();
}

} // namespace

FleetStyle::FleetStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

QSize FleetStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem || type == CT_HeaderSection)
        result.rheight() += 7;
    return result;
}

void FleetStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        drawTickBox(*painter, *option);
        return;
    }
    if (element == PE_IndicatorRadioButton) {
        drawRadio(*painter, *option);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!theme::isDark(option->palette))
        return;
    // Fusion's outlines are a darker window colour: invisible on a dark window.
    if (element == PE_FrameLineEdit || element == PE_PanelButtonCommand) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(option->state.testFlag(State_HasFocus)
                            ? theme::colors(Role::Accent, option->palette).border
                            : theme::lineColor(option->palette));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->restore();
    }
}

} // namespace fleetwright::ui
