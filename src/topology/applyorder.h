// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fleetwright::topology {

/// A phase of one sync of an Argo CD Application, in their order (gitops-engine sync_tasks.go).
enum class SyncPhase : std::int8_t { PreSync, Sync, PostSync, SyncFail };

/// "PreSync" …
[[nodiscard]] std::string_view phaseName(SyncPhase phase);

/// Objects that are applied together; the next ones only when these are healthy.
struct ApplyStep {
    SyncPhase phase = SyncPhase::Sync;
    std::int64_t wave = 0;
    std::vector<std::size_t> objects; ///< into Rendering::objects, as they are applied
};

/// By phase, wave, kind and name; hooks of Argo CD and of Helm in the phases that they name, each
/// in every one. Objects of `argocd.argoproj.io/hook: Skip` and Helm's hooks of tests and deletion
/// are left out. That a Namespace or CRD is moved before what needs it is not told.
[[nodiscard]] std::vector<ApplyStep> applyOrderOf(const model::Rendering &rendering);

} // namespace fleetwright::topology
