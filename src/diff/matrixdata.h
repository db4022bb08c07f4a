// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/fieldwalk.h"
#include "diff/matrix.h"
#include "diff/placeholders.h"

#include <vector>

namespace fleetwright::diff {

struct Matrix::Data {
    std::vector<Column> columns;
    std::vector<Placeholders>
        placeholders; ///< one a column; empty ones where expected differences are shown
    MatrixOptions options;
    Row wholeCluster;
    std::vector<Row> rows;
};

/// A leaf in one column, made comparable.
struct LeafValue {
    base::Hash128 signature; ///< equal for values that count as equal
    bool expected = false;   ///< own identity value as a whole, or lawfully absent
};

/// `columns[i]` tells which column nodes[i] is of. Called for fields that are not the same text
/// everywhere, so a value that all clusters have is equal even where it is an identity value of
/// some. An absent field equals an own identity value where the column has no such value.
[[nodiscard]] std::vector<LeafValue> leafValues(const std::vector<Placeholders> &placeholders,
                                                const std::vector<std::size_t> &columns,
                                                const PathSegments &path, Nodes nodes);

} // namespace fleetwright::diff
