// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "diff/matrix.h"
#include "model/snapshot.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace fleetwright::ui {

/// Which cells of a matrix the unsaved edits changed. Immutable. Made in a job: a fleet has a
/// quarter of a million objects.
class PendingCells {
public:
    /// `saved` is `now` without the unsaved edits; the matrix is made of `now`. nullptr if no cell
    /// is pending.
    [[nodiscard]] static std::shared_ptr<const PendingCells> find(const diff::Matrix &matrix,
                                                                  const model::SnapshotPtr &now,
                                                                  const model::SnapshotPtr &saved,
                                                                  const base::Cancel &cancel = {});

    [[nodiscard]] bool isPending(const diff::Row &row, std::size_t column) const;
    /// In a pending cell: the object as it was saved, nullptr if the edit creates it. In a column
    /// of several clusters that of the first one that changed.
    [[nodiscard]] const model::Object *before(const diff::Row &row, std::size_t column) const;

private:
    using Changed = std::unordered_map<diff::ObjectKey, const model::Object *>;

    model::SnapshotPtr m_saved;
    std::vector<Changed> m_changed; ///< one a column: what changed in any of its clusters
};

} // namespace fleetwright::ui
