// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/matrixmodel.h"

#include <QSet>
#include <QStringList>
#include <QTreeView>
#include <QWidget>

#include <vector>

namespace fleetwright::ui {

class MatrixHeader;

/// The matrix with its names frozen at the left: two trees over one model and one selection.
class MatrixView : public QWidget {
    Q_OBJECT
public:
    explicit MatrixView(QWidget *parent = nullptr);

    void setMatrix(std::shared_ptr<const diff::Matrix> matrix,
                   std::shared_ptr<const PendingCells> pending);
    /// See MatrixModel::setFindings.
    void setFindings(std::shared_ptr<const FindingCells> findings);
    [[nodiscard]] MatrixModel &model() { return *m_model; }
    [[nodiscard]] const MatrixModel &model() const { return *m_model; }
    [[nodiscard]] QModelIndex current() const;
    /// Opens the object and makes the field's (or object's) cell current; an unknown cluster leaves
    /// the column.
    void select(const diff::ObjectKey &key, const QString &field, const QString &cluster);

    enum class Direction { Forward, Backward };
    /// To the next differing value, object by object; fields are opened on the way. False behind
    /// the last.
    bool goToDifference(Direction direction);

    void setTicked(const QStringList &clusters);
    [[nodiscard]] QStringList ticked() const;
    /// The selected row, or all rows if none: tab-separated, or a Markdown table.
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;

    [[nodiscard]] QStringList openObjects() const;
    void setOpenObjects(const QStringList &keys);

Q_SIGNALS:
    void currentChanged(const QModelIndex &index);
    void activated(const QModelIndex &index); ///< Enter or double click
    void tickedChanged(const QStringList &clusters);
    void contextMenuWanted(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTree(QTreeView &tree);
    void connectTrees();
    void syncExpanded(const QModelIndex &index, bool expanded);
    void fitColumns();
    void moveToCells(const QModelIndex &index);
    [[nodiscard]] std::vector<QModelIndex> differences(int object);

    MatrixModel *m_model;
    QTreeView *m_names;
    QTreeView *m_cells;
    MatrixHeader *m_header;
    bool m_syncing = false;
};

} // namespace fleetwright::ui
