// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "config/fleetconfig.h"
#include "model/finding.h"
#include "model/snapshot.h"

#include <optional>
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
    std::string today;           ///< ISO date; everything about dates counts from it
    std::string now;             ///< "2026-06-01T12:00:00Z", for windows; empty: noon of `today`
    std::set<std::string> rules; ///< only these; empty: all
};

/// A fleet and what its `.fleetwright.yaml` says.
struct FleetState {
    model::SnapshotPtr snapshot;
    config::FleetConfig config;
};

/// What is checked.
struct CheckSubject {
    FleetState fleet;
    /// The state before the change, whose guardrails and waves hold; without it the rules about
    /// changes are silent.
    std::optional<FleetState> base;
};

/// Runs the rules over a fleet. Sorted by severity (errors first), file, line, rule. The settings
/// of `.fleetwright.yaml` (off, severity, paths, ignore) are applied. Fails only with
/// ErrorCode::Cancelled.
[[nodiscard]] base::Result<std::vector<model::Finding>>
check(const CheckSubject &subject, const CheckOptions &options, const base::Cancel &cancel = {});

} // namespace fleetwright::analysis
