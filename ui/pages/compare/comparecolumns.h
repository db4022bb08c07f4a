// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/matrix.h"
#include "fleet/open.h"
#include "model/snapshot.h"
#include "ui/models/pendingcells.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace fleetwright::ui {

/// What the columns of Compare are.
struct CompareSubject {
    enum class Kind { Clusters, Environments, Layers, Revision };
    Kind kind = Kind::Clusters;
    QStringList layers; ///< Layers: their folders, each built alone
    QString revision;   ///< Revision: every cluster there beside itself here
    QString band;       ///< Clusters: only this environment; "" for all

    friend bool operator==(const CompareSubject &, const CompareSubject &) = default;
};

/// The columns of a subject, with what they depend on: filters, sorting and the baseline do not
/// change them. Immutable.
struct CompareColumns {
    model::SnapshotPtr snapshot;
    model::SnapshotPtr other;
    CompareSubject subject;
    diff::Expected expected = diff::Expected::Ignore;
    std::vector<diff::Column> columns;
    std::size_t clusters = 0; ///< before equal ones were put into one column
    bool collapsed = false;   ///< columns are groups of identical clusters
};

struct CompareInput {
    model::SnapshotPtr snapshot;
    model::SnapshotPtr saved; ///< without the unsaved edits; may be `snapshot` itself
    model::SnapshotPtr other; ///< Revision: that revision's fleet
    std::shared_ptr<fleet::MemoStore> memo;
    CompareSubject subject;
    diff::MatrixOptions options;
    std::shared_ptr<const CompareColumns> known; ///< of the result before; used where it fits
};

struct CompareResult {
    std::shared_ptr<const diff::Matrix> matrix;
    std::shared_ptr<const PendingCells> pending; ///< nullptr for none
    std::shared_ptr<const CompareColumns> columns;
    std::size_t groups = 0; ///< of equal columns

    [[nodiscard]] std::size_t clusters() const { return columns ? columns->clusters : 0; }
    [[nodiscard]] bool isCollapsed() const { return columns && columns->collapsed; }
};

/// More columns than this become groups of identical clusters.
inline constexpr std::size_t mostColumns = 40;

/// Columns and matrix of a subject. Runs in a job; fails only when cancelled.
[[nodiscard]] base::Result<CompareResult> compareSubject(const CompareInput &input,
                                                         const base::Cancel &cancel);

} // namespace fleetwright::ui
