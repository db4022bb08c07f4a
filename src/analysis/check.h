// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "config/fleetconfig.h"
#include "model/finding.h"
#include "model/snapshot.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// What a rule is, without running it: for lists, help and SARIF.
struct RuleInfo {
    std::string_view name;                               ///< stable, "leak-identity"
    std::string_view family;                             ///< "leaks", "identity" …
    model::Severity severity = model::Severity::Warning; ///< the highest that it gives
    std::string_view summary;                            ///< one English clause
};

/// All rules in the order of their documentation.
[[nodiscard]] std::vector<RuleInfo> ruleInfos();

struct CheckOptions {
    std::string today;           ///< ISO date; everything about time counts from it
    std::set<std::string> rules; ///< only these; empty: all
};

/// Runs the rules over a fleet. Sorted by severity (errors first), file, line, rule. The settings
/// of `.fleetwright.yaml` (off, severity, paths, ignore) are applied. Fails only with
/// ErrorCode::Cancelled.
[[nodiscard]] base::Result<std::vector<model::Finding>> check(const model::Snapshot &snapshot,
                                                              const config::FleetConfig &config,
                                                              const CheckOptions &options,
                                                              const base::Cancel &cancel = {});

} // namespace fleetwright::analysis
