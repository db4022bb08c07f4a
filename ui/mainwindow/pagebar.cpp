// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/pagebar.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QPainter>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

PageButton::PageButton(QAction *action, QWidget *parent) : QToolButton(parent)
{
    setDefaultAction(action);
    m_label = action->iconText();
    setAutoRaise(true);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(m_label);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PageButton::setBadge(int number)
{
    m_badge = number;
    setAccessibleName(number > 0 ? tr("%1, %n finding(s)", nullptr, number).arg(m_label) : m_label);
    update();
}

void PageButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

QSize PageButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int icon = metrics.height() + 8;
    if (m_compact)
        return {icon + 26, icon + 22};
    return {std::max(metrics.horizontalAdvance(m_label) + 26, 80), icon + metrics.height() + 22};
}

void PageButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool current = isChecked();
    const RoleColors accent = theme::colors(Role::Accent, palette());
    if (current) {
        painter.fillRect(rect(), accent.fill);
        const int markX = layoutDirection() == Qt::RightToLeft ? width() - 3 : 0;
        painter.fillRect(QRect(markX, 0, 3, height()), accent.border);
    } else if (underMouse() && isEnabled()) {
        painter.fillRect(rect(), theme::hoverColor(palette()));
    }
    const QFontMetrics metrics(font());
    const int size = metrics.height() + 6;
    const QRect iconRect((width() - size) / 2, m_compact ? (height() - size) / 2 : 10, size, size);
    icon().paint(&painter, iconRect, Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
    if (!m_compact) {
        QFont text = font();
        text.setBold(current);
        painter.setFont(text);
        painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled,
                                       QPalette::WindowText));
        const QRect textRect(0, iconRect.bottom() + 4, width(), metrics.height() + 4);
        painter.drawText(textRect, Qt::AlignHCenter | Qt::AlignTop, m_label);
    }
    if (m_badge > 0) {
        const RoleColors error = theme::colors(Role::Error, palette());
        const QString number = m_badge > 99 ? u"99+"_s : QString::number(m_badge);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.8);
        small.setBold(true);
        painter.setFont(small);
        const int height = QFontMetrics(small).height() + 2;
        const int width = std::max(height, QFontMetrics(small).horizontalAdvance(number) + 8);
        const QRect badge(iconRect.right() - 3, iconRect.top() - 6, width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(error.border);
        painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
        painter.setPen(theme::colors(Role::OnAccent, palette()).text);
        painter.drawText(badge, Qt::AlignCenter, number);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent.border, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(2, 2, -3, -3));
    }
}

PageBar::PageBar(QWidget *parent) : QToolBar(tr("Pages"), parent)
{
    setObjectName(u"pages"_s);
    setAccessibleName(tr("Pages"));
    setOrientation(Qt::Vertical);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    layout()->setSpacing(0);
    layout()->setContentsMargins(0, 0, 0, 0);
    setAutoFillBackground(true);
}

void PageBar::addPage(PageId page, const QString &title, QAction *action)
{
    action->setIconText(title);
    action->setCheckable(true);
    auto *button = new PageButton(action, this);
    addWidget(button);
    m_buttons.insert(page, button);
}

void PageBar::setCurrent(PageId page)
{
    for (auto entry = m_buttons.begin(); entry != m_buttons.end(); ++entry)
        entry.value()->defaultAction()->setChecked(entry.key() == page);
}

void PageBar::setBadge(PageId page, int number)
{
    if (PageButton *found = button(page))
        found->setBadge(number);
}

void PageBar::setPageEnabled(PageId page, bool enabled)
{
    if (PageButton *found = button(page))
        found->setEnabled(enabled);
}

void PageBar::setCompact(bool compact)
{
    m_compact = compact;
    for (PageButton *found : std::as_const(m_buttons))
        found->setCompact(compact);
}

} // namespace fleetwright::ui
