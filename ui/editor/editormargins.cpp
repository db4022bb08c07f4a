// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/editormargins.h"

#include "ui/editor/codeeditor.h"
#include "ui/theme/icons.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostBoxes = 8;
constexpr int barWidth = 4;

/// The worst problem of a line; nullptr for none.
const LineProblem *problemOf(const CodeEditor &editor, int line)
{
    const auto rank = [](Role role) {
        return role == Role::Error ? 2 : role == Role::Warning ? 1 : 0;
    };
    const LineProblem *worst = nullptr;
    for (const LineProblem &problem : editor.problems()) {
        if (problem.line == line && (!worst || rank(problem.role) > rank(worst->role)))
            worst = &problem;
    }
    return worst;
}

QString problemTexts(const CodeEditor &editor, int line)
{
    QStringList texts;
    for (const LineProblem &problem : editor.problems()) {
        if (problem.line == line)
            texts.append(problem.text.toHtmlEscaped());
    }
    return texts.join(u"<br>"_s);
}

QString iconOf(Role role)
{
    return role == Role::Error ? u"error"_s : role == Role::Warning ? u"warning"_s : u"info"_s;
}

} // namespace

LeftMargin::LeftMargin(CodeEditor *editor) : QWidget(editor), m_editor(editor)
{
    setAccessibleName(tr("Problems and line numbers"));
    setCursor(Qt::ArrowCursor);
}

int LeftMargin::iconWidth() const
{
    return m_editor->fontMetrics().ascent() + 6;
}

int LeftMargin::foldWidth() const
{
    return m_editor->fontMetrics().ascent() + 4;
}

int LeftMargin::wantedWidth() const
{
    const auto digits =
        static_cast<int>(std::max<qsizetype>(2, QString::number(m_editor->lineCount()).size()));
    return iconWidth() + m_editor->fontMetrics().horizontalAdvance(u'0') * digits + 6 + barWidth
           + foldWidth();
}

void LeftMargin::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.setFont(m_editor->font());
    const QFontMetrics metrics = m_editor->fontMetrics();
    const int barLeft = width() - foldWidth() - barWidth;
    const int caret = m_editor->caretLine();
    const auto &folds = m_editor->folds();
    for (const CodeEditor::VisibleLine &line : m_editor->visibleLines()) {
        const QRect row(0, line.rect.top(), width(), metrics.height());
        const int size = metrics.ascent();
        if (const LineProblem *problem = problemOf(*m_editor, line.line))
            icons::paint(painter, QRect(4, row.top() + (row.height() - size) / 2, size, size),
                         iconOf(problem->role), problem->role, palette());
        QFont font = m_editor->font();
        font.setBold(line.line == caret);
        painter.setFont(font);
        painter.setPen(line.line == caret ? palette().color(QPalette::Text)
                                          : theme::textColor(Role::Quiet, palette()));
        painter.drawText(QRect(0, row.top(), barLeft - 6, row.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line.line));
        if (m_editor->changedLines().contains(line.line))
            painter.fillRect(barLeft, line.rect.top(), barWidth, line.rect.height(),
                             theme::colors(Role::Pending, palette()).border);
        const bool opensBlock =
            std::any_of(folds.begin(), folds.end(), [&](const yamltext::FoldRange &range) {
                return range.first + 1 == line.line;
            });
        if (opensBlock)
            icons::paint(painter,
                         QRect(width() - foldWidth() + 2, row.top() + (row.height() - size + 2) / 2,
                               size - 2, size - 2),
                         m_editor->isFolded(line.line) ? u"right"_s : u"down"_s, Role::Quiet,
                         palette());
    }
}

int LeftMargin::lineAt(int y) const
{
    for (const CodeEditor::VisibleLine &line : m_editor->visibleLines()) {
        if (y >= line.rect.top() && y <= line.rect.bottom())
            return line.line;
    }
    return 0;
}

void LeftMargin::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    const int line = lineAt(position.y());
    if (line == 0)
        return;
    if (position.x() >= width() - foldWidth())
        m_editor->toggleFold(line);
    else
        m_editor->goTo(line);
}

bool LeftMargin::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = problemTexts(*m_editor, lineAt(help->pos().y()));
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void LeftMargin::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_editor->verticalScrollBar(), event);
}

RightMargin::RightMargin(CodeEditor *editor) : QWidget(editor), m_editor(editor)
{
    setAccessibleName(tr("In how many clusters each line decides"));
    setCursor(Qt::ArrowCursor);
}

int RightMargin::wantedWidth() const
{
    std::size_t most = 0;
    for (const auto &[line, info] : m_editor->reach())
        most = std::max(most, info.reach);
    if (most == 0)
        return m_editor->fontMetrics().horizontalAdvance(u"Decides"_s) + 16;
    const QFontMetrics metrics = m_editor->fontMetrics();
    const auto boxes = static_cast<int>(std::min(most, mostBoxes));
    const auto digits = static_cast<int>(QString::number(most).size());
    return boxes * (metrics.ascent() * 2 / 3 + 2)
           + metrics.horizontalAdvance(u'0') * (digits * 2 + 1) + 26;
}

void RightMargin::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.fillRect(0, 0, 1, height(), theme::lineColor(palette()));
    const bool stale = m_editor->reachFreshness() == CodeEditor::Freshness::Stale;
    const RoleColors kept = theme::colors(stale ? Role::Quiet : Role::Kept, palette());
    const QFontMetrics metrics = m_editor->fontMetrics();
    const int box = metrics.ascent() * 2 / 3;
    for (const CodeEditor::VisibleLine &line : m_editor->visibleLines()) {
        const auto found = m_editor->reach().find(line.line);
        if (found == m_editor->reach().end() || found->second.reach == 0)
            continue;
        const LineReachInfo &info = found->second;
        const int middle = line.rect.top() + metrics.height() / 2;
        int x = 8;
        painter.setPen(kept.border);
        if (info.reach <= mostBoxes) {
            for (std::size_t i = 0; i < info.reach; ++i) {
                painter.setBrush(i < info.decides ? QBrush(kept.border)
                                                  : QBrush(palette().color(QPalette::Base)));
                painter.drawRoundedRect(QRectF(x + 0.5, middle - box / 2.0 - 1, box - 1, box + 1),
                                        1.5, 1.5);
                x += box + 2;
            }
        } else {
            const int whole = static_cast<int>(mostBoxes) * (box + 2) - 2;
            const int part =
                static_cast<int>(static_cast<std::size_t>(whole) * info.decides / info.reach);
            painter.setBrush(palette().color(QPalette::Base));
            painter.drawRect(QRectF(x + 0.5, middle - box / 2.0 - 1, whole, box + 1));
            painter.fillRect(QRectF(x + 0.5, middle - box / 2.0 - 1, part, box + 1), kept.border);
            x += whole + 2;
        }
        QFont bold = m_editor->font();
        bold.setBold(!stale);
        painter.setFont(bold);
        painter.setPen(stale || info.decides == 0 ? theme::textColor(Role::Quiet, palette())
                                                  : palette().color(QPalette::Text));
        const QString decides = QString::number(info.decides);
        const QRect room(x + 4, line.rect.top(), width() - x, metrics.height());
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, decides);
        painter.setFont(m_editor->font());
        painter.setPen(theme::textColor(Role::Quiet, palette()));
        painter.drawText(room.adjusted(QFontMetrics(bold).horizontalAdvance(decides), 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, u'/' + QString::number(info.reach));
    }
}

bool RightMargin::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (const CodeEditor::VisibleLine &line : m_editor->visibleLines()) {
            if (help->pos().y() < line.rect.top() || help->pos().y() > line.rect.bottom())
                continue;
            if (m_editor->reach().contains(line.line))
                Q_EMIT m_editor->reachAsked(line.line, help->globalPos());
        }
        return true;
    }
    return QWidget::event(event);
}

void RightMargin::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_editor->verticalScrollBar(), event);
}

} // namespace fleetwright::ui
