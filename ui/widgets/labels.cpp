// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/labels.h"

#include <QLabel>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *makeLinks(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

QString linkTo(int target, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(target).arg(breakable(text).toHtmlEscaped());
}

QString breakable(const QString &text)
{
    constexpr QChar zeroWidthSpace(0x200b);
    QString result;
    for (const QChar letter : text) {
        result += letter;
        if (u"/.#=:[-"_s.contains(letter))
            result += zeroWidthSpace;
    }
    return result;
}

} // namespace fleetwright::ui
