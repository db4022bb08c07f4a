// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/fieldspec.h"
#include "yaml/node.h"

#include <map>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

/// An entry of `vars:` (api/types/var.go).
struct Variable {
    std::string name;
    std::string group, version, kind;
    std::string targetName, targetNamespace;
    std::string fieldPath;
    const yaml::Node *node = nullptr; ///< where it is declared
};

using Variables = std::map<std::string, Variable>;

/// VarSet.MergeSet: a name may be declared once.
[[nodiscard]] base::Result<void> mergeVariables(Variables &into, const Variables &more);

/// ResAccumulator.MergeVars of a kustomization's `vars` (nullptr if it has none): notes at the
/// resources what they give.
[[nodiscard]] base::Result<void> declareVariables(const Schema &schema, ResourceMap &map,
                                                  Variables &into, const yaml::Node *vars);

/// ResAccumulator.ResolveVars: puts values in the place of $(NAME) in the fields that `specs` name.
[[nodiscard]] base::Result<void> resolveVariables(const TransformContext &context, ResourceMap &map,
                                                  const Variables &variables,
                                                  const std::vector<FieldSpec> &specs,
                                                  std::vector<std::string> &warnings);

} // namespace fleetwright::kustomize
