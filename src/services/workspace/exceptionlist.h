// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/exceptionregister.h"
#include "base/cancel.h"
#include "model/snapshot.h"

#include <memory>
#include <optional>
#include <vector>

namespace fleetwright::services {

/// The register of exceptions of one snapshot, today. Immutable.
struct ExceptionList {
    std::vector<analysis::RegisterEntry> entries; ///< those that need somebody first
    std::optional<base::Error> error;             ///< why there is none

    /// Of those that need somebody: not `Holds`.
    [[nodiscard]] std::size_t needing() const;
};

using ExceptionListPtr = std::shared_ptr<const ExceptionList>;

/// For a job.
[[nodiscard]] ExceptionListPtr listExceptions(const model::SnapshotPtr &snapshot,
                                              const base::Cancel &cancel);

} // namespace fleetwright::services
