// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/tablemodel.h"
#include "ui/pages/page.h"

#include <QSortFilterProxyModel>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace fleetwright::ui {

/// All commands with their keys, made from the command list; a key can be changed here.
class ShortcutsPage : public Page {
    Q_OBJECT
public:
    explicit ShortcutsPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] bool needsFleet() const override { return false; }
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    void shown() override;

private:
    void fill();
    void currentChanged();
    void setKeys(const QKeySequence &keys);
    [[nodiscard]] std::optional<Command> currentCommand() const;

    TableModel m_model;
    QSortFilterProxyModel m_filter;
    QLineEdit *m_filterText;
    QTreeView *m_view;
    QLabel *m_name;
    QKeySequenceEdit *m_keys;
    QPushButton *m_reset;
    bool m_loading = false;
};

} // namespace fleetwright::ui
