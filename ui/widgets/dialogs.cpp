// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace fleetwright::ui {

QString Dialogs::askFolder(QWidget *parent, const QString &title, const QString &start)
{
    return QFileDialog::getExistingDirectory(parent, title, start);
}

QString Dialogs::askSaveFile(QWidget *parent, const QString &title, const QString &suggested,
                             const QString &filter)
{
    return QFileDialog::getSaveFileName(parent, title, suggested, filter);
}

int Dialogs::ask(QWidget *parent, const Question &question)
{
    QMessageBox box(QMessageBox::Warning, question.title, question.title, QMessageBox::NoButton,
                    parent);
    box.setTextFormat(Qt::PlainText);
    QString text = question.text;
    if (!question.details.isEmpty())
        text += u"\n\n" + question.details.join(u'\n');
    box.setInformativeText(text);
    QList<QPushButton *> buttons;
    for (const QString &label : question.buttons) {
        const int index = static_cast<int>(buttons.size());
        buttons.append(box.addButton(label, index == question.cancel ? QMessageBox::RejectRole
                                                                     : QMessageBox::ActionRole));
    }
    if (!buttons.isEmpty())
        box.setDefaultButton(buttons.first());
    if (question.cancel >= 0 && question.cancel < buttons.size())
        box.setEscapeButton(buttons.at(question.cancel));
    box.exec();
    for (qsizetype index = 0; index < buttons.size(); ++index) {
        if (box.clickedButton() == buttons.at(index))
            return static_cast<int>(index);
    }
    return question.cancel;
}

namespace {

template<typename Answer>
Answer take(std::deque<Answer> &answers, Answer dismissed)
{
    if (answers.empty())
        return dismissed;
    Answer answer = answers.front();
    answers.pop_front();
    return answer;
}

} // namespace

QString PreparedDialogs::askFolder(QWidget *, const QString &, const QString &)
{
    return take(folders, QString());
}

QString PreparedDialogs::askSaveFile(QWidget *, const QString &, const QString &, const QString &)
{
    return take(saveFiles, QString());
}

int PreparedDialogs::ask(QWidget *, const Question &question)
{
    asked.push_back(question);
    return take(buttons, question.cancel);
}

} // namespace fleetwright::ui
