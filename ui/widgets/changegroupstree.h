// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/objectdiff.h"

#include <QTreeWidget>

#include <vector>

namespace fleetwright::ui {

/// What changes in the clusters: equal changes of many clusters are one row, under the kind of
/// change; its fields are made when it is opened.
class ChangeGroupsTree : public QTreeWidget {
    Q_OBJECT
public:
    explicit ChangeGroupsTree(QWidget *parent = nullptr);

    /// `groups` is read again when rows are opened: it must live until it is replaced or cleared.
    void setGroups(const std::vector<diff::ChangeGroup> &groups);
    void clearGroups();

private:
    QTreeWidgetItem *addHeading(const QString &text);
    void addGroup(QTreeWidgetItem *heading, std::size_t index);
    void fill(QTreeWidgetItem *row);

    const std::vector<diff::ChangeGroup> *m_groups = nullptr;
};

} // namespace fleetwright::ui
