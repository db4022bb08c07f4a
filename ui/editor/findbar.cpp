// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/findbar.h"

#include "ui/editor/codeeditor.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QToolButton *iconButton(const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icons::icon(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_find(new QLineEdit(this)), m_replace(new QLineEdit(this)),
      m_case(makeToggle(tr("Aa", "letter case"), tr("Match case"))),
      m_words(makeToggle(tr("W", "whole words"), tr("Whole words"))),
      m_expression(makeToggle(u".*"_s, tr("Regular expression"))), m_count(new QLabel(this)),
      m_replaceRow(new QWidget(this))
{
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_replace->setPlaceholderText(tr("Replace by"));
    m_replace->setAccessibleName(tr("Replace by"));
    m_count->setTextFormat(Qt::PlainText);
    auto *previous = iconButton(u"up"_s, tr("Hit before"), this);
    auto *next = iconButton(u"down"_s, tr("Next hit"), this);
    auto *closing = iconButton(u"close"_s, tr("Close"), this);

    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_find, 1);
    for (QToolButton *toggle : {m_case, m_words, m_expression})
        row->addWidget(toggle);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(m_count);
    row->addWidget(closing);

    auto *replaceOneButton = new QPushButton(tr("Replace"), m_replaceRow);
    auto *replaceAllButton = new QPushButton(tr("Replace all"), m_replaceRow);
    auto *replacing = new QHBoxLayout(m_replaceRow);
    replacing->setContentsMargins(0, 0, 0, 0);
    replacing->setSpacing(4);
    replacing->addWidget(m_replace, 1);
    replacing->addWidget(replaceOneButton);
    replacing->addWidget(replaceAllButton);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_replaceRow);

    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(60ms);
    connect(&m_refreshSoon, &QTimer::timeout, this, &FindBar::refresh);
    connect(m_find, &QLineEdit::textChanged, this, [this] {
        refresh();
        if (m_editor && !m_hits.empty() && currentHit() < 0) {
            // The hit at or behind where the search began, while the text grows.
            const int from = m_editor->textCursor().selectionStart();
            const auto hit = std::find_if(m_hits.begin(), m_hits.end(),
                                          [from](const TextHit &one) { return one.begin >= from; });
            goTo(hit == m_hits.end() ? 0 : static_cast<std::size_t>(hit - m_hits.begin()));
        }
    });
    for (QToolButton *toggle : {m_case, m_words, m_expression})
        connect(toggle, &QToolButton::toggled, this, &FindBar::refresh);
    m_find->installEventFilter(this); // its own signal does not tell Shift+Enter from Enter
    connect(previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(closing, &QToolButton::clicked, this, &FindBar::close);
    connect(m_replace, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(replaceOneButton, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(replaceAllButton, &QPushButton::clicked, this, &FindBar::replaceAll);
    hide();
}

QToolButton *FindBar::makeToggle(const QString &text, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void FindBar::setEditor(CodeEditor *editor)
{
    if (editor == m_editor)
        return;
    disconnect(m_following);
    if (m_editor)
        m_editor->setHits({});
    m_editor = editor;
    if (editor) {
        m_following = connect(editor, &QPlainTextEdit::textChanged, this, [this] {
            if (isVisible())
                m_refreshSoon.start();
        });
    }
    if (isVisible())
        refresh();
}

TextSearch FindBar::search() const
{
    TextSearch search;
    search.pattern = m_find->text();
    search.letters = m_case->isChecked() ? TextSearch::Case::Match : TextSearch::Case::Ignore;
    search.words = m_words->isChecked() ? TextSearch::Words::Whole : TextSearch::Words::Any;
    search.kind =
        m_expression->isChecked() ? TextSearch::Kind::Expression : TextSearch::Kind::Plain;
    return search;
}

void FindBar::open(Mode mode)
{
    if (!m_editor)
        return;
    m_replaceRow->setVisible(mode == Mode::Replace && !m_editor->isReadOnly());
    const QString selected = m_editor->textCursor().selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_find->setText(selected);
    refresh();
    m_find->selectAll();
    m_find->setFocus();
}

void FindBar::close()
{
    hide();
    m_hits.clear();
    if (m_editor) {
        m_editor->setHits({});
        m_editor->setFocus();
    }
}

void FindBar::refresh()
{
    m_refreshSoon.stop();
    if (!m_editor)
        return;
    m_hits = findAll(m_editor->content(), search());
    m_editor->setHits(m_hits);
    showCount();
}

void FindBar::showCount()
{
    const QString why = whyNotSearch(search());
    if (m_find->text().isEmpty())
        m_count->clear();
    else if (!why.isEmpty())
        m_count->setText(why);
    else if (m_hits.empty())
        m_count->setText(tr("No hits"));
    else if (const int current = currentHit(); current >= 0)
        m_count->setText(tr("%1 of %2").arg(current + 1).arg(m_hits.size()));
    else
        m_count->setText(tr("%n hits", nullptr, static_cast<int>(m_hits.size())));
}

int FindBar::currentHit() const
{
    if (!m_editor)
        return -1;
    const QTextCursor cursor = m_editor->textCursor();
    const TextHit selected{cursor.selectionStart(),
                           cursor.selectionEnd() - cursor.selectionStart()};
    const auto found = std::find(m_hits.begin(), m_hits.end(), selected);
    return found == m_hits.end() ? -1 : static_cast<int>(found - m_hits.begin());
}

void FindBar::goTo(std::size_t hit)
{
    QTextCursor cursor(m_editor->document());
    cursor.setPosition(m_hits[hit].begin);
    cursor.setPosition(m_hits[hit].begin + m_hits[hit].length, QTextCursor::KeepAnchor);
    m_editor->setTextCursor(cursor);
    m_editor->ensureCursorVisible();
    showCount();
}

void FindBar::findNext()
{
    if (!m_editor)
        return;
    refresh();
    if (m_hits.empty())
        return;
    const int from = m_editor->textCursor().selectionEnd();
    const int current = currentHit();
    const auto hit = std::find_if(m_hits.begin(), m_hits.end(),
                                  [from](const TextHit &one) { return one.begin >= from; });
    const bool wraps = hit == m_hits.end();
    goTo(current >= 0 ? static_cast<std::size_t>(current + 1) % m_hits.size()
         : wraps      ? 0
                      : static_cast<std::size_t>(hit - m_hits.begin()));
}

void FindBar::findPrevious()
{
    if (!m_editor)
        return;
    refresh();
    if (m_hits.empty())
        return;
    const int from = m_editor->textCursor().selectionStart();
    const auto after = std::find_if(m_hits.begin(), m_hits.end(),
                                    [from](const TextHit &one) { return one.begin >= from; });
    goTo(after == m_hits.begin() ? m_hits.size() - 1
                                 : static_cast<std::size_t>(after - m_hits.begin()) - 1);
}

void FindBar::replaceOne()
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    const int current = currentHit();
    if (current >= 0) {
        const TextHit hit = m_hits[static_cast<std::size_t>(current)];
        m_editor->replaceRange(
            hit.begin, hit.begin + hit.length,
            replacementOf(m_editor->content(), hit, search(), m_replace->text()));
    }
    findNext();
}

void FindBar::replaceAll()
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    refresh();
    const QString text = m_editor->content();
    QTextCursor cursor(m_editor->document());
    cursor.beginEditBlock();
    // From the end, so that what is still to come keeps its place.
    for (auto hit = m_hits.rbegin(); hit != m_hits.rend(); ++hit) {
        cursor.setPosition(hit->begin);
        cursor.setPosition(hit->begin + hit->length, QTextCursor::KeepAnchor);
        cursor.insertText(replacementOf(text, *hit, search(), m_replace->text()));
    }
    cursor.endEditBlock();
    const auto replaced = static_cast<int>(m_hits.size());
    refresh();
    m_count->setText(tr("%n replaced", nullptr, replaced));
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() & Qt::ShiftModifier)
                findPrevious();
            else
                findNext();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace fleetwright::ui
