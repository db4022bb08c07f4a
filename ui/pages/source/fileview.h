// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/decides.h"
#include "ui/editor/editortext.h"
#include "ui/pages/page.h"
#include "ui/pages/source/fileproblems.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;

namespace fleetwright::ui {

class CodeEditor;
class CompletionList;

/// What the editor's margins know of the fleet: a snapshot and the index made of it.
struct FleetFacts {
    model::SnapshotPtr snapshot;
    std::shared_ptr<const fleet::DecidesIndex> index; ///< nullptr until it is made
    services::CheckResultPtr findings;
};

/// One open file: an editor over the unsaved edits, or why there is none. Typing goes into the
/// edits shortly after; changes from elsewhere (undo, a move in the tree, the disk) come into the
/// editor.
class FileView : public QWidget {
    Q_OBJECT
public:
    FileView(PageContext &context, const base::RepoPath &file, QWidget *parent = nullptr);
    ~FileView() override;

    [[nodiscard]] const base::RepoPath &file() const { return m_file; }
    [[nodiscard]] CodeEditor &editor() const { return *m_editor; }
    [[nodiscard]] bool isEditable() const;  ///< there is an editor
    [[nodiscard]] bool isUnsaved() const;   ///< typed or edited
    [[nodiscard]] QString obstacle() const; ///< why there is no editor

    void flush(); ///< what was typed goes into the edits now
    void setFacts(const FleetFacts &facts);
    void goTo(const base::Place &place); ///< columns count bytes there
    [[nodiscard]] base::Place caretPlace() const;
    void complete();
    void showReach(int line, const QPoint &globalPosition) const; ///< as a tooltip
    [[nodiscard]] const std::optional<FileProblem> &parseError() const { return m_parseError; }
    /// "YAML   2 spaces   LF   UTF-8"
    [[nodiscard]] QString formatText() const;

Q_SIGNALS:
    void caretMoved();
    void stateChanged(); ///< unsaved or not, readable or not, a parse error came or went

private:
    void load();
    void showObstacle(const QString &text);
    void typed();
    void caretMovedSomehow();
    void editsChanged(const std::vector<base::RepoPath> &paths);
    void refreshState();
    void refreshMarks();
    void applyFont();
    void changeEvent(QEvent *event) override;

    PageContext &m_context;
    base::RepoPath m_file;
    QStackedLayout *m_stack;
    CodeEditor *m_editor;
    QLabel *m_obstacle;
    CompletionList *m_completions;
    EditorText m_text; ///< what the edits hold
    FleetFacts m_facts;
    std::optional<FileProblem> m_parseError;
    bool m_isDirty = false;   ///< typed since the last flush
    bool m_justTyped = false; ///< the caret's next move belongs to the typing
    QTimer m_flushSoon;
    QTimer m_pause; ///< after it typing is another step of the history
};

} // namespace fleetwright::ui
