// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"
#include "diff/matrixdata.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

/// A leaf of one object, its path as a hash: for grouping only.
struct Leaf {
    base::Hash128 path;
    base::Hash128 value;
    const std::string *identity = nullptr; ///< the own identity value that it is as a whole
};

void collectLeaves(const Placeholders &own, const yaml::Node *node, std::string_view key,
                   base::Hash128 path, std::vector<Leaf> &leaves)
{
    if (node->size() == 0) {
        Leaf leaf{path, own.hashOf(key, node).hash, nullptr};
        if (node->isScalar()) {
            const auto value = own.whole(key, node->text());
            if (value && !own.isGeneratedName(*value))
                leaf.identity = &own.nameOf(*value);
        }
        leaves.push_back(leaf);
        return;
    }
    for (const yaml::Entry &entry : node->entries())
        collectLeaves(own, entry.value, entry.key->text(), base::combine(path, entry.key->hash()),
                      leaves);
    std::uint64_t index = 0;
    for (const yaml::Node *item : node->items())
        collectLeaves(own, item, key, base::combine(path, {index++, 1}), leaves);
}

void addTo(base::Hash128 &sum, base::Hash128 part)
{
    sum.low += part.low;
    sum.high += part.high;
}

/// Columns with equal content of one object, before lawful absences are considered.
struct Variant {
    std::vector<std::size_t> columns;
    std::vector<Leaf> leaves;
};

/// Joins variants that differ only by identity values which a cluster lacks because it has no such
/// value.
class Refiner {
public:
    Refiner(const std::vector<Placeholders> &placeholders, const std::vector<Variant> &variants)
        : m_placeholders(placeholders)
    {
        for (const Variant &variant : variants) {
            for (const Leaf &leaf : variant.leaves) {
                if (leaf.identity)
                    m_identityPaths.emplace(leaf.path, leaf.identity);
            }
        }
    }

    [[nodiscard]] base::Hash128 signature(const Variant &variant) const
    {
        const Placeholders &own = m_placeholders[variant.columns.front()];
        base::Hash128 sum;
        std::unordered_map<base::Hash128, bool> present;
        for (const Leaf &leaf : variant.leaves) {
            const auto identity = m_identityPaths.find(leaf.path);
            if (identity != m_identityPaths.end())
                present[leaf.path] = true;
            const bool asListed = identity != m_identityPaths.end() && leaf.identity
                                  && *leaf.identity == *identity->second;
            if (!asListed)
                addTo(sum, base::combine(leaf.path, leaf.value));
        }
        for (const auto &[path, name] : m_identityPaths) {
            if (!present.contains(path) && own.hasValueFor(*name))
                addTo(sum, base::combine(path, {2, 2}));
        }
        return sum;
    }

private:
    const std::vector<Placeholders> &m_placeholders;
    std::unordered_map<base::Hash128, const std::string *> m_identityPaths;
};

/// Position in kustomize's legacy order: what others need comes first (api/types/legacy order of
/// kustomize).
std::size_t kindRank(const std::string &kind)
{
    static constexpr std::array<std::string_view, 22> first = {"Namespace",
                                                               "ResourceQuota",
                                                               "StorageClass",
                                                               "CustomResourceDefinition",
                                                               "ServiceAccount",
                                                               "PodSecurityPolicy",
                                                               "Role",
                                                               "ClusterRole",
                                                               "RoleBinding",
                                                               "ClusterRoleBinding",
                                                               "ConfigMap",
                                                               "Secret",
                                                               "Endpoints",
                                                               "Service",
                                                               "LimitRange",
                                                               "PriorityClass",
                                                               "PersistentVolume",
                                                               "PersistentVolumeClaim",
                                                               "Deployment",
                                                               "StatefulSet",
                                                               "CronJob",
                                                               "PodDisruptionBudget"};
    const auto found = std::find(first.begin(), first.end(), kind);
    return static_cast<std::size_t>(found - first.begin());
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

class Builder {
public:
    explicit Builder(Matrix::Data &data) : m_data(data) {}

    void collectRows();
    void scanValues();
    void groupRow(Row &row) const;
    void summarise();
    void filterRows();

private:
    [[nodiscard]] std::vector<Variant> variantsOf(const Row &row) const;
    [[nodiscard]] std::vector<Group> mergedGroups(const std::vector<Variant> &variants) const;
    [[nodiscard]] std::size_t leafCount(const Row &row, const Group &group) const;
    void orderGroups(Row &row) const;
    void putBaselineFirst(std::vector<Group> &groups) const;
    void fillCells(Row &row) const;
    void groupWholeCluster();
    void countAgainst(std::size_t reference);
    [[nodiscard]] ObjectKey rowKey(std::size_t column, const model::Object &object) const;

    Matrix::Data &m_data;
    std::optional<PlaceholderFilter> m_filter;
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
            return std::tuple<std::size_t, const std::string &, const std::string &,
                              const std::string &, const std::string &>(
                kindRank(key.kind), key.kind, key.nameSpace, key.name, key.group);
        };
        return rank(left) < rank(right);
    });
}

void Builder::scanValues()
{
    m_filter.emplace(m_data.placeholders);
    for (const Row &row : m_data.rows) {
        for (const Cell &cell : row.cells) {
            if (cell.object)
                m_filter->scan(cell.object->root);
        }
    }
}

std::vector<Variant> Builder::variantsOf(const Row &row) const
{
    std::map<std::pair<base::Hash128, base::Hash128>, std::size_t> indexOf;
    std::vector<Variant> variants;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const model::Object *object = row.cells[column].object;
        if (!object)
            continue;
        const Placeholders &own = m_data.placeholders[column];
        const base::Hash128 hash =
            own.empty() ? object->hash() : own.hashOf({}, object->root, &*m_filter).hash;
        const auto [entry, isNew] = indexOf.try_emplace({hash, own.presence()}, variants.size());
        if (isNew)
            variants.emplace_back();
        variants[entry->second].columns.push_back(column);
    }
    return variants;
}

std::vector<Group> Builder::mergedGroups(const std::vector<Variant> &variants) const
{
    const Refiner refiner(m_data.placeholders, variants);
    std::map<base::Hash128, std::size_t> indexOf;
    std::vector<Group> groups;
    for (const Variant &variant : variants) {
        const auto [entry, isNew] = indexOf.try_emplace(refiner.signature(variant), groups.size());
        if (isNew)
            groups.emplace_back();
        std::vector<std::size_t> &columns = groups[entry->second].columns;
        columns.insert(columns.end(), variant.columns.begin(), variant.columns.end());
    }
    for (Group &group : groups)
        std::sort(group.columns.begin(), group.columns.end());
    return groups;
}

void Builder::groupRow(Row &row) const
{
    std::vector<Variant> variants = variantsOf(row);
    if (variants.size() > 1 && m_data.options.expected == Expected::Ignore) {
        for (Variant &variant : variants) {
            const std::size_t column = variant.columns.front();
            collectLeaves(m_data.placeholders[column], row.cells[column].object->root, {}, {},
                          variant.leaves);
        }
        row.groups = mergedGroups(variants);
    } else {
        for (Variant &variant : variants)
            row.groups.push_back({std::move(variant.columns), 0});
    }
    orderGroups(row);
    fillCells(row);
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

void Builder::fillCells(Row &row) const
{
    for (std::uint32_t index = 0; index < row.groups.size(); ++index) {
        Group &group = row.groups[index];
        if (index > 0) {
            const std::size_t reference = row.groups.front().columns.front();
            const std::size_t own = group.columns.front();
            group.fields =
                countDifferences(m_data.placeholders, reference, row.cells[reference].object->root,
                                 own, row.cells[own].object->root);
        }
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
    std::vector<std::vector<std::size_t>> fields(m_data.rows.size());
    base::parallelFor(m_data.rows.size(), [&](std::size_t index) {
        const Row &row = m_data.rows[index];
        const Cell &other = row.cells[reference];
        if (!other.object)
            return;
        std::vector<std::size_t> byGroup(row.groups.size());
        for (std::uint32_t group = 0; group < row.groups.size(); ++group) {
            const std::size_t own = row.groups[group].columns.front();
            if (other.group == 0)
                byGroup[group] = row.groups[group].fields;
            else if (group != other.group)
                byGroup[group] =
                    countDifferences(m_data.placeholders, reference, other.object->root, own,
                                     row.cells[own].object->root);
        }
        fields[index] = std::move(byGroup);
    });
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
                sum.fields += fields[index][cell.group];
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
            builder.groupRow(data->rows[index]);
    });
    if (cancel.requested())
        return cancelled;
    builder.summarise();
    builder.filterRows();
    return Matrix(data);
}

} // namespace fleetwright::diff
