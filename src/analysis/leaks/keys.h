// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::leaks {

/// Whether two values of an attribute (by name: "region", "environment", a dimension …) may both be
/// true of one cluster.
[[nodiscard]] bool compatible(std::string_view attribute, std::string_view left,
                              std::string_view right);

/// The words of a key in lower case: "FAILOVER_REGION" and "failoverRegion" → failover, region.
[[nodiscard]] std::vector<std::string> wordsOfKey(std::string_view key);

/// Whether a key says that its value belongs to somebody else: peer, failover, standby, upstream …
[[nodiscard]] bool isRelationKey(std::string_view key);

} // namespace fleetwright::analysis::leaks
