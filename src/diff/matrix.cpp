// SPDX-License-Identifier: Apache-2.0
#include "diff/matrix.h"

#include "diff/matrixdata.h"
#include "diff/valuetext.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fleetwright::diff {

namespace {

constexpr base::Hash128 absentSignature{0x616273656e740001U, 0x616273656e740002U};

/// The identity value that stands at a leaf in any column, by name.
const std::string *identityAt(const std::vector<Placeholders> &placeholders,
                              const std::vector<std::size_t> &columns, std::string_view key,
                              Nodes nodes)
{
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i] || !nodes[i]->isScalar())
            continue;
        const Placeholders &own = placeholders[columns[i]];
        const auto value = own.whole(key, nodes[i]->text());
        if (value && !own.isGeneratedName(*value))
            return &own.nameOf(*value);
    }
    return nullptr;
}

FieldKind kindOf(const PathSegments &path)
{
    if (path.size() < 2)
        return FieldKind::Field;
    const std::string &parent = path[path.size() - 2].key;
    if (parent == "annotations")
        return FieldKind::Annotation;
    const bool labels = parent == "labels" || parent == "matchLabels" || parent == "selector";
    return labels ? FieldKind::Label : FieldKind::Field;
}

std::string segmentName(const model::FieldPath::Segment &segment)
{
    switch (segment.kind) {
    case model::FieldPath::Segment::Kind::Key:
        return segment.key;
    case model::FieldPath::Segment::Kind::Index:
        return "[" + std::to_string(segment.index) + "]";
    case model::FieldPath::Segment::Kind::Match:
        return segment.value;
    }
    return {};
}

/// Gives equal signatures one number: 0 for the baseline's, else for the most common.
void numberGroups(FieldRow &row, const std::vector<LeafValue> &values,
                  const std::vector<std::size_t> &columns, std::optional<std::size_t> baseline)
{
    std::map<base::Hash128, std::pair<std::size_t, std::size_t>> counts; // count, first index
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto [entry, isNew] = counts.try_emplace(values[i].signature, 0, i);
        ++entry->second.first;
        if (baseline && columns[i] == *baseline)
            entry->second.first = columns.size() + 1;
    }
    std::vector<std::tuple<std::size_t, std::size_t, base::Hash128>> order;
    for (const auto &[signature, found] : counts)
        order.emplace_back(columns.size() + 1 - found.first, found.second, signature);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t group = 0; group < order.size(); ++group) {
            if (std::get<2>(order[group]) == values[i].signature)
                row.cells[columns[i]].group = static_cast<std::uint32_t>(group);
        }
    }
}

class FieldRows {
public:
    FieldRows(const Matrix::Data &data, const Row &row, std::vector<std::size_t> columns)
        : m_data(data), m_row(row), m_columns(std::move(columns))
    {}

    std::vector<FieldRow> rows()
    {
        if (m_columns.size() < 2)
            return {};
        std::vector<const yaml::Node *> roots;
        for (const std::size_t column : m_columns)
            roots.push_back(m_row.cells[column].object->root);
        walkFields(roots, [this](const PathSegments &path, Nodes nodes) {
            add(path, nodes);
            return true;
        });
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const FieldRow &left, const FieldRow &right) {
                             return std::tuple(left.identity, rank(left.kind))
                                    < std::tuple(right.identity, rank(right.kind));
                         });
        return std::move(m_rows);
    }

private:
    static int rank(FieldKind kind)
    {
        return kind == FieldKind::Field ? 0 : kind == FieldKind::Annotation ? 1 : 2;
    }

    void add(const PathSegments &path, Nodes nodes)
    {
        const std::vector<LeafValue> values =
            leafValues(m_data.placeholders, m_columns, path, nodes);
        FieldRow row;
        row.kind = kindOf(path);
        row.name = path.empty() ? std::string() : segmentName(path.back());
        row.paths = {pathText(path)};
        row.parent = pathText(path.empty() ? path : PathSegments(path.begin(), path.end() - 1));
        row.identity = std::all_of(values.begin(), values.end(), [&](const LeafValue &value) {
            return value.signature == values.front().signature;
        });
        row.cells.resize(m_data.columns.size());
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            row.cells[i].notRendered = m_row.cells[i].state == CellState::NotRendered;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            FieldCell &cell = row.cells[m_columns[i]];
            cell.object = m_row.cells[m_columns[i]].object;
            cell.node = nodes[i];
            cell.expected = values[i].expected;
            if (nodes[i])
                cell.text = shownText(cell.object->id, path, nodes[i]);
        }
        numberGroups(row, values, m_columns, m_data.options.baseline);
        place(std::move(row));
    }

    /// A label or annotation that says the same in every column as at an earlier place joins that
    /// row.
    void place(FieldRow row)
    {
        if (row.kind != FieldKind::Field) {
            for (FieldRow &earlier : m_rows) {
                if (earlier.kind == row.kind && earlier.name == row.name
                    && earlier.identity == row.identity && sameCells(earlier, row)) {
                    earlier.paths.push_back(row.paths.front());
                    return;
                }
            }
        }
        m_rows.push_back(std::move(row));
    }

    static bool sameCells(const FieldRow &left, const FieldRow &right)
    {
        return std::equal(left.cells.begin(), left.cells.end(), right.cells.begin(),
                          [](const FieldCell &one, const FieldCell &other) {
                              return yaml::equal(one.node, other.node);
                          });
    }

    const Matrix::Data &m_data;
    const Row &m_row;
    std::vector<std::size_t> m_columns;
    std::vector<FieldRow> m_rows;
};

} // namespace

std::vector<LeafValue> leafValues(const std::vector<Placeholders> &placeholders,
                                  const std::vector<std::size_t> &columns, const PathSegments &path,
                                  Nodes nodes)
{
    const std::string_view key = lastKey(path);
    const std::string *identity = identityAt(placeholders, columns, key, nodes);
    std::vector<LeafValue> values(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Placeholders &own = placeholders[columns[i]];
        if (!nodes[i]) {
            values[i].expected = identity && !own.hasValueFor(*identity);
            values[i].signature = values[i].expected ? base::hashBytes(*identity) : absentSignature;
            continue;
        }
        if (identity && nodes[i]->isScalar()) {
            const auto value = own.whole(key, nodes[i]->text());
            values[i].expected = value && own.nameOf(*value) == *identity;
        }
        values[i].signature =
            values[i].expected ? base::hashBytes(*identity) : own.hashOf(key, nodes[i]).hash;
        if (!values[i].expected && nodes[i]->isScalar()) {
            const auto value = own.whole(key, nodes[i]->text());
            values[i].expected = value && own.isGeneratedName(*value);
        }
    }
    return values;
}

std::string groupLetter(std::uint32_t group)
{
    std::string letters;
    for (std::uint32_t rest = group + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

Matrix::Matrix(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

const std::vector<Column> &Matrix::columns() const
{
    return m_data->columns;
}

const MatrixOptions &Matrix::options() const
{
    return m_data->options;
}

const Row &Matrix::wholeCluster() const
{
    return m_data->wholeCluster;
}

const std::vector<Row> &Matrix::rows() const
{
    return m_data->rows;
}

std::vector<FieldRow> Matrix::fieldRows(const Row &row) const
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].object)
            columns.push_back(i);
    }
    return FieldRows(*m_data, row, std::move(columns)).rows();
}

std::vector<FieldRow> Matrix::groupDifferences(const Row &row, std::uint32_t group) const
{
    if (row.isWholeCluster() || group == 0 || group >= row.groups.size())
        return {};
    std::vector<FieldRow> rows = fieldRows(row);
    const std::size_t first = row.groups[0].columns.front();
    const std::size_t own = row.groups[group].columns.front();
    std::erase_if(rows, [&](const FieldRow &field) {
        return field.cells[first].group == field.cells[own].group;
    });
    return rows;
}

} // namespace fleetwright::diff
