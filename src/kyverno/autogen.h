// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kyverno/policy.h"

#include <string_view>
#include <vector>

namespace fleetwright::kyverno {

/// The rules of a policy that Kyverno makes of its rules about Pods for their controllers
/// (pkg/autogen/v1). `rules`: the policy's `spec.rules` as nodes, `evaluable` those that are
/// evaluated. `controllers`: the annotation pod-policies.kyverno.io/autogen-controllers, nothing
/// where it is absent.
[[nodiscard]] std::vector<Rule> rulesForControllers(const std::vector<const yaml::Node *> &rules,
                                                    const std::vector<Rule> &evaluable,
                                                    std::optional<std::string_view> controllers);

} // namespace fleetwright::kyverno
