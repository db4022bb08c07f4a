// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/matrix.h"
#include "fleet/open.h"
#include "model/snapshot.h"

#include <QString>
#include <QStringList>

#include <memory>

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

struct CompareInput {
    model::SnapshotPtr snapshot;
    model::SnapshotPtr other; ///< Revision: that revision's fleet
    std::shared_ptr<fleet::MemoStore> memo;
    CompareSubject subject;
    diff::MatrixOptions options;
};

struct CompareResult {
    std::shared_ptr<const diff::Matrix> matrix;
    std::size_t clusters = 0; ///< before equal ones were put into one column
    std::size_t groups = 0;   ///< of equal columns
    bool collapsed = false;   ///< columns are groups of identical clusters
};

/// More columns than this become groups of identical clusters.
inline constexpr std::size_t mostColumns = 40;

/// Columns and matrix of a subject. Runs in a job; fails only when cancelled.
[[nodiscard]] base::Result<CompareResult> compareSubject(const CompareInput &input,
                                                         const base::Cancel &cancel);

} // namespace fleetwright::ui
