// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/codeeditor.h"

#include "ui/editor/editormargins.h"
#include "ui/editor/editortext.h"
#include "ui/editor/syntax.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>

#include <algorithm>
#include <chrono>
#include <utility>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto foldDelay = 50ms;

} // namespace

CodeEditor::CodeEditor(QWidget *parent)
    : QPlainTextEdit(parent), m_left(new LeftMargin(this)), m_right(new RightMargin(this))
{
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    setCursorWidth(2);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    connect(document(), &QTextDocument::contentsChange, this, &CodeEditor::textChangedSomehow);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEditor::caretMovedSomehow);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEditor::placeMargins);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int) {
        m_left->update();
        m_right->update();
    });
    m_foldSoon.setSingleShot(true);
    m_foldSoon.setInterval(foldDelay);
    connect(&m_foldSoon, &QTimer::timeout, this, &CodeEditor::refreshFolds);
    placeMargins();
    updateSelections();
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::setMargins(Margins margins)
{
    m_margins = margins;
    m_right->setVisible(margins == Margins::Both);
    placeMargins();
}

void CodeEditor::setSyntax(const QString &fileName)
{
    delete m_highlighter;
    m_isLoading = true;
    m_highlighter = makeHighlighter(document(), fileName, palette());
    m_isLoading = false;
}

QString CodeEditor::content() const
{
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

QStringList CodeEditor::lines() const
{
    return content().split(u'\n');
}

void CodeEditor::setContent(const QString &text)
{
    const QString old = content();
    if (old == text)
        return;
    const qsizetype shorter = std::min(old.size(), text.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == text[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    m_isLoading = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(head, text.size() - tail - head));
    m_isLoading = false;
    refreshFolds();
    updateSelections();
}

void CodeEditor::textChangedSomehow(int, int removed, int added)
{
    // A highlighter reports colours as changes of nothing.
    if (m_isLoading || (removed == 0 && added == 0) || isReadOnly())
        return;
    m_foldSoon.start();
    Q_EMIT edited();
}

void CodeEditor::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, blockCount()) - 1);
    QTextCursor cursor(block);
    cursor.setPosition(block.position()
                       + std::clamp(column - 1, 0, std::max(0, block.length() - 1)));
    setTextCursor(cursor);
    centerCursor();
}

int CodeEditor::caretLine() const
{
    return textCursor().blockNumber() + 1;
}

int CodeEditor::caretColumn() const
{
    return textCursor().positionInBlock() + 1;
}

void CodeEditor::setProblems(std::vector<LineProblem> problems)
{
    if (problems == m_problems)
        return;
    m_problems = std::move(problems);
    updateSelections();
    m_left->update();
}

void CodeEditor::setChangedLines(std::set<int> lines)
{
    m_changed = std::move(lines);
    m_left->update();
}

void CodeEditor::setReach(const std::vector<LineReachInfo> &reach, Freshness freshness)
{
    m_freshness = freshness;
    m_reach.clear();
    for (const LineReachInfo &info : reach)
        m_reach.emplace(info.line, info);
    placeMargins();
    m_right->update();
}

void CodeEditor::setHits(const std::vector<TextHit> &hits)
{
    m_hits = hits;
    updateSelections();
}

void CodeEditor::setPointedLine(int line)
{
    if (line == m_pointed)
        return;
    m_pointed = line;
    updateSelections();
}

QTextEdit::ExtraSelection CodeEditor::lineSelection(int line, const QColor &color) const
{
    QTextEdit::ExtraSelection selection;
    selection.format.setBackground(color);
    selection.format.setProperty(QTextFormat::FullWidthSelection, true);
    selection.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
    return selection;
}

void CodeEditor::updateSelections()
{
    QList<QTextEdit::ExtraSelection> selections;
    if (!isReadOnly() || hasFocus())
        selections.append(lineSelection(caretLine(), theme::hoverColor(palette())));
    if (m_pointed > 0 && m_pointed <= blockCount())
        selections.append(lineSelection(m_pointed, theme::hoverColor(palette())));
    // Far more hits than anybody looks at make every repaint slow.
    constexpr std::size_t mostShown = 2000;
    for (std::size_t i = 0; i < std::min(m_hits.size(), mostShown); ++i) {
        QTextEdit::ExtraSelection selection;
        selection.format.setBackground(theme::hitColor(palette()));
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(std::min(m_hits[i].begin, document()->characterCount() - 1));
        selection.cursor.setPosition(
            std::min(m_hits[i].begin + m_hits[i].length, document()->characterCount() - 1),
            QTextCursor::KeepAnchor);
        selections.append(selection);
    }
    for (const LineProblem &problem : m_problems) {
        const QTextBlock block = document()->findBlockByNumber(problem.line - 1);
        if (!block.isValid())
            continue;
        const QString text = block.text();
        qsizetype begin = 0;
        while (begin < text.size() && text[begin].isSpace())
            ++begin;
        QTextEdit::ExtraSelection selection;
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(theme::colors(problem.role, palette()).border);
        selection.cursor = QTextCursor(block);
        selection.cursor.setPosition(block.position() + static_cast<int>(begin));
        selection.cursor.setPosition(block.position() + static_cast<int>(text.size()),
                                     QTextCursor::KeepAnchor);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void CodeEditor::caretMovedSomehow()
{
    // A caret behind a fold opens it: nobody types blindly.
    if (!textCursor().block().isVisible()) {
        const int line = caretLine() - 1;
        std::set<int> closed = closedFolds();
        for (const yamltext::FoldRange &range : m_folds) {
            if (range.first < line && line <= range.last)
                closed.erase(range.first);
        }
        showFolds(closed);
    }
    updateSelections();
    m_left->update();
    Q_EMIT caretMoved();
}

std::set<int> CodeEditor::closedFolds() const
{
    std::set<int> closed;
    for (const yamltext::FoldRange &range : m_folds) {
        const QTextBlock block = document()->findBlockByNumber(range.first);
        if (block.isVisible() && block.next().isValid() && !block.next().isVisible())
            closed.insert(range.first);
    }
    return closed;
}

void CodeEditor::showFolds(const std::set<int> &closed)
{
    // A change of what is seen is reported like a change of the text.
    const bool wasLoading = std::exchange(m_isLoading, true);
    int hiddenUntil = -1;
    auto range = m_folds.begin();
    int number = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next(), ++number) {
        while (range != m_folds.end() && range->first < number)
            ++range;
        block.setVisible(number > hiddenUntil);
        if (range != m_folds.end() && range->first == number && closed.contains(number))
            hiddenUntil = std::max(hiddenUntil, range->last);
    }
    document()->markContentsDirty(0, document()->characterCount());
    m_isLoading = wasLoading;
    viewport()->update();
    m_left->update();
    m_right->update();
}

void CodeEditor::refreshFolds()
{
    m_foldSoon.stop();
    const std::set<int> closed = closedFolds();
    m_folds = yamltext::foldRanges(lines());
    if (!closed.empty())
        showFolds(closed);
    m_left->update();
}

bool CodeEditor::isFolded(int firstLine) const
{
    return closedFolds().contains(firstLine - 1);
}

void CodeEditor::toggleFold(int firstLine)
{
    if (m_foldSoon.isActive())
        refreshFolds();
    const int line = firstLine - 1;
    const auto range =
        std::find_if(m_folds.begin(), m_folds.end(),
                     [line](const yamltext::FoldRange &one) { return one.first == line; });
    if (range == m_folds.end())
        return;
    std::set<int> closed = closedFolds();
    const bool closing = closed.insert(line).second;
    if (!closing)
        closed.erase(line);
    const int caret = caretLine() - 1;
    if (closing && caret > line && caret <= range->last)
        goTo(firstLine);
    showFolds(closed);
}

void CodeEditor::unfoldAll()
{
    showFolds({});
}

std::vector<CodeEditor::VisibleLine> CodeEditor::visibleLines() const
{
    std::vector<VisibleLine> result;
    QTextBlock block = firstVisibleBlock();
    const QPointF offset = contentOffset();
    for (; block.isValid(); block = block.next()) {
        if (!block.isVisible())
            continue;
        const QRectF rect = blockBoundingGeometry(block).translated(offset);
        if (rect.top() > viewport()->height())
            break;
        result.push_back({block.blockNumber() + 1, rect.toAlignedRect()});
    }
    return result;
}

QPoint CodeEditor::caretPoint() const
{
    return viewport()->mapToGlobal(cursorRect().bottomLeft());
}

int CodeEditor::rightMarginWidth() const
{
    return m_margins == Margins::Both ? m_right->wantedWidth() : 0;
}

void CodeEditor::placeMargins()
{
    const int left = m_left->wantedWidth();
    const int right = rightMarginWidth();
    setViewportMargins(left, 0, right, 0);
    const QRect inside = contentsRect();
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    m_left->setGeometry(inside.left(), inside.top(), left, viewport()->height());
    m_right->setGeometry(inside.right() + 1 - bar - right, inside.top(), right,
                         viewport()->height());
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargins();
}

void CodeEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    // A new style or application font may leave the text in another font than the editor's own.
    if (document()->defaultFont() != font())
        document()->setDefaultFont(font());
    if (event->type() == QEvent::FontChange) {
        placeMargins();
        setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 8);
    } else if (event->type() == QEvent::PaletteChange) {
        m_isLoading = true;
        if (m_highlighter)
            recolour(m_highlighter, palette());
        m_isLoading = false;
        updateSelections();
    }
}

bool CodeEditor::event(QEvent *event)
{
    // The window's undo is over all files: its action must get the keys.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        Q_EMIT undoWanted();
        return;
    }
    if (event->matches(QKeySequence::Redo)) {
        Q_EMIT redoWanted();
        return;
    }
    if (isReadOnly()) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const bool plain =
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && event->key() == Qt::Key_Tab)
        indent();
    else if (event->key() == Qt::Key_Backtab)
        unindent();
    else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        insertNewLine();
    else if (!plain || event->key() != Qt::Key_Backspace || !backspaceIndent())
        QPlainTextEdit::keyPressEvent(event);
}

void CodeEditor::insertNewLine()
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    cursor.insertText(u'\n' + yamltext::indentAfter(before, m_indent));
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
}

bool CodeEditor::backspaceIndent()
{
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        return false;
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    if (before.isEmpty() || before.count(u' ') != before.size())
        return false;
    const auto wanted = static_cast<int>((before.size() - 1) / m_indent * m_indent);
    cursor.setPosition(cursor.block().position() + wanted, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    return true;
}

void CodeEditor::changeLines(const std::function<QStringList(const QStringList &)> &change)
{
    QTextCursor cursor = textCursor();
    const bool hadSelection = cursor.hasSelection();
    QTextBlock first = document()->findBlock(cursor.selectionStart());
    QTextBlock last = document()->findBlock(cursor.selectionEnd());
    // A selection that ends before the first character of a line does not mean that line.
    if (hadSelection && last != first && cursor.selectionEnd() == last.position())
        last = last.previous();
    QStringList before;
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        before.append(block.text());
        if (block == last)
            break;
    }
    const QStringList after = change(before);
    if (after == before)
        return;
    const int begin = first.position();
    const int column =
        cursor.positionInBlock() + static_cast<int>(after.last().size() - before.last().size());
    cursor.setPosition(begin);
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    cursor.insertText(after.join(u'\n'));
    if (hadSelection) {
        cursor.setPosition(begin);
        cursor.setPosition(begin + static_cast<int>(after.join(u'\n').size()),
                           QTextCursor::KeepAnchor);
    } else {
        cursor.setPosition(begin + std::clamp(column, 0, static_cast<int>(after.last().size())));
    }
    setTextCursor(cursor);
}

void CodeEditor::indent()
{
    if (!textCursor().hasSelection()) {
        const int column = textCursor().positionInBlock();
        textCursor().insertText(QString(m_indent - column % m_indent, u' '));
        return;
    }
    changeLines([this](QStringList lines) {
        for (QString &line : lines) {
            if (!line.trimmed().isEmpty())
                line.prepend(QString(m_indent, u' '));
        }
        return lines;
    });
}

void CodeEditor::unindent()
{
    changeLines([this](QStringList lines) {
        for (QString &line : lines) {
            qsizetype spaces = 0;
            while (spaces < m_indent && spaces < line.size() && line[spaces] == u' ')
                ++spaces;
            line.remove(0, spaces);
        }
        return lines;
    });
}

void CodeEditor::toggleComment()
{
    changeLines(yamltext::toggledComment);
}

void CodeEditor::replaceRange(int begin, int end, const QString &text)
{
    QTextCursor cursor(document());
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void CodeEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(editable(source->text()));
    ensureCursorVisible();
}

} // namespace fleetwright::ui
