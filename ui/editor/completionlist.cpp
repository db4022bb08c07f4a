// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/completionlist.h"

#include "services/text/words.h"
#include "ui/editor/codeeditor.h"
#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsShown = 10;
constexpr int mostRows = 200;

QString iconOf(Completion::Kind kind)
{
    switch (kind) {
    case Completion::Kind::Field:
        return u"list"_s;
    case Completion::Kind::Folder:
        return u"folder"_s;
    case Completion::Kind::File:
        return u"file"_s;
    case Completion::Kind::Cluster:
        return u"server"_s;
    case Completion::Kind::LabelKey:
    case Completion::Kind::LabelValue:
        return u"rule"_s;
    }
    return {};
}

} // namespace

CompletionList::CompletionList(CodeEditor *editor, Ask ask)
    : QListWidget(editor), m_editor(editor), m_ask(std::move(ask))
{
    setAccessibleName(tr("Completions"));
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    hide();
    editor->installEventFilter(this);
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { take(row(item)); });
    connect(editor, &CodeEditor::caretMoved, this, [this] {
        if (isVisible())
            fill(m_ask());
    });
}

void CompletionList::open()
{
    fill(m_ask());
    if (m_completions.choices.size() == 1)
        take(0);
}

void CompletionList::fill(const Completions &completions)
{
    m_completions = completions;
    clear();
    for (const Completion &choice : completions.choices) {
        if (count() == mostRows)
            break;
        addItem(new QListWidgetItem(icons::icon(iconOf(choice.kind), Role::Quiet),
                                    services::visible(choice.text), this));
    }
    if (count() == 0) {
        hide();
        return;
    }
    setCurrentRow(0);
    place();
    show();
    raise();
}

void CompletionList::place()
{
    const int width =
        std::clamp(sizeHintForColumn(0) + verticalScrollBar()->sizeHint().width() + 12, 160,
                   std::max(160, m_editor->width() - 20));
    const int height = sizeHintForRow(0) * std::min(count(), rowsShown) + 2 * frameWidth();
    const QRect caret = m_editor->cursorRect().translated(m_editor->viewport()->pos());
    int top = caret.bottom() + 2;
    if (top + height > m_editor->height() && caret.top() - height - 2 >= 0)
        top = caret.top() - height - 2;
    setGeometry(std::clamp(caret.left(), 0, std::max(0, m_editor->width() - width)), top, width,
                height);
}

void CompletionList::take(int row)
{
    hide();
    if (row < 0 || row >= static_cast<int>(m_completions.choices.size()))
        return;
    const Completion &choice = m_completions.choices[static_cast<std::size_t>(row)];
    const int caret = m_editor->textCursor().position();
    QString text = choice.text;
    if (choice.kind == Completion::Kind::LabelKey)
        text += u' ';
    m_editor->replaceRange(caret - m_completions.typed, caret, text);
}

bool CompletionList::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        setCurrentRow((currentRow() + count() - 1) % count());
        return true;
    case Qt::Key_Down:
        setCurrentRow((currentRow() + 1) % count());
        return true;
    case Qt::Key_PageUp:
        setCurrentRow(std::max(0, currentRow() - rowsShown));
        return true;
    case Qt::Key_PageDown:
        setCurrentRow(std::min(count() - 1, currentRow() + rowsShown));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(currentRow());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        hide();
        return false;
    default:
        return false;
    }
}

bool CompletionList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && isVisible()) {
        if (event->type() == QEvent::ShortcutOverride
            && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key()))
            return true;
        if (event->type() == QEvent::FocusOut)
            hide();
    }
    return QListWidget::eventFilter(watched, event);
}

} // namespace fleetwright::ui
