// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/environment.h"
#include "base/result.h"
#include "yaml/node.h"

namespace fleetwright::argocd {

/// A document of the fleet or the inventory in which somebody wrote down what a generator gives
/// whose answer lies outside Git:
///
///     apiVersion: fleetwright/v1
///     kind: RecordedGenerator
///     applicationSet: argocd/previews   # namespace/name
///     generator: pullRequest            # or scmProvider, clusterDecisionResource, plugin
///     position: 0                       # which of that kind in the set; 0 if left out
///     parameterSets:
///     - {number: "7", branch: login, head_sha: 0123456789abcdef}
[[nodiscard]] bool isRecordedGenerator(const yaml::Node *object);

[[nodiscard]] base::Result<RecordedGenerator> readRecordedGenerator(const yaml::Node *object);

} // namespace fleetwright::argocd
