// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/patchview.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QTextBlock>

#include <optional>

namespace fleetwright::ui {

namespace {

constexpr int mostColouredLines = 20'000;

std::optional<Role> roleOf(const QString &line)
{
    if (line.startsWith(u"+++") || line.startsWith(u"---"))
        return Role::Quiet;
    if (line.startsWith(u'+'))
        return Role::Added;
    if (line.startsWith(u'-'))
        return Role::Removed;
    if (line.startsWith(u"@@") || line.startsWith(u"diff ") || line.startsWith(u"index ")
        || line.startsWith(u"\\"))
        return Role::Quiet;
    return std::nullopt;
}

} // namespace

PatchView::PatchView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFrameShape(NoFrame);
    setTabChangesFocus(true);
}

void PatchView::setPatch(const QString &patch)
{
    if (patch == toPlainText())
        return;
    setPlainText(patch);
    colourLines();
}

void PatchView::colourLines()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (QTextBlock block = document()->begin();
         block.isValid() && selections.size() < mostColouredLines; block = block.next()) {
        const auto role = roleOf(block.text());
        if (!role)
            continue;
        const RoleColors colors = theme::colors(*role, palette());
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setForeground(colors.text);
        if (*role != Role::Quiet) {
            selection.format.setBackground(colors.fill);
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        }
        selections.append(selection);
        // The background is as wide as the view; the text's colour needs the line selected.
        selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selection.format.clearProperty(QTextFormat::FullWidthSelection);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void PatchView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourLines();
}

} // namespace fleetwright::ui
