// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <string_view>

namespace fleetwright::argocd {

/// applyTemplatePatch (applicationset/controllers/template/patch.go): a rendered `templatePatch`,
/// YAML or JSON, merged into an Application as a strategic merge patch on the Go type. `project`
/// stays. `place` is the patch's in the ApplicationSet; what it adds stands there.
[[nodiscard]] base::Result<const yaml::Node *> patched(const yaml::Node *application,
                                                       std::string_view patch,
                                                       const base::Span &place,
                                                       const yaml::NodeBuilder &build);

} // namespace fleetwright::argocd
