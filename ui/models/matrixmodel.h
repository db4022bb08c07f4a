// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/matrix.h"
#include "ui/models/findingcells.h"
#include "ui/models/pendingcells.h"

#include <QAbstractItemModel>
#include <QString>

#include <memory>
#include <vector>

namespace fleetwright::ui {

/// The object of a row as one column knows it: the row's own key has placeholders where names hold
/// a cluster's identity. Where the column lacks the object, another column's key is the nearest
/// answer.
[[nodiscard]] diff::ObjectKey keyInColumn(const diff::Row &row, std::size_t column);
/// The cluster that a column shows, the first of many; "" for a layer built alone.
[[nodiscard]] QString clusterOf(const diff::Column &column);
/// Whether the row is this object in any column.
[[nodiscard]] bool holdsObject(const diff::Row &row, const diff::ObjectKey &key);

/// The matrix of Compare as a tree: the whole cluster and objects, below an object its differing
/// fields, below these the fields that are only a cluster's own identity. The first column names,
/// each further one is a column of the matrix.
class MatrixModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn = 0, FirstCellColumn = 1 };

    enum class RowKind { WholeCluster, Object, Field, Identity, IdentityField };
    Q_ENUM(RowKind)

    enum class CellKind { Same, Differs, Absent, NotRendered, Value, Listed };
    Q_ENUM(CellKind)

    enum Role {
        RowKindRole = Qt::UserRole + 1, ///< RowKind
        PrefixRole,                     ///< NameColumn: an object's kind
        SuffixRole,                     ///< NameColumn: "hash", a field's path
        CellKindRole,                   ///< CellKind
        LetterRole,                     ///< "A" …, "" for fields
        GroupRole,                      ///< number behind the letter; of fields: of equal values
        PendingRole,                    ///< bool: an unsaved edit changed this cell
        SeverityRole,                   ///< int of model::Severity: of its worst finding; or none
        SpokenRole,                     ///< the whole cell as one sentence for screen readers
    };

    explicit MatrixModel(QObject *parent = nullptr);
    ~MatrixModel() override;

    /// `pending` is nullptr if no unsaved edit changes a cell. Keeps rows (and so views' state)
    /// where objects and columns are the same.
    void setMatrix(std::shared_ptr<const diff::Matrix> matrix,
                   std::shared_ptr<const PendingCells> pending);
    /// What the checks say of the matrix; nullptr for nothing, and while it is not known.
    void setFindings(std::shared_ptr<const FindingCells> findings);
    [[nodiscard]] const std::shared_ptr<const diff::Matrix> &matrix() const { return m_matrix; }

    [[nodiscard]] const diff::Row *
    rowAt(const QModelIndex &index) const; ///< the object's row, also for its fields
    [[nodiscard]] const diff::FieldRow *
    fieldAt(const QModelIndex &index) const; ///< nullptr for objects
    [[nodiscard]] QModelIndex indexOfObject(const diff::ObjectKey &key) const;
    [[nodiscard]] QModelIndex indexOfField(const diff::ObjectKey &key, const QString &path) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const final;

private:
    struct Item;

    [[nodiscard]] Item *itemAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Item &item, int column = 0) const;
    [[nodiscard]] const diff::Row &matrixRow(const Item &item) const;
    [[nodiscard]] bool hasSameShape(const diff::Matrix &matrix) const;
    [[nodiscard]] std::vector<std::unique_ptr<Item>> makeFields(Item &object) const;
    /// An object's fields are computed when somebody first asks for them: a thousand objects need
    /// no fields to be listed.
    void ensureFields(Item &item) const;
    void buildItems();
    void replaceChildren(Item &item);
    [[nodiscard]] bool isPending(const Item &item, std::size_t column) const;
    [[nodiscard]] const CellFinding *findingAt(const Item &item, std::size_t column) const;
    [[nodiscard]] QString findingText(const Item &item, std::size_t column) const;
    [[nodiscard]] QVariant nameData(const Item &item, int role) const;
    [[nodiscard]] QVariant cellData(const Item &item, std::size_t column, int role) const;
    [[nodiscard]] QVariant fieldData(const Item &item, std::size_t column, int role) const;
    [[nodiscard]] QString cellText(const Item &item, std::size_t column) const;
    [[nodiscard]] QString spoken(const Item &item, std::size_t column) const;

    std::shared_ptr<const diff::Matrix> m_matrix;
    std::shared_ptr<const PendingCells> m_pending;
    std::shared_ptr<const FindingCells> m_findings;
    std::unique_ptr<Item> m_root;
};

} // namespace fleetwright::ui
