// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/schema.h"
#include "yaml/node.h"

#include <optional>

namespace fleetwright::kustomize {

/// Strategic merge of `patch` into `target` (kyaml/yaml/merge2 and walk). Nothing if the patch
/// deletes the whole object. Nodes taken from the patch carry a Change to what they replaced,
/// caused by `step`. `schema` is the object's type; where it is unknown, the apiVersion and kind
/// inside (of nested objects too) are looked up in the context's schema. kustomize knows the
/// `$patch` directive only: $retainKeys, $setElementOrder and $deleteFromPrimitiveList are fields
/// to it.
[[nodiscard]] base::Result<std::optional<const yaml::Node *>>
strategicMerge(const TransformContext &context, const yaml::Step *step, const yaml::Node *target,
               const yaml::Node *patch, SchemaNode schema);

/// A patch with its nodes marked as added by `step`: done once for a patch that goes to many
/// objects.
[[nodiscard]] const yaml::Node *preparedPatch(const TransformContext &context,
                                              const yaml::Step *step, const yaml::Node *patch);

/// strategicMerge with a patch from preparedPatch.
[[nodiscard]] base::Result<std::optional<const yaml::Node *>>
mergePrepared(const TransformContext &context, const yaml::Step *step, const yaml::Node *target,
              const yaml::Node *patch, SchemaNode schema);

/// RFC 6902 as evanphx/json-patch v4.12 does it inside kustomize (patchjson6902.go). `operations`
/// is a sequence node, read from YAML 1.1 or JSON. The whole object passes through JSON: integers
/// become floats beyond 2^53, dates strings.
[[nodiscard]] base::Result<const yaml::Node *> jsonPatch(const TransformContext &context,
                                                         const yaml::Step *step,
                                                         const yaml::Node *target,
                                                         const yaml::Node *operations);

} // namespace fleetwright::kustomize
