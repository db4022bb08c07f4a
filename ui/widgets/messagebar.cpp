// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/messagebar.h"

#include "ui/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

QString iconOf(Role role)
{
    switch (role) {
    case Role::Error:
        return u"error"_s;
    case Role::Warning:
        return u"warning"_s;
    case Role::Fine:
        return u"fine"_s;
    case Role::Pending:
        return u"pencil"_s;
    default:
        return u"info"_s;
    }
}

} // namespace

MessageBar::MessageBar(const Message &message, QWidget *parent)
    : QFrame(parent), m_message(message), m_icon(new QLabel(this)),
      m_text(new QLabel(message.text, this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(message.text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    for (const Message::Action &action : message.actions) {
        auto *button = new QPushButton(action.text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, action.run);
        row->addWidget(button);
    }
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(icons::icon(u"close"_s));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &MessageBar::closeRequested);
    row->addWidget(close);
    setAccessibleName(message.text);
    applyPalette();
}

void MessageBar::applyPalette()
{
    const int size = fontMetrics().height();
    m_icon->setPixmap(icons::pixmap(iconOf(m_message.role), m_message.role, palette(), size,
                                    devicePixelRatioF()));
    QPalette text = m_text->palette();
    text.setColor(QPalette::WindowText, theme::textColor(m_message.role, palette()));
    m_text->setPalette(text);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const RoleColors colors = theme::colors(m_message.role, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

MessageArea::MessageArea(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(12, 0, 12, 6);
    m_layout->setSpacing(6);
    hide();
}

void MessageArea::show(const Message &message)
{
    remove(message.key);
    auto *bar = new MessageBar(message, this);
    connect(bar, &MessageBar::closeRequested, this, [this, key = message.key] { remove(key); });
    m_layout->insertWidget(0, bar);
    m_bars.prepend(bar);
    setVisible(true);
    Q_EMIT shown(message);
}

void MessageArea::remove(const QString &key)
{
    for (qsizetype index = m_bars.size() - 1; index >= 0; --index) {
        MessageBar *bar = m_bars.at(index);
        if (bar->message().key != key)
            continue;
        m_bars.removeAt(index);
        m_layout->removeWidget(bar);
        bar->hide();
        bar->deleteLater(); // it may be the sender
    }
    setVisible(!m_bars.isEmpty());
}

void MessageArea::clear()
{
    while (!m_bars.isEmpty())
        remove(m_bars.first()->message().key);
}

} // namespace fleetwright::ui
