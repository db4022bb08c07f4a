// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/source/fileview.h"

#include <QWidget>

#include <vector>

class QStackedWidget;
class QTabBar;

namespace fleetwright::ui {

class Breadcrumb;
class FindBar;
class GoToLineBar;

/// Tabs of open files with their breadcrumb, find bar and line bar: one side of Source.
class EditorGroup : public QWidget {
    Q_OBJECT
public:
    EditorGroup(PageContext &context, QWidget *parent = nullptr);

    FileView *open(const base::RepoPath &file); ///< makes it the current tab
    [[nodiscard]] FileView *current() const;    ///< nullptr without tabs
    [[nodiscard]] FileView *find(const base::RepoPath &file) const;
    [[nodiscard]] const std::vector<FileView *> &views() const { return m_views; }
    void closeView(int index);
    void closeCurrent();
    void closeAll();

    void setFacts(const FleetFacts &facts);
    void flush();
    [[nodiscard]] FindBar &findBar() const { return *m_find; }
    [[nodiscard]] GoToLineBar &lineBar() const { return *m_line; }
    [[nodiscard]] Breadcrumb &breadcrumb() const { return *m_breadcrumb; }
    [[nodiscard]] QTabBar &tabs() const { return *m_tabs; }

Q_SIGNALS:
    void currentChanged(); ///< another file, or none
    void caretMoved();
    void stateChanged();
    void closed(const fleetwright::base::RepoPath &file);

private:
    void tabChanged(int index);
    void refreshTabs();
    void refreshBreadcrumb();
    void showTabMenu(const QPoint &position);

    PageContext &m_context;
    QTabBar *m_tabs;
    Breadcrumb *m_breadcrumb;
    QStackedWidget *m_stack;
    FindBar *m_find;
    GoToLineBar *m_line;
    std::vector<FileView *> m_views; ///< in the tabs' order
    FleetFacts m_facts;
};

} // namespace fleetwright::ui
