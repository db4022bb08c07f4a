// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/reading.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::config {

/// An entry of `rules`.
struct RuleSetting {
    std::optional<std::string> severity; ///< "error", "warning" or "info"
    bool off = false;
    std::vector<std::string> paths; ///< globs; empty: everywhere
    /// The rule's own thresholds, as far as they are given: `version-skew: {minor: 2}`.
    std::map<std::string, std::size_t> numbers;
    /// `data-loss: {kinds: […]}`
    std::map<std::string, std::vector<std::string>> texts;
    base::Place place;

    friend bool operator==(const RuleSetting &, const RuleSetting &) = default;
};

/// A key that is none of the common ones and no threshold of that rule is an error.
[[nodiscard]] Read readRuleSetting(const Value::Entry &entry,
                                   std::map<std::string, RuleSetting> &rules);

/// A severity's name.
[[nodiscard]] Read readSeverity(const Value &value, std::string &severity);

} // namespace fleetwright::config
