// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/lineinfo.h"
#include "ui/editor/textsearch.h"
#include "ui/editor/yamltext.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

class QSyntaxHighlighter;

namespace fleetwright::ui {

class LeftMargin;
class RightMargin;

/// A message that belongs to a line of the file.
struct LineProblem {
    int line = 0;              ///< from 1
    Role role = Role::Warning; ///< Error, Warning or Info
    QString text;              ///< plain

    friend bool operator==(const LineProblem &, const LineProblem &) = default;
};

/// An editor for one text with margins: problems, line numbers, unsaved lines and folds at the
/// left, what each line decides at the right. Knows neither files nor the fleet: its owner gives it
/// what to show and takes the text. Undo is the owner's: the text has no history of its own.
class CodeEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    enum class Margins { Left, Both };
    void setMargins(Margins margins);
    void setSyntax(const QString &fileName);

    /// Changes only what differs, so that caret, selection and folds stay. Does not emit edited().
    void setContent(const QString &text);
    [[nodiscard]] QString content() const;
    [[nodiscard]] QStringList lines() const;

    // Lines and columns count from 1, columns in characters.
    void goTo(int line, int column = 1);
    [[nodiscard]] int caretLine() const;
    [[nodiscard]] int caretColumn() const;
    [[nodiscard]] int lineCount() const { return blockCount(); }

    void setProblems(std::vector<LineProblem> problems);
    [[nodiscard]] const std::vector<LineProblem> &problems() const { return m_problems; }
    void setChangedLines(std::set<int> lines);
    [[nodiscard]] const std::set<int> &changedLines() const { return m_changed; }
    enum class Freshness { Current, Stale };
    void setReach(const std::vector<LineReachInfo> &reach, Freshness freshness);
    [[nodiscard]] const std::map<int, LineReachInfo> &reach() const { return m_reach; }
    [[nodiscard]] Freshness reachFreshness() const { return m_freshness; }
    void setHits(const std::vector<TextHit> &hits);
    void setPointedLine(int line); ///< a line that another view points to, 0 for none

    void setIndentWidth(int width) { m_indent = width; }
    [[nodiscard]] int indentWidth() const { return m_indent; }
    void indent();
    void unindent();
    void toggleComment();
    /// Replaces a range as one step and leaves the caret behind it.
    void replaceRange(int begin, int end, const QString &text);

    [[nodiscard]] const std::vector<yamltext::FoldRange> &folds() const { return m_folds; }
    [[nodiscard]] bool isFolded(int firstLine) const; ///< from 1
    void toggleFold(int firstLine);
    void unfoldAll();

    struct VisibleLine {
        int line = 0; ///< from 1
        QRect rect;   ///< in the viewport
    };
    [[nodiscard]] std::vector<VisibleLine> visibleLines() const;
    /// Where the caret is, for popups.
    [[nodiscard]] QPoint caretPoint() const;
    [[nodiscard]] int rightMarginWidth() const;

Q_SIGNALS:
    void edited(); ///< by the user
    void undoWanted();
    void redoWanted();
    void reachAsked(int line, const QPoint &globalPosition);
    void caretMoved();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void textChangedSomehow(int position, int removed, int added);
    void placeMargins();
    void updateSelections();
    void caretMovedSomehow();
    void showFolds(const std::set<int> &closed);
    [[nodiscard]] std::set<int> closedFolds() const;
    void refreshFolds();
    void insertNewLine();
    bool backspaceIndent();
    void changeLines(const std::function<QStringList(const QStringList &)> &change);
    [[nodiscard]] QTextEdit::ExtraSelection lineSelection(int line, const QColor &color) const;

    LeftMargin *m_left;
    RightMargin *m_right;
    QSyntaxHighlighter *m_highlighter = nullptr;
    Margins m_margins = Margins::Both;
    std::vector<LineProblem> m_problems;
    std::set<int> m_changed;
    std::map<int, LineReachInfo> m_reach;
    Freshness m_freshness = Freshness::Current;
    std::vector<TextHit> m_hits;
    std::vector<yamltext::FoldRange> m_folds;
    QTimer m_foldSoon;
    int m_pointed = 0;
    int m_indent = 2;
    bool m_isLoading = false;
};

} // namespace fleetwright::ui
