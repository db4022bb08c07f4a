// SPDX-License-Identifier: Apache-2.0
#include "ui/models/matrixmodel.h"

#include "model/fieldpath.h"
#include "services/text/words.h"
#include "ui/models/findingsmodel.h"

#include <algorithm>
#include <utility>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

struct MatrixModel::Item {
    RowKind kind = RowKind::WholeCluster;
    Item *parent = nullptr;
    int row = 0;
    std::size_t object = 0; ///< index into Matrix::rows(); of fields: their object's
    diff::FieldRow field;
    bool hasFields = true; ///< children are made
    std::vector<std::unique_ptr<Item>> children;
};

namespace {

MatrixModel::CellKind cellKind(diff::CellState state)
{
    switch (state) {
    case diff::CellState::Same:
        return MatrixModel::CellKind::Same;
    case diff::CellState::Differs:
        return MatrixModel::CellKind::Differs;
    case diff::CellState::Absent:
        return MatrixModel::CellKind::Absent;
    case diff::CellState::NotRendered:
        break;
    }
    return MatrixModel::CellKind::NotRendered;
}

/// The generated part of the name, then the namespace.
QString objectSuffix(const diff::Row &row)
{
    const QString nameSpace = services::visible(row.key.nameSpace);
    return row.hashedName
               ? MatrixModel::tr("-hash  %1", "generated suffix of a name, then the namespace")
                     .arg(nameSpace)
               : u"  "_s + nameSpace;
}

/// Labels and annotations by the part of their key that people say: "oncall" of
/// platform.example.com/oncall.
QString fieldName(const diff::FieldRow &field)
{
    const std::size_t slash = field.name.rfind('/');
    if (field.kind == diff::FieldKind::Field || slash == std::string::npos)
        return services::visible(field.name);
    return services::visible(std::string_view(field.name).substr(slash + 1));
}

QString fieldSuffix(const diff::FieldRow &field)
{
    const int places = static_cast<int>(field.paths.size());
    switch (field.kind) {
    case diff::FieldKind::Label:
        return places > 1 ? MatrixModel::tr("label, %n place(s)", nullptr, places)
                          : MatrixModel::tr("label");
    case diff::FieldKind::Annotation:
        return places > 1 ? MatrixModel::tr("annotation, %n place(s)", nullptr, places)
                          : MatrixModel::tr("annotation");
    case diff::FieldKind::Field:
        break;
    }
    return places > 1 ? MatrixModel::tr("%n place(s)", nullptr, places)
                      : services::visible(field.parent);
}

bool isGrouped(const diff::Cell &cell)
{
    return cell.state == diff::CellState::Same || cell.state == diff::CellState::Differs;
}

/// Whether any field of the row's objects differs, be it only a cluster's own identity.
bool hasUnequalObjects(const diff::Row &row)
{
    const model::Object *first = nullptr;
    return std::ranges::any_of(row.cells, [&first](const diff::Cell &cell) {
        if (cell.object && !first)
            first = cell.object;
        return cell.object && cell.object->hash() != first->hash();
    });
}

const yaml::Node *nodeAt(const model::Object *object, const std::string &path)
{
    if (!object)
        return nullptr;
    const base::Result<model::FieldPath> parsed = model::FieldPath::fromText(path);
    return parsed ? parsed->find(object->root) : nullptr;
}

} // namespace

diff::ObjectKey keyInColumn(const diff::Row &row, std::size_t column)
{
    if (column < row.cells.size() && row.cells[column].object)
        return diff::keyOf(*row.cells[column].object);
    for (const diff::Cell &cell : row.cells) {
        if (cell.object)
            return diff::keyOf(*cell.object);
    }
    return row.key;
}

QString clusterOf(const diff::Column &column)
{
    return column.clusters.empty() ? QString() : services::toQt(column.clusters.front());
}

bool holdsObject(const diff::Row &row, const diff::ObjectKey &key)
{
    return row.key == key || std::ranges::any_of(row.cells, [&key](const diff::Cell &cell) {
               return cell.object && cell.object->stableName == key.name
                      && diff::keyOf(*cell.object) == key;
           });
}

MatrixModel::MatrixModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Item>())
{}

MatrixModel::~MatrixModel() = default;

void MatrixModel::setMatrix(std::shared_ptr<const diff::Matrix> matrix,
                            std::shared_ptr<const PendingCells> pending)
{
    m_findings.reset();
    if (matrix && m_matrix && hasSameShape(*matrix)) {
        m_matrix = std::move(matrix);
        m_pending = std::move(pending);
        for (const std::unique_ptr<Item> &item : m_root->children) {
            if (item->hasFields && item->kind == RowKind::Object)
                replaceChildren(*item);
        }
        if (!m_root->children.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_matrix = std::move(matrix);
    m_pending = std::move(pending);
    buildItems();
    endResetModel();
}

void MatrixModel::setFindings(std::shared_ptr<const FindingCells> findings)
{
    if (!findings && !m_findings)
        return;
    m_findings = std::move(findings);
    if (!m_root->children.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool MatrixModel::hasSameShape(const diff::Matrix &matrix) const
{
    const auto sameColumn = [](const diff::Column &left, const diff::Column &right) {
        return left.label == right.label && left.band == right.band;
    };
    const auto sameKey = [](const diff::Row &left, const diff::Row &right) {
        return left.key == right.key;
    };
    return std::ranges::equal(matrix.columns(), m_matrix->columns(), sameColumn)
           && std::ranges::equal(matrix.rows(), m_matrix->rows(), sameKey);
}

void MatrixModel::buildItems()
{
    m_root = std::make_unique<Item>();
    if (!m_matrix)
        return;
    const auto add = [this](RowKind kind, std::size_t object, bool hasFields) {
        auto item = std::make_unique<Item>();
        item->kind = kind;
        item->parent = m_root.get();
        item->row = static_cast<int>(m_root->children.size());
        item->object = object;
        item->hasFields = hasFields;
        m_root->children.push_back(std::move(item));
    };
    add(RowKind::WholeCluster, 0, true);
    for (std::size_t object = 0; object < m_matrix->rows().size(); ++object)
        add(RowKind::Object, object, false);
}

std::vector<std::unique_ptr<MatrixModel::Item>> MatrixModel::makeFields(Item &object) const
{
    std::vector<std::unique_ptr<Item>> children;
    std::vector<diff::FieldRow> identity;
    const auto make = [&object](RowKind kind, Item *parent, std::size_t row, diff::FieldRow field) {
        auto item = std::make_unique<Item>();
        item->kind = kind;
        item->parent = parent;
        item->row = static_cast<int>(row);
        item->object = object.object;
        item->field = std::move(field);
        return item;
    };
    for (diff::FieldRow &field : m_matrix->fieldRows(matrixRow(object))) {
        if (field.identity)
            identity.push_back(std::move(field));
        else
            children.push_back(make(RowKind::Field, &object, children.size(), std::move(field)));
    }
    if (identity.empty())
        return children;
    std::unique_ptr<Item> group = make(RowKind::Identity, &object, children.size(), {});
    for (diff::FieldRow &field : identity)
        group->children.push_back(
            make(RowKind::IdentityField, group.get(), group->children.size(), std::move(field)));
    children.push_back(std::move(group));
    return children;
}

void MatrixModel::replaceChildren(Item &item)
{
    const QModelIndex parent = indexOf(item);
    std::vector<std::unique_ptr<Item>> children = makeFields(item);
    if (!item.children.empty()) {
        beginRemoveRows(parent, 0, static_cast<int>(item.children.size()) - 1);
        item.children.clear();
        endRemoveRows();
    }
    if (!children.empty()) {
        beginInsertRows(parent, 0, static_cast<int>(children.size()) - 1);
        item.children = std::move(children);
        endInsertRows();
    }
}

MatrixModel::Item *MatrixModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex MatrixModel::indexOf(const Item &item, int column) const
{
    return &item == m_root.get() ? QModelIndex()
                                 : createIndex(item.row, column, const_cast<Item *>(&item));
}

const diff::Row &MatrixModel::matrixRow(const Item &item) const
{
    return item.kind == RowKind::WholeCluster ? m_matrix->wholeCluster()
                                              : m_matrix->rows()[item.object];
}

const diff::Row *MatrixModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && m_matrix ? &matrixRow(*itemAt(index)) : nullptr;
}

const diff::FieldRow *MatrixModel::fieldAt(const QModelIndex &index) const
{
    const Item *item = index.isValid() ? itemAt(index) : nullptr;
    return item && (item->kind == RowKind::Field || item->kind == RowKind::IdentityField)
               ? &item->field
               : nullptr;
}

QModelIndex MatrixModel::indexOfObject(const diff::ObjectKey &key) const
{
    for (const std::unique_ptr<Item> &item : m_root->children) {
        if (item->kind == RowKind::Object && holdsObject(matrixRow(*item), key))
            return indexOf(*item);
    }
    return {};
}

QModelIndex MatrixModel::indexOfField(const diff::ObjectKey &key, const QString &path) const
{
    const QModelIndex object = indexOfObject(key);
    if (!object.isValid())
        return {};
    ensureFields(*itemAt(object));
    const std::string wanted = services::toStd(path);
    for (const std::unique_ptr<Item> &item : itemAt(object)->children) {
        if (std::ranges::find(item->field.paths, wanted) != item->field.paths.end())
            return indexOf(*item);
    }
    return {};
}

QModelIndex MatrixModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemAt(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex MatrixModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(*itemAt(index)->parent) : QModelIndex();
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    ensureFields(*itemAt(parent));
    return static_cast<int>(itemAt(parent)->children.size());
}

int MatrixModel::columnCount(const QModelIndex & /*parent*/) const
{
    return m_matrix ? static_cast<int>(m_matrix->columns().size()) + FirstCellColumn
                    : FirstCellColumn;
}

bool MatrixModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Item &item = *itemAt(parent);
    // A view asks this of every row it lists: the fields themselves can wait until it is opened.
    return item.hasFields ? !item.children.empty() : hasUnequalObjects(matrixRow(item));
}

void MatrixModel::ensureFields(Item &item) const
{
    if (item.hasFields)
        return;
    item.hasFields = true;
    item.children = makeFields(item);
}

bool MatrixModel::isPending(const Item &item, std::size_t column) const
{
    if (!m_pending || item.kind == RowKind::Identity
        || !m_pending->isPending(matrixRow(item), column))
        return false;
    if (item.kind == RowKind::Object || item.kind == RowKind::WholeCluster)
        return true;
    return !item.field.paths.empty()
           && !yaml::equal(
               nodeAt(m_pending->before(matrixRow(item), column), item.field.paths.front()),
               item.field.cells[column].node);
}

const CellFinding *MatrixModel::findingAt(const Item &item, std::size_t column) const
{
    if (!m_findings || item.kind == RowKind::Identity)
        return nullptr;
    return item.kind == RowKind::Object || item.kind == RowKind::WholeCluster
               ? m_findings->atObject(matrixRow(item), column)
               : m_findings->atField(matrixRow(item), column, item.field.paths);
}

/// "Error: a sentence (leak-identity), and 2 more"; "" for no finding.
QString MatrixModel::findingText(const Item &item, std::size_t column) const
{
    const CellFinding *finding = findingAt(item, column);
    if (!finding)
        return {};
    const QString text =
        u"%1: %2 (%3)"_s.arg(severityText(finding->severity), services::visible(finding->message),
                             services::visible(finding->rule));
    return finding->count == 1
               ? text
               : tr("%1, and %n more", nullptr, static_cast<int>(finding->count - 1)).arg(text);
}

QVariant MatrixModel::nameData(const Item &item, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (item.kind) {
        case RowKind::WholeCluster:
            return tr("Whole cluster");
        case RowKind::Object:
            return services::visible(matrixRow(item).key.name);
        case RowKind::Identity:
            return tr("Identity");
        default:
            return fieldName(item.field);
        }
    case PrefixRole:
        return item.kind == RowKind::Object ? services::visible(matrixRow(item).key.kind)
                                            : QString();
    case SuffixRole:
        if (item.kind == RowKind::Object)
            return objectSuffix(matrixRow(item));
        if (item.kind == RowKind::Identity)
            return tr("%n field(s)", nullptr, static_cast<int>(item.children.size()));
        return fieldSuffix(item.field);
    case Qt::ToolTipRole:
        if (!item.field.paths.empty())
            return services::visible(item.field.paths.front()).toHtmlEscaped();
        return item.kind == RowKind::Object
                   ? services::visible(matrixRow(item).key.text()).toHtmlEscaped()
                   : QString();
    default:
        return {};
    }
}

QString MatrixModel::cellText(const Item &item, std::size_t column) const
{
    const diff::Cell &cell = matrixRow(item).cells[column];
    switch (cell.state) {
    case diff::CellState::Same:
        return tr("same");
    case diff::CellState::Absent:
        return tr("absent");
    case diff::CellState::NotRendered:
        return tr("not rendered");
    case diff::CellState::Differs:
        break;
    }
    const int fields = static_cast<int>(cell.fields);
    if (cell.objects == 0)
        return tr("%n field(s)", nullptr, fields);
    const QString objects = tr("%n object(s)", nullptr, static_cast<int>(cell.objects));
    return fields == 0
               ? objects
               : tr("%1 + %2", "a number of fields and \"1 object\"").arg(fields).arg(objects);
}

QVariant MatrixModel::cellData(const Item &item, std::size_t column, int role) const
{
    const diff::Cell &cell = matrixRow(item).cells[column];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(item, column);
    case CellKindRole:
        return QVariant::fromValue(cellKind(cell.state));
    case LetterRole:
        return isGrouped(cell) ? services::toQt(diff::groupLetter(cell.group)) : QString();
    case GroupRole:
        return cell.group;
    default:
        return {};
    }
}

QVariant MatrixModel::fieldData(const Item &item, std::size_t column, int role) const
{
    const diff::FieldCell &cell = item.field.cells[column];
    const bool listed = item.kind == RowKind::IdentityField && cell.expected;
    switch (role) {
    case Qt::DisplayRole:
        if (cell.notRendered)
            return tr("not rendered");
        return cell.node ? services::visible(cell.text) : u"—"_s;
    case Qt::ToolTipRole:
        return cell.node ? services::visible(cell.text).toHtmlEscaped() : QString();
    case CellKindRole:
        if (cell.notRendered)
            return QVariant::fromValue(CellKind::NotRendered);
        if (listed)
            return QVariant::fromValue(CellKind::Listed);
        return QVariant::fromValue(cell.node ? CellKind::Value : CellKind::Absent);
    case GroupRole:
        return cell.group;
    default:
        return {};
    }
}

QString MatrixModel::spoken(const Item &item, std::size_t column) const
{
    const QModelIndex cell = indexOf(item, static_cast<int>(column) + FirstCellColumn);
    const QString name = nameData(item, Qt::DisplayRole).toString();
    const QString cluster = services::visible(m_matrix->columns()[column].label);
    const QString letter = data(cell, LetterRole).toString();
    const QString text = data(cell, Qt::DisplayRole).toString();
    QString state = letter.isEmpty() ? text : tr("group %1, %2").arg(letter, text);
    if (const QString finding = findingText(item, column); !finding.isEmpty())
        state += u", "_s + finding;
    if (isPending(item, column))
        return tr("%1, %2, %3, unsaved").arg(name, cluster, state);
    return tr("%1, %2, %3").arg(name, cluster, state);
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_matrix)
        return {};
    const Item &item = *itemAt(index);
    if (role == RowKindRole)
        return QVariant::fromValue(item.kind);
    if (index.column() == NameColumn)
        return nameData(item, role);
    const auto column = static_cast<std::size_t>(index.column() - FirstCellColumn);
    if (role == PendingRole)
        return isPending(item, column);
    if (role == SeverityRole) {
        const CellFinding *finding = findingAt(item, column);
        return finding ? QVariant(static_cast<int>(finding->severity)) : QVariant();
    }
    if (role == Qt::ToolTipRole) {
        if (const QString finding = findingText(item, column); !finding.isEmpty())
            return finding.toHtmlEscaped();
    }
    if (role == SpokenRole || role == Qt::AccessibleTextRole)
        return spoken(item, column);
    if (item.kind == RowKind::Identity) {
        if (role == CellKindRole)
            return QVariant::fromValue(CellKind::Listed);
        return role == Qt::DisplayRole ? QVariant(tr("as listed")) : QVariant();
    }
    if (item.kind == RowKind::Field || item.kind == RowKind::IdentityField)
        return fieldData(item, column, role);
    return cellData(item, column, role);
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == NameColumn)
        return tr("Object or field");
    const auto column = static_cast<std::size_t>(section - FirstCellColumn);
    if (!m_matrix || column >= m_matrix->columns().size())
        return {};
    return services::visible(m_matrix->columns()[column].label);
}

} // namespace fleetwright::ui
