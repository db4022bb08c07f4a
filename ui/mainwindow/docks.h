// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QMap>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace fleetwright::ui {

/// The window's docks: two for everywhere (Hierarchy, Search) and those of pages. Each page
/// (and each layout of one) remembers which are open, where and how wide. In a narrow window right
/// docks are tabs behind the left ones.
class Docks : public QObject {
    Q_OBJECT
public:
    Docks(QMainWindow &window, services::Settings &settings);

    QDockWidget *addEverywhere(const PageDock &dock);
    void addPageDocks(Page &page);

    void leave(const Page &page); ///< remembers
    void enter(Page &page);       ///< restores
    void changeView(Page &page);  ///< the page entered lays out anew: see Page::dockView
    void setCompact(bool compact);

    [[nodiscard]] QDockWidget *find(const QString &id) const;
    void showDock(const QString &id);
    void store(); ///< into the settings

protected:
    /// Names the tab bars that the window makes for docks.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        PageDock description;
        QDockWidget *dock = nullptr;
        Page *page = nullptr; ///< nullptr: everywhere
    };

    QDockWidget *add(const PageDock &description, Page *page);
    void giveDefaultSizes();
    [[nodiscard]] QString stateKey(const Page &page) const;
    [[nodiscard]] bool startsVisible(const Entry &entry, const Page &page) const;

    QMainWindow &m_window;
    services::Settings &m_settings;
    std::vector<Entry> m_entries;
    QVariantMap m_states; ///< page (and width class) → QMainWindow::saveState
    QString m_view;       ///< of the page entered
    bool m_compact = false;
};

} // namespace fleetwright::ui
