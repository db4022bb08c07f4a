// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/gotolinebar.h"

#include "ui/editor/codeeditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

GoToLineBar::GoToLineBar(QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_line(new QLineEdit(this))
{
    m_label->setBuddy(m_line);
    m_line->setAccessibleName(tr("Line, or line:column"));
    m_line->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"\\d{1,9}(:\\d{0,6})?"_s), m_line));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_label);
    layout->addWidget(m_line);
    layout->addStretch(1);
    connect(m_line, &QLineEdit::returnPressed, this, &GoToLineBar::go);
    hide();
}

void GoToLineBar::setEditor(CodeEditor *editor)
{
    m_editor = editor;
    hide();
}

void GoToLineBar::open()
{
    if (!m_editor)
        return;
    m_label->setText(tr("Go to &line, 1 to %1:").arg(m_editor->lineCount()));
    m_line->setText(QString::number(m_editor->caretLine()));
    show();
    m_line->selectAll();
    m_line->setFocus();
}

void GoToLineBar::go()
{
    const QStringList parts = m_line->text().split(u':');
    hide();
    if (!m_editor || parts.first().isEmpty())
        return;
    m_editor->goTo(parts.first().toInt(), parts.size() > 1 ? qMax(1, parts[1].toInt()) : 1);
    m_editor->setFocus();
}

void GoToLineBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    hide();
    if (m_editor)
        m_editor->setFocus();
}

} // namespace fleetwright::ui
