// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QToolBar>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace fleetwright::ui {

/// The selection as a line of text with a way up: Esc or × leaves the innermost level.
class SelectionBar : public QFrame {
    Q_OBJECT
public:
    explicit SelectionBar(Selection &selection, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Selection &m_selection;
    QLabel *m_text;
    QToolButton *m_up;
};

/// Back and forward, repository, branch, selection, undo and redo, unsaved edits, save, palette.
class MainToolBar : public QToolBar {
    Q_OBJECT
public:
    explicit MainToolBar(PageContext &context, QWidget *parent = nullptr);

    /// Fewer words where the window is narrow.
    void setCompact(bool compact);
    void openBranchMenu();
    [[nodiscard]] QToolButton *editsButton() const { return m_edits; }

Q_SIGNALS:
    void paletteRequested();
    void folderRequested(const QString &folder);
    void branchRequested(const QString &branch);
    void differenceRequested(const fleetwright::base::RepoPath &file);

private:
    void addHistoryButtons();
    void addRepositoryButtons();
    void addEditButtons();
    void fillRepositoryMenu();
    void fillBranchMenu();
    void fillEditsMenu();
    void refreshRepository();
    void refreshEdits();

    PageContext &m_context;
    bool m_compact = false;
    QToolButton *m_repository = nullptr;
    QToolButton *m_branch = nullptr;
    QAction *m_repositoryAction = nullptr;
    QAction *m_branchAction = nullptr;
    QAction *m_selectionAction = nullptr;
    QToolButton *m_edits = nullptr;
    QAction *m_editsAction = nullptr;
    QToolButton *m_palette = nullptr;
};

} // namespace fleetwright::ui
