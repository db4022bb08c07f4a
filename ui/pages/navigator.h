// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/selection.h"

#include <QObject>
#include <QVariantMap>

#include <functional>
#include <vector>

namespace fleetwright::ui {

/// Numbers are those of Alt+1…8 and stay although some pages are missing.
enum class PageId {
    Start = 1,
    Compare,
    BlastRadius,
    Findings,
    Source,
    Clusters,
    Review,
    Workshop,
    // Without an entry in the page bar.
    Settings,
    Shortcuts,
    About,
};

/// Where the window is: a page, the selection, and the page's own state (scroll, filter, tab).
struct Location {
    PageId page = PageId::Start;
    SelectionState selection;
    QVariantMap pageState;
};

/// How pages lead to each other, and the way back. Holds no widgets: the window follows `located`.
class Navigator : public QObject {
    Q_OBJECT
public:
    explicit Navigator(Selection &selection, QObject *parent = nullptr);

    [[nodiscard]] PageId page() const { return m_page; }

    void go(PageId page); ///< with the selection as it is
    void go(PageId page, const SelectionState &selection);
    void openPlace(const base::Place &place); ///< Source, caret there
    /// Like go(), beside what the page shows now.
    void goBeside(PageId page, const SelectionState &selection);
    void showRule(const QString &rule); ///< Findings, only this rule
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return !m_past.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_future.empty(); }
    void forgetAll(); ///< another fleet

    /// The page state that belongs to the place just left; set by the window.
    void setStateReader(std::function<QVariantMap()> reader) { m_readState = std::move(reader); }

Q_SIGNALS:
    void located(const fleetwright::ui::Location &location);
    /// Before the page is gone to and the selection set.
    void besideWanted(fleetwright::ui::PageId page, const fleetwright::ui::SelectionState &hit);
    void historyChanged();

private:
    [[nodiscard]] Location here() const;
    void leaveFor(const Location &location);
    void arrive(const Location &location);

    Selection &m_selection;
    PageId m_page = PageId::Start;
    std::vector<Location> m_past;
    std::vector<Location> m_future;
    std::function<QVariantMap()> m_readState;
};

} // namespace fleetwright::ui
