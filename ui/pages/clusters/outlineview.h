// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/outlinemodel.h"
#include "ui/pages/page.h"

#include <QSortFilterProxyModel>
#include <QTreeView>

#include <memory>

namespace fleetwright::ui {

/// An outline that leads to the lines of files that its rows stand for, and chooses their clusters.
class OutlineView : public QTreeView {
    Q_OBJECT
public:
    struct Words {
        QString what;         ///< accessible name
        QStringList headings; ///< one or two
        int firstColumn = 46; ///< characters, where there are two
    };

    OutlineView(PageContext &context, const Words &words, QWidget *parent = nullptr);

    void setOutline(std::shared_ptr<const services::Outline> outline); ///< nullptr: none
    void setFilterText(const QString &text); ///< rows that hold it, with what is around and below
    void setEmptyText(const QString &text);  ///< what is said where there are no rows
    [[nodiscard]] QString textForClipboard() const; ///< all that is open, as an indented outline

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void openFirst();

    PageContext &m_context;
    QString m_emptyText;
    OutlineModel m_model;
    QSortFilterProxyModel m_filter;
};

} // namespace fleetwright::ui
