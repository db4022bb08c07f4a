// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"
#include "fleet/hierarchy.h"
#include "model/finding.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace fleetwright::ui {

/// What the rows are marked with, by layer and cluster.
struct HierarchyMarks {
    std::set<base::RepoPath> unsavedLayers; ///< a file of theirs has unsaved edits
    std::map<std::string, std::size_t>
        changedObjects;                         ///< cluster → objects that the unsaved edits change
    std::map<base::RepoPath, int> worstFinding; ///< layer → model::Severity

    friend bool operator==(const HierarchyMarks &, const HierarchyMarks &) = default;
};

/// Where a row stands: what a drag carries.
struct HierarchyPosition {
    base::RepoPath layer;
    std::optional<base::RepoPath> parent; ///< the layer that it stands under

    friend bool operator==(const HierarchyPosition &, const HierarchyPosition &) = default;
};

/// The tree of layers and clusters. Unfolded as far as a view asks; repeats carry a link mark.
class HierarchyModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { LayerColumn, ReachColumn, ColumnCount };
    enum Roles {
        IconRole = Qt::UserRole + 1,
        UnsavedRole,      ///< bool
        ChangedRole,      ///< int: Δ objects
        WorstFindingRole, ///< int of model::Severity, -1 for none
        RepeatedRole,     ///< bool: stands elsewhere first
        ErrorRole,        ///< QString: why the layer cannot be built
        LayerPathRole,    ///< QString, null for none
        ClusterRole,      ///< QString, "" for none
    };

    explicit HierarchyModel(QObject *parent = nullptr);
    ~HierarchyModel() override;

    enum class Change { Data, Rows };
    /// Keeps all rows (and so views' state) where the tree has the same shape: Change::Data.
    Change setFleet(model::SnapshotPtr snapshot, std::shared_ptr<const fleet::Hierarchy> hierarchy);
    void setMarks(const HierarchyMarks &marks);

    [[nodiscard]] const fleet::HierarchyItem *item(const QModelIndex &index) const;
    [[nodiscard]] std::optional<HierarchyPosition> position(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfLayer(const base::RepoPath &path) const;
    [[nodiscard]] QModelIndex indexOfCluster(const std::string &name) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const final;
    [[nodiscard]] Qt::DropActions supportedDropActions() const final;
    [[nodiscard]] QStringList mimeTypes() const final;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const final;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const final;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) final;

    /// What a drag carries; nothing if it is no layer.
    [[nodiscard]] static std::optional<HierarchyPosition> positionIn(const QMimeData *data);
    /// "" if the layer may be tried under `newParent`, else why not.
    [[nodiscard]] QString whyNotMove(const HierarchyPosition &what,
                                     const base::RepoPath &newParent) const;

Q_SIGNALS:
    /// Dropped: nothing has moved, the owner previews it.
    void moveRequested(const fleetwright::ui::HierarchyPosition &what,
                       const fleetwright::base::RepoPath &newParent);

private:
    struct Node;

    [[nodiscard]] bool hasSameShape(const fleet::Hierarchy &hierarchy) const;
    void tellAllRows();
    [[nodiscard]] const std::vector<fleet::HierarchyLink> &linksBelow(const Node *node) const;
    [[nodiscard]] Node *childOf(Node *parent, int row) const;
    [[nodiscard]] QModelIndex indexOfPath(const std::vector<std::size_t> &path) const;
    [[nodiscard]] QString label(const fleet::HierarchyItem &item) const;
    [[nodiscard]] QString iconName(const fleet::HierarchyItem &item) const;
    [[nodiscard]] QString spoken(const Node &node) const;
    [[nodiscard]] int changedObjects(const fleet::HierarchyItem &item) const;
    [[nodiscard]] int worstFinding(const fleet::HierarchyItem &item) const;
    [[nodiscard]] bool isUnsaved(const fleet::HierarchyItem &item) const;
    [[nodiscard]] bool inheritsFrom(model::LayerIndex layer, model::LayerIndex ancestor) const;

    model::SnapshotPtr m_snapshot;
    std::shared_ptr<const fleet::Hierarchy> m_hierarchy;
    HierarchyMarks m_marks;
    std::unique_ptr<Node> m_root;
};

/// Keeps rows that hold the text, with their parents.
class HierarchyFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit HierarchyFilter(QObject *parent = nullptr);
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
};

} // namespace fleetwright::ui
