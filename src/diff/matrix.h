// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/column.h"
#include "diff/objectkey.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::diff {

enum class Expected : std::uint8_t { Ignore, Show }; ///< own identity values and hash suffixes
enum class RowFilter : std::uint8_t { All, OnlyDiffering };

struct MatrixOptions {
    Expected expected = Expected::Ignore;
    RowFilter rows = RowFilter::All;
    std::optional<std::size_t>
        baseline; ///< a column whose group is A in every row that has it; else A is the most common
    std::set<std::string> kinds; ///< empty: all
    std::string nameContains;    ///< on "Kind namespace/name", ignoring case; empty: all
};

enum class CellState : std::uint8_t {
    Same,        ///< in group A
    Differs,     ///< in group B, C …
    Absent,      ///< the object is not there
    NotRendered, ///< unknown: a unit of the column failed, and the object was not seen
};

struct Cell {
    CellState state = CellState::Absent;
    std::uint32_t group = 0; ///< 0 is A; index into Row::groups. Unused for Absent and NotRendered
    std::size_t fields = 0;  ///< differing fields against group A
    std::size_t objects =
        0; ///< whole-cluster row only: objects here but not in A, or there but not here
    const model::Object *object = nullptr; ///< nullptr in the whole-cluster row
    std::size_t variants = 1;              ///< see Column::Item
};

/// Columns with equal content.
struct Group {
    std::vector<std::size_t> columns; ///< ascending
    std::size_t fields = 0;           ///< against A
};

struct Row {
    ObjectKey key;             ///< empty kind: the whole-cluster row
    bool hashedName = false;   ///< shown as name-hash
    std::vector<Cell> cells;   ///< one a column
    std::vector<Group> groups; ///< A first, then by size, then by first column
    bool differs = false;      ///< any cell is not Same

    [[nodiscard]] bool isWholeCluster() const { return key.kind.empty(); }
};

/// "A", "B" … "Z", "AA" …
[[nodiscard]] std::string groupLetter(std::uint32_t group);

enum class FieldKind : std::uint8_t { Field, Label, Annotation };

struct FieldCell {
    const yaml::Node *node = nullptr;      ///< nullptr: absent. Its change() chain is the origin
    const model::Object *object = nullptr; ///< for fleet::explain with the row's path
    std::string text;         ///< one line for a table; masked for Secret data; "" if absent
    std::uint32_t group = 0;  ///< equal values share it; 0 is the most common (or the baseline's)
    bool expected = false;    ///< the cluster's own identity value, or lawfully absent: "as listed"
    bool notRendered = false; ///< the object is unknown in this column
};

/// One differing field, or several places of one label or annotation that say the same in every
/// column.
struct FieldRow {
    std::string name;   ///< last segment: "image", "platform.example.com/oncall"
    std::string parent; ///< path without it: "spec.template.spec.containers[name=prometheus]"
    FieldKind kind = FieldKind::Field;
    std::vector<std::string> paths; ///< field paths (model/fieldpath.h), the first is shown
    std::vector<FieldCell> cells;   ///< one a column
    bool identity = false; ///< only expected differences: belongs into the folded row "Identity"
};

/// The answer of Compare. Immutable; may be read by several threads.
class Matrix {
public:
    [[nodiscard]] const std::vector<Column> &columns() const;
    [[nodiscard]] const MatrixOptions &options() const;
    [[nodiscard]] const Row &wholeCluster() const;
    [[nodiscard]] const std::vector<Row> &rows() const; ///< objects by kind order, namespace, name

    /// Groups of columns that are equal in every object: with many clusters these are the columns
    /// to show.
    [[nodiscard]] const std::vector<Group> &columnGroups() const { return wholeCluster().groups; }

    /// Differing fields of one object row, computed when asked; identity rows last.
    [[nodiscard]] std::vector<FieldRow> fieldRows(const Row &row) const;

    /// Fields of the row in which a group differs from A, for "Differs from A in": fieldRows()
    /// without equal ones.
    [[nodiscard]] std::vector<FieldRow> groupDifferences(const Row &row, std::uint32_t group) const;

    struct Data;
    explicit Matrix(std::shared_ptr<const Data> data);

private:
    std::shared_ptr<const Data> m_data;
};

/// Fails only with ErrorCode::Cancelled.
[[nodiscard]] base::Result<Matrix> compare(std::vector<Column> columns,
                                           const MatrixOptions &options = {},
                                           const base::Cancel &cancel = {});

} // namespace fleetwright::diff
