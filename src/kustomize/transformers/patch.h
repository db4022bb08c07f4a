// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/schema.h"
#include "yaml/node.h"

#include <optional>

namespace fleetwright::kustomize {

/// Strategic merge of `patch` into `target` (kyaml/yaml/merge2 with all directives). Nothing if the patch deletes the whole object.
/// Nodes taken from the patch carry a Change to what they replaced, caused by `step`. `schema` is the object's type, unknown for CRDs.
[[nodiscard]] base::Result<std::optional<const yaml::Node *>>
strategicMerge(const TransformContext &context, const yaml::Step *step, const yaml::Node *target, const yaml::Node *patch,
               SchemaNode schema);

/// RFC 6902 as evanphx/json-patch v4 does it inside kustomize (patchjson6902.go). `operations` is a sequence node.
[[nodiscard]] base::Result<const yaml::Node *> jsonPatch(const TransformContext &context, const yaml::Step *step,
                                                         const yaml::Node *target, const yaml::Node *operations);

} // namespace fleetwright::kustomize
