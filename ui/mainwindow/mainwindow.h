// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QMainWindow>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

class QStackedWidget;

namespace fleetwright::ui {

class CommandPalette;
class Docks;
class HierarchyDock;
class MainToolBar;
class PageBar;
class SearchDock;
class StatusBar;
class WindowCommands;

/// The one window: page bar, tool bar, stacked pages, docks, status bar. Holds the selection and
/// the way back; what is opened belongs to the workspace.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(services::Workspace &workspace, services::Jobs &jobs, services::Settings &settings,
               Dialogs &dialogs, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openFolder(
        const QString &folder); ///< asks about unsaved edits only by keeping them for recovery
    void openSampleFleet();

    [[nodiscard]] PageContext &context() { return m_context; }
    [[nodiscard]] Page *page(PageId id) const; ///< nullptr if there is no such page
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] std::vector<Page *> pages() const { return m_pages; }
    [[nodiscard]] Docks &docks() const { return *m_docks; }
    [[nodiscard]] CommandPalette &palettePopup() const { return *m_palette; }
    [[nodiscard]] HierarchyDock &hierarchy() const { return *m_hierarchy; }
    void showMessage(const Message &message); ///< in the current page
    /// Copies the focused view's or the page's selection.
    void copySelection(bool asMarkdown);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void buildBars();
    void buildPages();
    void buildDocks();
    void buildMenus();
    void connectWorkspace();
    void arrive(const Location &location);
    void refreshTitle();
    void refreshVeil();
    void refreshPageBar();
    void fleetOpened();
    void snapshotArrived();
    void switchBranch(const QString &branch);
    void restoreSession();
    void storeSession();
    [[nodiscard]] bool mayQuit();

    Selection m_selection;
    Navigator m_navigator;
    CommandSet m_commands;
    PageContext m_context;
    std::vector<Page *> m_pages; ///< children of the stack
    std::map<PageId, Page *> m_pageById;
    PageBar *m_pageBar = nullptr;
    MainToolBar *m_toolBar = nullptr;
    StatusBar *m_statusBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    Docks *m_docks = nullptr;
    HierarchyDock *m_hierarchy = nullptr;
    SearchDock *m_search = nullptr;
    CommandPalette *m_palette = nullptr;
    std::unique_ptr<WindowCommands> m_windowCommands;
    QWidget *m_veil = nullptr; ///< over the pages while their content is older than the last edit
    QTimer m_veilSoon;
    std::optional<Message> m_afterOpening; ///< for the page that the new fleet leads to
    bool m_showNewFleet = false; ///< leave Start when the first snapshot of a fleet is there
    bool m_geometryTouched = false;
};

} // namespace fleetwright::ui
