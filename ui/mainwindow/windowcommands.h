// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QObject>

namespace fleetwright::ui {

class CommandPalette;
class MainToolBar;
class MainWindow;
class SearchDock;

/// What the commands do that work everywhere in the window. Pages add theirs.
class WindowCommands : public QObject {
    Q_OBJECT
public:
    explicit WindowCommands(MainWindow &window);

    void connectBars(MainToolBar &toolBar, CommandPalette &palette, SearchDock &search);
    /// Asks, file by file, what to do where disk and unsaved edits both changed.
    void showConflicts();

private:
    void addFileCommands();
    void addEditCommands();
    void addViewCommands();
    void addToolCommands();
    void zoom(int step);
    void saveRenderedOutput();
    [[nodiscard]] std::optional<base::RepoPath> currentUnsavedFile() const;

    MainWindow &m_window;
    PageContext &m_context;
};

/// Versions, limits and counts, but nothing of the fleet's content.
[[nodiscard]] QString diagnosticsText(const PageContext &context);

} // namespace fleetwright::ui
