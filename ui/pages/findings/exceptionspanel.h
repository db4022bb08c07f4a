// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/exceptionlist.h"
#include "ui/pages/page.h"

#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace fleetwright::ui {

/// The register of exceptions: who may depart until when, and what departs because of it.
class ExceptionsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ExceptionsPanel(PageContext &context, QWidget *parent = nullptr);

    /// Lists them anew if the fleet is another one than the one listed.
    void refresh();
    [[nodiscard]] const services::ExceptionListPtr &list() const { return m_list; }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QTreeWidget *view() const { return m_view; }
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;

Q_SIGNALS:
    void listed();

private:
    void take(services::ExceptionListPtr list);
    void fill();
    void open(const QTreeWidgetItem *item);

    PageContext &m_context;
    model::SnapshotPtr m_listed; ///< what m_list is of
    services::ExceptionListPtr m_list;
    QTreeWidget *m_view;
    QLabel *m_empty;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
