// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"
#include "diff/matrixdata.h"
#include "kustomize/schema/gvkorder.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

/// The differing leaves of an object row, and what each present column has there.
struct Differences {
    std::vector<std::size_t> columns;               ///< where the object is present
    std::vector<std::vector<base::Hash128>> leaves; ///< by leaf, then as `columns`
};

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

/// What each group of a row has at the differing leaves.
using GroupLeaves = std::vector<std::vector<base::Hash128>>;

std::size_t differing(const std::vector<base::Hash128> &left,
                      const std::vector<base::Hash128> &right)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        count += left[i] == right[i] ? 0 : 1;
    return count;
}

class Builder {
public:
    explicit Builder(Matrix::Data &data) : m_data(data) {}

    void collectRows();
    void scanValues();
    /// Rows may be grouped by several threads at once, each by one.
    void groupRow(std::size_t index);
    void summarise();
    void filterRows();

private:
    [[nodiscard]] bool allEqual(const Row &row) const;
    [[nodiscard]] Differences differencesOf(const Row &row) const;
    void groupByLeaves(Row &row, const Differences &differences) const;
    void keepLeaves(const Row &row, const Differences &differences, GroupLeaves &leaves) const;
    [[nodiscard]] std::size_t leafCount(const Row &row, const Group &group) const;
    void orderGroups(Row &row) const;
    void putBaselineFirst(std::vector<Group> &groups) const;
    void fillCells(Row &row, const GroupLeaves &leaves) const;
    void groupWholeCluster();
    void countAgainst(std::size_t reference);
    [[nodiscard]] ObjectKey rowKey(std::size_t column, const model::Object &object) const;

    Matrix::Data &m_data;
    std::optional<PlaceholderFilter> m_filter;
    std::vector<GroupLeaves> m_leaves; ///< by row
};

ObjectKey Builder::rowKey(std::size_t column, const model::Object &object) const
{
    ObjectKey key = keyOf(object);
    const Placeholders &own = m_data.placeholders[column];
    if (own.empty())
        return key;
    for (std::string *part : {&key.name, &key.nameSpace}) {
        *part = own.replaced("metadata", *part);
        for (char &c : *part)
            c = c == '\x01' ? '<' : c == '\x02' ? '>' : c;
    }
    return key;
}

void Builder::collectRows()
{
    std::unordered_map<ObjectKey, std::size_t> indexOf;
    const std::size_t width = m_data.columns.size();
    for (std::size_t column = 0; column < width; ++column) {
        for (const Column::Item &item : m_data.columns[column].items) {
            const auto [entry, isNew] =
                indexOf.try_emplace(rowKey(column, *item.object), m_data.rows.size());
            if (isNew) {
                Row row;
                row.key = entry->first;
                row.cells.resize(width);
                m_data.rows.push_back(std::move(row));
            }
            Row &row = m_data.rows[entry->second];
            row.hashedName = row.hashedName || item.object->id.name != item.object->stableName;
            Cell &cell = row.cells[column];
            if (cell.object)
                continue; // applied by two units: the first is shown
            cell.object = item.object;
            cell.variants = item.variants;
        }
    }
    std::sort(m_data.rows.begin(), m_data.rows.end(), [](const Row &left, const Row &right) {
        const auto rank = [](const Row &row) {
            const ObjectKey &key = row.key;
            return std::tuple<int, const std::string &, const std::string &, const std::string &,
                              const std::string &>(kustomize::kindRank(key.kind), key.kind,
                                                   key.nameSpace, key.name, key.group);
        };
        return rank(left) < rank(right);
    });
}

void Builder::scanValues()
{
    m_leaves.resize(m_data.rows.size());
    m_filter.emplace(m_data.placeholders);
    for (const Row &row : m_data.rows) {
        for (const Cell &cell : row.cells) {
            if (cell.object)
                m_filter->scan(cell.object->root);
        }
    }
}

/// Whether the object says the same in all columns that have it, by hashes alone.
bool Builder::allEqual(const Row &row) const
{
    std::optional<base::Hash128> first;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const model::Object *object = row.cells[column].object;
        if (!object)
            continue;
        const Placeholders &own = m_data.placeholders[column];
        const base::Hash128 hash =
            own.empty() ? object->hash() : own.hashOf({}, object->root, &*m_filter).hash;
        if (first && *first != hash)
            return false;
        first = hash;
    }
    return true;
}

Differences Builder::differencesOf(const Row &row) const
{
    Differences result;
    std::vector<const yaml::Node *> roots;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        if (!row.cells[column].object)
            continue;
        result.columns.push_back(column);
        roots.push_back(row.cells[column].object->root);
    }
    if (allEqual(row))
        return result;
    walkFields(roots, [&](const PathSegments &path, Nodes nodes) {
        std::vector<base::Hash128> signatures;
        bool differ = false;
        for (const LeafValue &value :
             leafValues(m_data.placeholders, result.columns, path, nodes)) {
            signatures.push_back(value.signature);
            differ = differ || value.signature != signatures.front();
        }
        if (differ)
            result.leaves.push_back(std::move(signatures));
        return true;
    });
    return result;
}

void Builder::groupByLeaves(Row &row, const Differences &differences) const
{
    std::map<base::Hash128, std::size_t> indexOf;
    for (std::size_t i = 0; i < differences.columns.size(); ++i) {
        base::Hash128 signature;
        for (const std::vector<base::Hash128> &leaf : differences.leaves)
            signature = base::combine(signature, leaf[i]);
        const auto [entry, isNew] = indexOf.try_emplace(signature, row.groups.size());
        if (isNew)
            row.groups.emplace_back();
        row.groups[entry->second].columns.push_back(differences.columns[i]);
    }
}

void Builder::keepLeaves(const Row &row, const Differences &differences, GroupLeaves &leaves) const
{
    for (const Group &group : row.groups) {
        const auto place = std::lower_bound(differences.columns.begin(), differences.columns.end(),
                                            group.columns.front());
        const auto index = static_cast<std::size_t>(place - differences.columns.begin());
        std::vector<base::Hash128> &own = leaves.emplace_back();
        for (const std::vector<base::Hash128> &leaf : differences.leaves)
            own.push_back(leaf[index]);
    }
}

void Builder::groupRow(std::size_t index)
{
    Row &row = m_data.rows[index];
    const Differences differences = differencesOf(row);
    groupByLeaves(row, differences);
    orderGroups(row);
    keepLeaves(row, differences, m_leaves[index]);
    fillCells(row, m_leaves[index]);
}

std::size_t Builder::leafCount(const Row &row, const Group &group) const
{
    std::size_t count = 0;
    const std::vector<const yaml::Node *> root{row.cells[group.columns.front()].object->root};
    walkFields(root, [&](const PathSegments &, Nodes) {
        ++count;
        return true;
    });
    return count;
}

void Builder::putBaselineFirst(std::vector<Group> &groups) const
{
    if (!m_data.options.baseline)
        return;
    const auto has = std::find_if(groups.begin(), groups.end(), [&](const Group &group) {
        return std::binary_search(group.columns.begin(), group.columns.end(),
                                  *m_data.options.baseline);
    });
    if (has != groups.end())
        std::rotate(groups.begin(), has, has + 1);
}

void Builder::orderGroups(Row &row) const
{
    std::vector<Group> &groups = row.groups;
    std::stable_sort(groups.begin(), groups.end(), [](const Group &left, const Group &right) {
        if (left.columns.size() != right.columns.size())
            return left.columns.size() > right.columns.size();
        return left.columns.front() < right.columns.front();
    });
    // Among equally common contents the shortest is A: what the others have more of reads as their
    // difference.
    constexpr std::size_t mostTies = 64;
    std::size_t ties = 0;
    while (ties < groups.size() && groups[ties].columns.size() == groups.front().columns.size())
        ++ties;
    if (ties > 1 && ties <= mostTies) {
        std::vector<std::size_t> counts;
        for (std::size_t i = 0; i < ties; ++i)
            counts.push_back(leafCount(row, groups[i]));
        const auto least = std::min_element(counts.begin(), counts.end()) - counts.begin();
        std::rotate(groups.begin(), groups.begin() + least, groups.begin() + least + 1);
    }
    putBaselineFirst(groups);
}

void Builder::fillCells(Row &row, const GroupLeaves &leaves) const
{
    for (std::uint32_t index = 0; index < row.groups.size(); ++index) {
        Group &group = row.groups[index];
        group.fields = differing(leaves[0], leaves[index]);
        for (const std::size_t column : group.columns) {
            row.cells[column].group = index;
            row.cells[column].fields = group.fields;
            row.cells[column].state = index == 0 ? CellState::Same : CellState::Differs;
        }
    }
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        if (!row.cells[column].object && !m_data.columns[column].failures.empty())
            row.cells[column].state = CellState::NotRendered;
    }
    row.differs = std::any_of(row.cells.begin(), row.cells.end(),
                              [](const Cell &cell) { return cell.state != CellState::Same; });
}

void Builder::groupWholeCluster()
{
    Row &whole = m_data.wholeCluster;
    whole.cells.resize(m_data.columns.size());
    std::map<base::Hash128, std::size_t> indexOf;
    for (std::size_t column = 0; column < m_data.columns.size(); ++column) {
        base::Hash128 sum;
        std::uint64_t index = 0;
        for (const Row &row : m_data.rows) {
            const Cell &cell = row.cells[column];
            const bool present = cell.object != nullptr;
            sum = base::combine(
                sum, {++index, present ? cell.group + 16U : static_cast<unsigned>(cell.state)});
        }
        // What was not rendered is unknown: it is equal to nothing, but to what failed alike.
        for (const base::Error &failure : m_data.columns[column].failures)
            sum = base::combine(sum, base::hashBytes(failure.detail));
        const auto [entry, isNew] = indexOf.try_emplace(sum, whole.groups.size());
        if (isNew)
            whole.groups.emplace_back();
        whole.groups[entry->second].columns.push_back(column);
    }
    std::stable_sort(whole.groups.begin(), whole.groups.end(),
                     [](const Group &left, const Group &right) {
                         return left.columns.size() > right.columns.size();
                     });
    putBaselineFirst(whole.groups);
}

/// Adds up, over all objects, what each column has unlike the column `reference`.
void Builder::countAgainst(std::size_t reference)
{
    const std::size_t width = m_data.columns.size();
    for (std::size_t index = 0; index < m_data.rows.size(); ++index) {
        const Row &row = m_data.rows[index];
        for (std::size_t column = 0; column < width; ++column) {
            const Cell &cell = row.cells[column];
            Cell &sum = m_data.wholeCluster.cells[column];
            if (cell.state == CellState::NotRendered
                || row.cells[reference].state == CellState::NotRendered)
                continue;
            if ((cell.object == nullptr) != (row.cells[reference].object == nullptr))
                ++sum.objects;
            else if (cell.object)
                sum.fields += differing(m_leaves[index][row.cells[reference].group],
                                        m_leaves[index][cell.group]);
        }
    }
}

void Builder::summarise()
{
    groupWholeCluster();
    Row &whole = m_data.wholeCluster;
    if (whole.groups.empty())
        return;
    countAgainst(whole.groups.front().columns.front());
    for (std::uint32_t index = 0; index < whole.groups.size(); ++index) {
        Group &group = whole.groups[index];
        for (const std::size_t column : group.columns) {
            Cell &cell = whole.cells[column];
            cell.group = index;
            cell.state = index == 0 ? CellState::Same : CellState::Differs;
            if (!m_data.columns[column].failures.empty())
                cell.state = CellState::NotRendered;
        }
        group.fields = whole.cells[group.columns.front()].fields;
    }
    whole.differs = whole.groups.size() > 1;
}

void Builder::filterRows()
{
    const MatrixOptions &options = m_data.options;
    const std::string wanted = lower(options.nameContains);
    std::erase_if(m_data.rows, [&](const Row &row) {
        if (options.rows == RowFilter::OnlyDiffering && !row.differs)
            return true;
        if (!options.kinds.empty() && !options.kinds.contains(row.key.kind))
            return true;
        return lower(row.key.kind + " " + row.key.nameSpace + "/" + row.key.name).find(wanted)
               == std::string::npos;
    });
}

} // namespace

base::Result<Matrix> compare(std::vector<Column> columns, const MatrixOptions &options,
                             const base::Cancel &cancel)
{
    const auto data = std::make_shared<Matrix::Data>();
    data->columns = std::move(columns);
    data->options = options;
    if (options.baseline && *options.baseline >= data->columns.size())
        data->options.baseline.reset();
    data->placeholders.resize(data->columns.size());
    if (options.expected == Expected::Ignore) {
        for (std::size_t i = 0; i < data->columns.size(); ++i)
            data->placeholders[i] = Placeholders(data->columns[i]);
    }
    const base::Error cancelled{base::ErrorCode::Cancelled, "comparison cancelled", {}, {}, {}};
    Builder builder(*data);
    builder.collectRows();
    builder.scanValues();
    if (cancel.requested())
        return cancelled;
    base::parallelFor(data->rows.size(), [&](std::size_t index) {
        if (!cancel.requested())
            builder.groupRow(index);
    });
    if (cancel.requested())
        return cancelled;
    builder.summarise();
    builder.filterRows();
    return Matrix(data);
}

} // namespace fleetwright::diff
