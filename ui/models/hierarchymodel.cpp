// SPDX-License-Identifier: Apache-2.0
#include "ui/models/hierarchymodel.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/models/layerrole.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using fleet::HierarchyItem;

namespace {

const QString positionType = u"application/x-fleetwright-layer"_s;

QByteArray encode(const HierarchyPosition &position)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << services::toQt(position.layer.text()) << position.parent.has_value()
           << services::toQt(position.parent ? position.parent->text() : std::string());
    return bytes;
}

std::optional<HierarchyPosition> decode(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    QString layer;
    QString parent;
    bool hasParent = false;
    stream >> layer >> hasParent >> parent;
    const auto layerPath = base::RepoPath::fromText(services::toStd(layer));
    const auto parentPath = base::RepoPath::fromText(services::toStd(parent));
    if (stream.status() != QDataStream::Ok || !layerPath || !parentPath)
        return std::nullopt;
    return HierarchyPosition{*layerPath, hasParent ? parentPath : std::nullopt};
}

} // namespace

/// A place in the unfolded tree; made when a view first asks for it.
struct HierarchyModel::Node {
    Node *parent = nullptr;
    int row = 0;
    fleet::HierarchyLink link;
    std::vector<std::unique_ptr<Node>> children; ///< empty pointers where not asked for yet
};

HierarchyModel::HierarchyModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{}

HierarchyModel::~HierarchyModel() = default;

HierarchyModel::Change HierarchyModel::setFleet(model::SnapshotPtr snapshot,
                                                std::shared_ptr<const fleet::Hierarchy> hierarchy)
{
    if (m_hierarchy && hierarchy && hasSameShape(*hierarchy)) {
        m_snapshot = std::move(snapshot);
        m_hierarchy = std::move(hierarchy);
        tellAllRows();
        return Change::Data;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_hierarchy = std::move(hierarchy);
    m_root = std::make_unique<Node>();
    endResetModel();
    return Change::Rows;
}

bool HierarchyModel::hasSameShape(const fleet::Hierarchy &hierarchy) const
{
    const auto sameLink = [](const fleet::HierarchyLink &left, const fleet::HierarchyLink &right) {
        return left.item == right.item && left.repeated == right.repeated;
    };
    const auto sameItem = [&](const HierarchyItem &left, const HierarchyItem &right) {
        return left.kind == right.kind && left.label == right.label
               && std::ranges::equal(left.children, right.children, sameLink);
    };
    return std::ranges::equal(m_hierarchy->roots, hierarchy.roots, sameLink)
           && std::ranges::equal(m_hierarchy->items, hierarchy.items, sameItem);
}

void HierarchyModel::setMarks(const HierarchyMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    tellAllRows();
}

/// Something may be different on any row that a view knows.
void HierarchyModel::tellAllRows()
{
    if (rowCount() == 0)
        return;
    const auto tell = [this](const auto &self, const QModelIndex &parent,
                             const Node *node) -> void {
        const int rows = rowCount(parent);
        if (rows == 0)
            return;
        Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
        for (const auto &child : node->children) {
            if (child && !child->children.empty())
                self(self, index(child->row, 0, parent), child.get());
        }
    };
    tell(tell, {}, m_root.get());
}

const std::vector<fleet::HierarchyLink> &HierarchyModel::linksBelow(const Node *node) const
{
    return node == m_root.get() ? m_hierarchy->roots : m_hierarchy->items[node->link.item].children;
}

HierarchyModel::Node *HierarchyModel::childOf(Node *parent, int row) const
{
    const auto &links = linksBelow(parent);
    if (parent->children.size() < links.size())
        parent->children.resize(links.size());
    auto &child = parent->children[static_cast<std::size_t>(row)];
    if (!child) {
        child = std::make_unique<Node>();
        child->parent = parent;
        child->row = row;
        child->link = links[static_cast<std::size_t>(row)];
    }
    return child.get();
}

QModelIndex HierarchyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    Node *above = parent.isValid() ? static_cast<Node *>(parent.internalPointer()) : m_root.get();
    return createIndex(row, column, childOf(above, row));
}

QModelIndex HierarchyModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    Node *above = static_cast<Node *>(child.internalPointer())->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int HierarchyModel::rowCount(const QModelIndex &parent) const
{
    if (!m_hierarchy || (parent.isValid() && parent.column() != 0))
        return 0;
    const Node *node =
        parent.isValid() ? static_cast<const Node *>(parent.internalPointer()) : m_root.get();
    return static_cast<int>(linksBelow(node).size());
}

int HierarchyModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const HierarchyItem *HierarchyModel::item(const QModelIndex &index) const
{
    if (!index.isValid() || !m_hierarchy)
        return nullptr;
    return &m_hierarchy->items[static_cast<const Node *>(index.internalPointer())->link.item];
}

std::optional<HierarchyPosition> HierarchyModel::position(const QModelIndex &index) const
{
    const HierarchyItem *found = item(index);
    if (!found || !found->layer)
        return std::nullopt;
    HierarchyPosition result{m_snapshot->layers[*found->layer].path, std::nullopt};
    const HierarchyItem *above = item(index.parent());
    if (above && above->layer)
        result.parent = m_snapshot->layers[*above->layer].path;
    // Grouped by folder the parent is no layer: what the layer includes itself, if it is one.
    const auto &includes = m_snapshot->layers[*found->layer].includes;
    if (!result.parent && includes.size() == 1)
        result.parent = m_snapshot->layers[includes.front()].path;
    return result;
}

QModelIndex HierarchyModel::indexOfPath(const std::vector<std::size_t> &path) const
{
    QModelIndex found;
    for (const std::size_t row : path)
        found = index(static_cast<int>(row), 0, found);
    return found;
}

QModelIndex HierarchyModel::indexOfLayer(const base::RepoPath &path) const
{
    if (!m_snapshot || !m_hierarchy)
        return {};
    const auto layer = m_snapshot->layerByPath.find(path);
    return layer == m_snapshot->layerByPath.end()
               ? QModelIndex()
               : indexOfPath(m_hierarchy->pathToLayer(layer->second));
}

QModelIndex HierarchyModel::indexOfCluster(const std::string &name) const
{
    if (!m_snapshot || !m_hierarchy)
        return {};
    const auto cluster = m_snapshot->clusterByName.find(name);
    return cluster == m_snapshot->clusterByName.end()
               ? QModelIndex()
               : indexOfPath(m_hierarchy->pathToCluster(cluster->second));
}

QString HierarchyModel::label(const HierarchyItem &item) const
{
    if (item.kind == HierarchyItem::Kind::Fold)
        return tr("%n cluster(s), same layers", nullptr, static_cast<int>(item.folded));
    return services::visible(item.label);
}

QString HierarchyModel::iconName(const HierarchyItem &item) const
{
    switch (item.kind) {
    case HierarchyItem::Kind::Cluster:
    case HierarchyItem::Kind::Fold:
        return u"server"_s;
    case HierarchyItem::Kind::Folder:
        return u"folder"_s;
    case HierarchyItem::Kind::Layer:
        break;
    }
    if (!item.layer)
        return u"stack"_s;
    return layerIcon(m_snapshot->layers[*item.layer]);
}

bool HierarchyModel::isUnsaved(const HierarchyItem &item) const
{
    return item.layer && m_marks.unsavedLayers.contains(m_snapshot->layers[*item.layer].path);
}

int HierarchyModel::changedObjects(const HierarchyItem &item) const
{
    if (!item.cluster)
        return 0;
    const auto found = m_marks.changedObjects.find(m_snapshot->clusters[*item.cluster].name);
    return found == m_marks.changedObjects.end() ? 0 : static_cast<int>(found->second);
}

int HierarchyModel::worstFinding(const HierarchyItem &item) const
{
    if (!item.layer)
        return -1;
    const auto found = m_marks.worstFinding.find(m_snapshot->layers[*item.layer].path);
    return found == m_marks.worstFinding.end() ? -1 : found->second;
}

QString HierarchyModel::spoken(const Node &node) const
{
    const HierarchyItem &item = m_hierarchy->items[node.link.item];
    QStringList parts{label(item)};
    if (item.kind != HierarchyItem::Kind::Cluster)
        parts.append(tr("reaches %n cluster(s)", nullptr, static_cast<int>(item.reach.size())));
    if (isUnsaved(item))
        parts.append(tr("unsaved edit"));
    if (const int changed = changedObjects(item); changed > 0)
        parts.append(tr("%n object(s) changed", nullptr, changed));
    switch (worstFinding(item)) {
    case static_cast<int>(model::Severity::Error):
        parts.append(tr("has an error"));
        break;
    case static_cast<int>(model::Severity::Warning):
        parts.append(tr("has a warning"));
        break;
    case static_cast<int>(model::Severity::Info):
        parts.append(tr("has a hint"));
        break;
    default:
        break;
    }
    if (node.link.repeated)
        parts.append(tr("also elsewhere"));
    if (item.layer && m_snapshot->layers[*item.layer].error)
        parts.append(tr("cannot be built"));
    return parts.join(u", "_s);
}

QVariant HierarchyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *static_cast<const Node *>(index.internalPointer());
    const HierarchyItem &found = m_hierarchy->items[node.link.item];
    const model::Layer *layer = found.layer ? &m_snapshot->layers[*found.layer] : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == ReachColumn)
            return found.kind == HierarchyItem::Kind::Cluster
                       ? QVariant()
                       : QVariant(static_cast<int>(found.reach.size()));
        return label(found);
    case Qt::TextAlignmentRole:
        return index.column() == ReachColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                             : QVariant();
    case Qt::ToolTipRole:
        if (layer && layer->error)
            return services::sentence(*layer->error);
        return index.column() == ReachColumn
                   ? services::nameList(services::toQt(m_snapshot->namesOf(found.reach)), 12)
                   : services::visible(layer ? layer->path.text() : found.label);
    case Qt::AccessibleTextRole:
        return index.column() == LayerColumn ? QVariant(spoken(node)) : QVariant();
    case IconRole:
        return iconName(found);
    case UnsavedRole:
        return isUnsaved(found);
    case ChangedRole:
        return changedObjects(found);
    case WorstFindingRole:
        return worstFinding(found);
    case RepeatedRole:
        return node.link.repeated;
    case ErrorRole:
        return layer && layer->error ? services::sentence(*layer->error) : QString();
    case LayerPathRole:
        return layer ? QVariant(services::toQt(layer->path.text())) : QVariant();
    case ClusterRole:
        return found.cluster ? services::toQt(m_snapshot->clusters[*found.cluster].name)
                             : QString();
    default:
        return {};
    }
}

QVariant HierarchyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == ReachColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == LayerColumn ? tr("Layer or cluster") : tr("Reach");
}

Qt::ItemFlags HierarchyModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const HierarchyItem *found = item(index);
    if (found && found->layer)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    return flags;
}

Qt::DropActions HierarchyModel::supportedDropActions() const
{
    return Qt::MoveAction | Qt::CopyAction;
}

QStringList HierarchyModel::mimeTypes() const
{
    return {positionType};
}

QMimeData *HierarchyModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const auto what = position(indexes.first());
    if (!what)
        return nullptr;
    auto *data = new QMimeData; // the drag owns it
    data->setData(positionType, encode(*what));
    data->setText(services::toQt(what->layer.text()));
    return data;
}

bool HierarchyModel::inheritsFrom(model::LayerIndex layer, model::LayerIndex ancestor) const
{
    std::vector<bool> seen(m_snapshot->layers.size(), false);
    std::vector<model::LayerIndex> open{layer};
    while (!open.empty()) {
        const model::LayerIndex next = open.back();
        open.pop_back();
        if (next == ancestor)
            return true;
        if (seen[next])
            continue;
        seen[next] = true;
        const auto &includes = m_snapshot->layers[next].includes;
        open.insert(open.end(), includes.begin(), includes.end());
    }
    return false;
}

QString HierarchyModel::whyNotMove(const HierarchyPosition &what,
                                   const base::RepoPath &newParent) const
{
    if (!m_snapshot)
        return tr("No fleet is open.");
    if (!what.parent)
        return tr("%1 inherits from nothing that it could leave.")
            .arg(services::visible(what.layer.text()));
    if (newParent == *what.parent)
        return tr("It inherits from this layer already.");
    const auto layer = m_snapshot->layerByPath.find(what.layer);
    const auto parent = m_snapshot->layerByPath.find(newParent);
    if (layer == m_snapshot->layerByPath.end() || parent == m_snapshot->layerByPath.end())
        return tr("This is no layer.");
    if (inheritsFrom(parent->second, layer->second))
        return tr("A layer cannot inherit from itself.");
    return {};
}

std::optional<HierarchyPosition> HierarchyModel::positionIn(const QMimeData *data)
{
    return data && data->hasFormat(positionType) ? decode(data->data(positionType)) : std::nullopt;
}

bool HierarchyModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                     const QModelIndex &parent) const
{
    const HierarchyItem *target = item(parent);
    if (!target || !target->layer)
        return false;
    const auto what = positionIn(data);
    return what && whyNotMove(*what, m_snapshot->layers[*target->layer].path).isEmpty();
}

bool HierarchyModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                  const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto what = decode(data->data(positionType));
    Q_EMIT moveRequested(*what, m_snapshot->layers[*item(parent)->layer].path);
    return false; // the view must not remove the row: nothing has moved
}

HierarchyFilter::HierarchyFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void HierarchyFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool HierarchyFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_text.isEmpty()
           || sourceModel()
                  ->index(row, 0, parent)
                  .data(Qt::DisplayRole)
                  .toString()
                  .contains(m_text, Qt::CaseInsensitive);
}

} // namespace fleetwright::ui
