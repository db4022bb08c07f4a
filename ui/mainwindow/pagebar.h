// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/navigator.h"

#include <QMap>
#include <QToolBar>
#include <QToolButton>

class QActionGroup;

namespace fleetwright::ui {

/// One entry of the page bar: icon above label, a mark when current, a badge with a number.
class PageButton : public QToolButton {
    Q_OBJECT
public:
    explicit PageButton(QAction *action, QWidget *parent = nullptr);

    void setBadge(int number);
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_label;
    int m_badge = 0;
    bool m_compact = false;
};

/// The bar of pages at the left. Pages that do not exist are not in it.
class PageBar : public QToolBar {
    Q_OBJECT
public:
    explicit PageBar(QWidget *parent = nullptr);

    /// `action` is the page's command; the bar checks it while the page is current.
    void addPage(PageId page, const QString &title, QAction *action);
    void setCurrent(PageId page);
    void setBadge(PageId page, int number);
    void setPageEnabled(PageId page, bool enabled);
    /// Labels become tooltips.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    [[nodiscard]] PageButton *button(PageId page) const { return m_buttons.value(page); }

private:
    QMap<PageId, PageButton *> m_buttons;
    bool m_compact = false;
};

} // namespace fleetwright::ui
