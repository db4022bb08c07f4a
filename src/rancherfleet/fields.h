// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "yaml/node.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::rancherfleet {

// Fields of values that yaml::decode made: of the right types, empty ones absent.

using Labels = std::map<std::string, std::string, std::less<>>;

/// "" if absent.
[[nodiscard]] std::string stringAt(const yaml::Node *object, std::string_view field);
/// False if absent.
[[nodiscard]] bool isTrueAt(const yaml::Node *object, std::string_view field);
/// 0 if absent.
[[nodiscard]] std::int64_t integerAt(const yaml::Node *object, std::string_view field);
[[nodiscard]] std::vector<std::string> stringsAt(const yaml::Node *object, std::string_view field);
/// A mapping of texts; empty for nullptr.
[[nodiscard]] Labels labelsOf(const yaml::Node *mapping);
/// Where a field's value stands, or else the object.
[[nodiscard]] base::Span placeOf(const yaml::Node *object, std::string_view field);

/// `error` with `where` said before it, at the place of `error` or else of `near`.
[[nodiscard]] base::Error within(std::string where, base::Error error, const base::Span &near = {});

} // namespace fleetwright::rancherfleet
