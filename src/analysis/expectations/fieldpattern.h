// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/document.h"
#include "yaml/node.h"

#include <string_view>
#include <vector>

namespace fleetwright::analysis::expectations {

/// The values that a path of an expectation means below an object: at each map the longest key that
/// fits, since keys may hold dots; `[N]`, `[key=value]`, `[*]` step into lists. Several where it
/// says any; the object itself for an empty path.
[[nodiscard]] std::vector<const yaml::Node *> valuesAt(const yaml::Node *root,
                                                       std::string_view path);

/// Whether a rendered value is the one expected: as JSON; numbers and booleans also as text.
[[nodiscard]] bool isEqual(const yaml::Node *rendered, const config::Value &expected);

} // namespace fleetwright::analysis::expectations
