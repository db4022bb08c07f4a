// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "helm/chartcases.h"
#include "yaml/node.h"

#include <memory>
#include <vector>

namespace fleetwright::helm {

/// All documents that a case prints, hooks and custom resource definitions too, at the places that
/// gave them, in the order of the templates. Those without a name, which are no objects, are among
/// them.
struct RenderedCase {
    base::ArenaPtr arena;
    std::vector<const yaml::Node *> documents;
};

/// Renders with these files in place of the case's own. The schema of the values is left aside.
[[nodiscard]] base::Result<RenderedCase>
renderedCase(const ChartCase &test, const std::map<std::string, std::string> &files);

} // namespace fleetwright::helm
