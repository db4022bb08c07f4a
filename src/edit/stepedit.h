// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/plan.h"
#include "fleet/origin.h"
#include "model/fieldpath.h"

#include <string>

namespace fleetwright::edit {

/// A place that sets a field of a rendered object: what a layer says there can be taken out or
/// replaced, whomever it reaches.
struct SettingStep {
    const model::Object *object = nullptr; ///< as some cluster has it
    model::FieldPath field;
    fleet::OriginStep step; ///< of fleet::explain()
};

/// The step is gone from its file, with what says nothing without it (an entry of images, a patch
/// and its file). Not rendered and not verified. Unsupported where it cannot be taken out.
[[nodiscard]] base::Result<FileChanges> withoutStep(const model::Snapshot &snapshot,
                                                    const SettingStep &setting);

/// The step says `value` instead. Not rendered and not verified.
[[nodiscard]] base::Result<FileChanges> withStepSet(const model::Snapshot &snapshot,
                                                    const SettingStep &setting,
                                                    const std::string &value, yaml::Tag tag);

/// What the changes do: rendered and compared, without refusal. Fails only when cancelled.
[[nodiscard]] base::Result<Plan> tryChanges(const model::SnapshotPtr &snapshot,
                                            fleet::MemoStore &store, FileChanges changes,
                                            const PlanOptions &options,
                                            const base::Cancel &cancel = {});

} // namespace fleetwright::edit
