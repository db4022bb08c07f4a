// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/schema/schema.h"
#include "yaml/nodebuilder.h"

namespace fleetwright::rancherfleet {

/// StrategicMergePatch (k8s.io/apimachinery pkg/util/strategicpatch), which differs from
/// kustomize's merge: a list's items are told apart by the patch merge key alone, and items that
/// the patch names keep the patch's order. Values taken from the patch carry a Change with `step`.
/// Fails for an item without its merge key and for directives that are none;
/// ErrorCode::Unsupported for $setElementOrder, which only kubectl writes.
[[nodiscard]] base::Result<const yaml::Node *>
strategicPatch(const yaml::Node *original, const yaml::Node *patch, kustomize::SchemaNode schema,
               const yaml::Step *step, const yaml::NodeBuilder &build);

} // namespace fleetwright::rancherfleet
