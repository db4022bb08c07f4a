// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/matrix.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTableWidget;

namespace fleetwright::ui {

/// The groups of one row of the matrix: who is in each, in what it differs from A, and which places
/// supply that.
class GroupsPanel : public QWidget {
    Q_OBJECT
public:
    explicit GroupsPanel(QWidget *parent = nullptr);

    void clear();
    void show(const diff::Matrix &matrix, const diff::Row &row);
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;

Q_SIGNALS:
    void clustersChosen(const QStringList &clusters); ///< a group's row was activated
    void placeChosen(const fleetwright::base::Place &place);

private:
    void addGroup(const diff::Matrix &matrix, const diff::Row &row, std::uint32_t group,
                  const std::vector<diff::FieldRow> &fields);

    QLabel *m_title;
    QTableWidget *m_table;
    std::vector<QStringList> m_clusters; ///< one a row
    std::vector<base::Place> m_places;   ///< one a row: the first that supplies a difference
};

} // namespace fleetwright::ui
