// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::inventory {

/// In lower case.
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] bool equalIgnoringCase(std::string_view left, std::string_view right);

/// The parts between separators; never empty.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// "production" for "prod", "staging" for "stg" and "stage", "dev" for "development"; other text in
/// lower case.
[[nodiscard]] std::string canonicalEnvironment(std::string_view text);

/// A word that folders use for an environment, or the beginning of such a folder's name: dev, qa,
/// preprod …
[[nodiscard]] bool isEnvironmentWord(std::string_view text);

/// How far towards production: dev before test, staging and production; what is unknown stands
/// before production.
[[nodiscard]] int environmentRank(std::string_view environment);

/// eu, us, ap, ca, sa, af: bare geographies.
[[nodiscard]] bool isGeography(std::string_view text);

/// A provider's region (eu-west-1, europe-west1, westeurope), its beginning (us-east) or a
/// geography.
[[nodiscard]] bool isRegionWord(std::string_view text);

/// The geography a region lies in, "" if unknown.
[[nodiscard]] std::string geographyOf(std::string_view region);

/// What the words of a cluster's name say, each "" if nothing (rules: an environment named twice
/// says nothing).
struct NameWords {
    std::string environment; ///< canonical
    std::string region;      ///< a provider's region, else a geography
};
[[nodiscard]] NameWords wordsOfName(std::string_view name);

/// Equal, one a prefix of the other at a '-' or before a zone letter, or a geography and a region
/// within it.
[[nodiscard]] bool compatibleRegions(std::string_view left, std::string_view right);

} // namespace fleetwright::inventory
