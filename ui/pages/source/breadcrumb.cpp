// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/breadcrumb.h"

#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Breadcrumb::setPath(const QString &icon, const QStringList &steps)
{
    QStringList shown;
    for (const QString &step : steps)
        shown.append(services::visible(step));
    const QString text = shown.join(u" › "_s);
    if (text == m_text && icon == m_icon)
        return;
    m_icon = icon;
    m_text = text;
    setAccessibleName(text);
    setToolTip(text.toHtmlEscaped());
    update();
}

void Breadcrumb::setMarginWidth(int width)
{
    m_marginWidth = width;
    update();
}

QSize Breadcrumb::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() + 8};
}

void Breadcrumb::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(0, height() - 1, width(), 1, theme::lineColor(palette()));
    const int icon = fontMetrics().ascent();
    int left = 8;
    if (!m_icon.isEmpty()) {
        icons::paint(painter, QRect(left, (height() - icon) / 2, icon, icon), m_icon, Role::Plain,
                     palette());
        left += icon + 6;
    }
    painter.setPen(palette().color(QPalette::Text));
    const int right = width() - m_marginWidth;
    painter.drawText(QRect(left, 0, right - left - 8, height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideLeft, right - left - 8));
    if (m_marginWidth > 0) {
        painter.setPen(theme::textColor(Role::Quiet, palette()));
        painter.drawText(
            QRect(right + 8, 0, m_marginWidth - 8, height()),
            Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            fontMetrics().elidedText(tr("Decides", "heading: in how many clusters a line decides"),
                                     Qt::ElideRight, m_marginWidth - 8));
    }
}

} // namespace fleetwright::ui
