// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::leaks {

/// Lower case of ASCII letters.
[[nodiscard]] std::string lower(std::string_view text);

/// production for prod, staging for stg and stage, development for dev; anything else is itself, in lower case.
[[nodiscard]] std::string canonicalEnvironment(std::string_view value);

/// A geography that regions begin with: eu, us, ap, ca, sa, af.
[[nodiscard]] bool isGeography(std::string_view value);

/// Equal, one a prefix of the other at a '-' or before a zone letter (us-east ~ us-east-1 ~ us-east-1a), or a geography and a
/// region within it.
[[nodiscard]] bool compatibleRegions(std::string_view left, std::string_view right);

/// Whether two values of an attribute (by name: "region", "environment" …) say the same.
[[nodiscard]] bool compatible(std::string_view attribute, std::string_view left, std::string_view right);

/// The attribute that a key stands for, by the words of the rules ("AWS_REGION" → "region"); nothing for other keys.
[[nodiscard]] std::optional<std::string> attributeOfKey(std::string_view key);

/// Keys are compared after cutting up to the last '/', in lower case, without '-', '_' and '.'.
[[nodiscard]] std::string plainKey(std::string_view key);

/// The words of a key in lower case: "FAILOVER_REGION" and "failoverRegion" → failover, region.
[[nodiscard]] std::vector<std::string> wordsOfKey(std::string_view key);

/// Whether a key says that its value belongs to somebody else: peer, failover, standby, upstream …
[[nodiscard]] bool isRelationKey(std::string_view key);

} // namespace fleetwright::analysis::leaks
