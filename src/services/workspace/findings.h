// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::services {

/// The checks' answer for one snapshot.
struct CheckResult {
    struct Item {
        model::Finding finding;
        bool fromUnsavedEdit = false; ///< not there without the unsaved edits
    };
    struct SkippedRule {
        std::string rule;
        std::string reason;
    };

    std::vector<Item> items;      ///< from the unsaved edit first, then by severity, rule, place
    std::vector<std::string> ran; ///< rules that ran
    std::vector<SkippedRule> skipped; ///< rules that could not
    std::size_t fixedByUnsavedEdit = 0;

    [[nodiscard]] std::size_t count(model::Severity severity) const;
};

using CheckResultPtr = std::shared_ptr<const CheckResult>;

} // namespace fleetwright::services
