// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"
#include "turns.h"

namespace fleetwright::ui {
class MainWindow;
class ComparePage;
} // namespace fleetwright::ui

namespace fleetwright::bench {

/// A value in a file that the actions type into: the caret goes behind `text`.
struct EditPlace {
    base::RepoPath file;
    QString text;
};

struct EditPlaces {
    EditPlace base;    ///< in a layer that reaches many
    EditPlace cluster; ///< in a cluster's own layer
};

/// What a person does in the window, action by action, as far as it may be slow on a huge fleet.
class WindowActions {
public:
    WindowActions(ui::MainWindow &window, Turns &turns, EditPlaces places);

    void open(const QString &folder);
    void useCompare();
    void useSideBySide();
    void useHierarchy();
    void visitPages();
    void useFindings();
    void useClusters();
    void editSource();
    void usePalette();
    void useReview(); ///< while edits are unsaved
    void useRadius();
    void useWindow();
    void close();

private:
    [[nodiscard]] ui::ComparePage &compare() const;
    void tick(int clusters);
    void typeAt(const QString &action, const EditPlace &place);
    void undoAll();

    ui::MainWindow &m_window;
    Turns &m_turns;
    EditPlaces m_places;
};

} // namespace fleetwright::bench
