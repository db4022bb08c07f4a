// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quickfix/bench.h"

#include <string_view>

namespace fleetwright::quickfix {

/// One row of the table: how findings of a rule are mended.
struct Way {
    std::string_view rule;
    std::string_view name;
    std::string_view title; ///< "{}" stands for the finding's clusters, "{owners}" for its owners
    Needs needs = Needs::Nothing;
    Maker make = nullptr;
};

/// The row of a choice; nullptr if the finding has no such choice.
[[nodiscard]] const Way *findWay(const model::Finding &finding, std::string_view name);

} // namespace fleetwright::quickfix
