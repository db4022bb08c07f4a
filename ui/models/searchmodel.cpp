// SPDX-License-Identifier: Apache-2.0
#include "ui/models/searchmodel.h"

#include "services/text/words.h"
#include "ui/models/selection.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr quintptr sourceId = 0; ///< internal id of a source; a hit has its source's row + 1

} // namespace

SearchModel::SearchModel(QObject *parent) : QAbstractItemModel(parent) {}

void SearchModel::setResult(SearchResult result)
{
    beginResetModel();
    m_result = std::move(result);
    endResetModel();
}

QModelIndex SearchModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : sourceId);
}

QModelIndex SearchModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == sourceId)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, sourceId);
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_result.sources.size());
    if (parent.internalId() != sourceId)
        return 0;
    return static_cast<int>(m_result.sources[static_cast<std::size_t>(parent.row())].hits.size());
}

int SearchModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const SearchSource *SearchModel::source(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto row = index.internalId() == sourceId
                         ? static_cast<std::size_t>(index.row())
                         : static_cast<std::size_t>(index.internalId() - 1);
    return &m_result.sources[row];
}

const SearchHit *SearchModel::hit(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == sourceId)
        return nullptr;
    return &source(index)->hits[static_cast<std::size_t>(index.row())];
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchSource &from = *source(index);
    const SearchHit *found = hit(index);
    const auto title = [&from] {
        if (!from.object)
            return services::visible(from.file.text());
        //: a rendered object and the clusters that get it
        return tr("%1 in %2").arg(objectLabel(*from.object), services::nameList(from.clusters));
    };
    switch (role) {
    case Qt::DisplayRole:
        if (found)
            return tr("%1: %2").arg(found->place.line).arg(found->line);
        //: %1 is a file or object
        return tr("%1 (%n hit(s))", nullptr, static_cast<int>(from.hits.size())).arg(title());
    case CountRole:
        return found ? 1 : static_cast<int>(from.hits.size());
    case RenderedRole:
        return from.object.has_value();
    case LineRole:
        return found ? found->place.line : 0;
    case Qt::ToolTipRole:
        return found ? found->line : from.object ? from.clusters.join(u", "_s) : title();
    default:
        return {};
    }
}

} // namespace fleetwright::ui
