// SPDX-License-Identifier: Apache-2.0
// How the side-by-side view looks; diffbody.cpp holds what it does.
#include "services/text/words.h"
#include "ui/diffview/diffbody.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

/// Slanted stripes that go on across rows.
void hatch(QPainter &painter, const QRect &area, QColor color, int phase)
{
    constexpr int spacing = 10;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 3.5));
    const int from =
        area.left() - area.height() - (area.left() + area.bottom() + phase) % spacing - spacing;
    for (int x = from; x < area.right() + spacing; x += spacing)
        painter.drawLine(x, area.bottom() + 1, x + area.height() + 1, area.top());
    painter.restore();
}

} // namespace

void DiffBody::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(m_code);
    const auto &items = m_layout.items();
    const int scrolled = verticalScrollBar()->value();
    const auto first = m_layout.itemAt(event->rect().top() + scrolled);
    for (std::size_t item = first.value_or(0); first && item < items.size(); ++item) {
        const int top = items[item].top - scrolled;
        if (top > event->rect().bottom())
            break;
        if (items[item].kind == DiffLayout::Item::Kind::Fold) {
            paintFold(painter, items[item], QRect(0, top, viewport()->width(), items[item].height));
        } else {
            for (int column = 0; column < columnCount(); ++column)
                paintCell(painter, items[item], column, cellRect(item, column));
        }
    }
    painter.setPen(theme::lineColor(palette()));
    const int end = m_layout.totalHeight() - scrolled;
    for (int column = 1; column < columnCount(); ++column)
        painter.drawLine(columnLeft(column) - 1, 0, columnLeft(column) - 1,
                         std::min(end, viewport()->height()));
    if (m_item < items.size()) {
        QRect current = cellRect(m_item, m_column);
        if (items[m_item].kind == DiffLayout::Item::Kind::Fold)
            current = QRect(0, current.top(), viewport()->width(), current.height());
        painter.setPen(QPen(theme::colors(Role::Accent, palette()).border, hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(current.adjusted(1, 1, -2, -2));
    }
}

void DiffBody::paintFold(QPainter &painter, const DiffLayout::Item &item, const QRect &bar) const
{
    const bool open = m_layout.isOpen(item.index);
    painter.fillRect(bar, theme::bandColor(palette()));
    const int icon = QFontMetrics(font()).ascent();
    icons::paint(painter, QRect(8, bar.center().y() - icon / 2, icon, icon),
                 open ? u"down"_s : u"right"_s, Role::Quiet, palette());
    const diff::Fold &fold = m_layout.folds()[item.index];
    const QString text = DiffWords::fold(fold, open);
    painter.save();
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    QRect room = bar.adjusted(icon + 14, 0, -8, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    room.setLeft(room.left() + QFontMetrics(font()).horizontalAdvance(text) + 10);
    painter.setPen(theme::textColor(Role::Quiet, palette()));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font()).elidedText(services::visible(fold.about), Qt::ElideRight,
                                                     room.width()));
    painter.restore();
}

void DiffBody::paintCell(QPainter &painter, const DiffLayout::Item &item, int column,
                         const QRect &cell) const
{
    const diff::AlignedCell &aligned =
        m_layout.alignment()->rows[item.index].cells[static_cast<std::size_t>(column)];
    const QRect gutter(cell.left(), cell.top(), gutterWidth(), cell.height());
    const QRect room(gutter.right() + 1, cell.top(), cell.width() - gutter.width(), cell.height());
    const auto rows = selectedRows();
    const bool selected =
        m_item != m_anchor && rows && item.index >= rows->first && item.index <= rows->second;
    painter.fillRect(gutter, selected ? palette().color(QPalette::Highlight)
                                      : palette().color(QPalette::AlternateBase));
    const diff::RenderedText::Line *line =
        lineOf(*m_layout.alignment(), item.index, static_cast<std::size_t>(column));
    if (!line) {
        paintAbsent(painter, aligned, room);
        return;
    }
    paintGutter(painter, item.index, column, gutter);
    if (aligned.state == diff::LineState::Differs)
        painter.fillRect(room, theme::colors(Role::Differs, palette()).fill);
    paintText(painter, displayLine(*line, aligned), aligned, room);
}

void DiffBody::paintGutter(QPainter &painter, std::size_t row, int column,
                           const QRect &gutter) const
{
    const diff::AlignedCell &cell =
        m_layout.alignment()->rows[row].cells[static_cast<std::size_t>(column)];
    const diff::RenderedText::Line *line =
        lineOf(*m_layout.alignment(), row, static_cast<std::size_t>(column));
    const int size = QFontMetrics(m_code).ascent();
    const int height = QFontMetrics(m_code).height() + 2;
    const QRect icon(gutter.right() - size - 4, gutter.top() + (height - size) / 2, size, size);
    const QRect number(gutter.left(), gutter.top(), icon.left() - 7 - gutter.left(), height);
    if (line->value && m_providers.unsaved && m_providers.unsaved(line->value)) {
        icons::paint(painter, QRect(number.right() - size, icon.top(), size, size), u"pencil"_s,
                     Role::Pending, palette());
    } else {
        painter.setPen(theme::textColor(Role::Quiet, palette()));
        painter.drawText(number, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                         QString::number(cell.line + 1));
    }
    const QString name =
        line->value && m_providers.icon ? m_providers.icon(line->value) : QString();
    if (!name.isEmpty())
        icons::paint(painter, icon, name, Role::Quiet, palette());
}

void DiffBody::paintText(QPainter &painter, const DisplayLine &whole, const diff::AlignedCell &cell,
                         const QRect &room) const
{
    const bool atStart = m_wrap == Wrap::Off && horizontalScrollBar()->value() == 0;
    const qreal advance = std::max(1.0, QFontMetricsF(m_code).horizontalAdvance(u'0'));
    const DisplayLine line =
        atStart ? shortened(whole, static_cast<int>((room.width() - 10) / advance)) : whole;
    const RoleColors differs = theme::colors(Role::Differs, palette());
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](DisplayLine::Range range, const QTextCharFormat &format) {
        formats.append({range.begin, range.end - range.begin, format});
    };
    if (line.key) {
        QTextCharFormat format;
        format.setForeground(theme::syntaxColor(Syntax::Key, palette()));
        add(*line.key, format);
    }
    for (const DisplayLine::Range &range : line.identity) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::DotLine);
        format.setUnderlineColor(theme::colors(Role::Identity, palette()).border);
        add(range, format);
    }
    for (const DisplayLine::Range &range : line.differing) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(differs.text);
        add(range, format);
    }
    QTextLayout layout(line.text);
    layout.setFormats(formats);
    breakLines(layout, std::max(10, room.width() - 8));

    painter.save();
    painter.setClipRect(room, Qt::IntersectClip);
    const QPointF origin(room.left() + 6
                             - (m_wrap == Wrap::Off ? horizontalScrollBar()->value() : 0),
                         room.top() + 1);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const DisplayLine::Range &range : line.differing) {
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine part = layout.lineAt(i);
            const int begin = std::max(range.begin, part.textStart());
            const int end = std::min(range.end, part.textStart() + part.textLength());
            if (begin >= end)
                continue;
            QColor fill = differs.border;
            fill.setAlphaF(0.28F);
            painter.setPen(differs.border);
            painter.setBrush(fill);
            const qreal left = part.cursorToX(begin);
            painter.drawRoundedRect(QRectF(origin.x() + left - 1.5, origin.y() + part.y() + 0.5,
                                           part.cursorToX(end) - left + 3,
                                           QFontMetrics(m_code).height() - 1),
                                    2, 2);
        }
    }
    painter.setPen(palette().color(QPalette::Text));
    layout.draw(&painter, origin);
    const int width = QFontMetrics(m_code).horizontalAdvance(u'…') + 2;
    const auto paintCut = [&](const QRect &end) {
        painter.fillRect(end, palette().color(QPalette::Base));
        if (cell.state == diff::LineState::Differs)
            painter.fillRect(end, differs.fill);
        painter.setPen(theme::textColor(Role::Quiet, palette()));
        painter.drawText(end, Qt::AlignVCenter | Qt::AlignLeft, u"…"_s);
    };
    if (m_wrap == Wrap::Off && layout.lineCount() > 0) {
        const qreal natural = layout.lineAt(0).naturalTextWidth();
        if (origin.x() + natural > room.right() + 1)
            paintCut(QRect(room.right() - width, room.top(), width + 1, room.height()));
        if (horizontalScrollBar()->value() > 0 && natural > 0)
            paintCut(QRect(room.left(), room.top(), width + 3, room.height()));
    }
    painter.restore();
}

void DiffBody::paintAbsent(QPainter &painter, const diff::AlignedCell &cell,
                           const QRect &room) const
{
    QColor color = theme::lineColor(palette());
    color.setAlphaF(cell.state == diff::LineState::Missing ? 0.45F : 0.2F);
    hatch(painter, room, color, verticalScrollBar()->value());
}

} // namespace fleetwright::ui
