// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fleetwright::yaml {

/// Whether a key comes before another in the "natural" order of goyaml.v2 (sorter.go keyList):
/// other characters before letters, runs of digits by their value.
[[nodiscard]] bool naturallyBefore(std::string_view left, std::string_view right);

} // namespace fleetwright::yaml
