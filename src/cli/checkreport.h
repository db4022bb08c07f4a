// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <string>
#include <vector>

namespace fleetwright::cli {

/// What `check` found, for the forms in which it is printed.
struct CheckReport {
    const std::vector<model::Finding> &findings;
    std::vector<std::string> rules; ///< that ran
    std::string today;
    std::size_t accepted = 0; ///< findings that a baseline keeps back
    /// From which severity on a finding fails the run; "never".
    std::string failOn;

    [[nodiscard]] bool fails(const model::Finding &finding) const;
};

/// Documents of `--format`: docs/cli-json.md and docs/ci say who reads which.
[[nodiscard]] std::string checkJson(const CheckReport &report);
/// Static Analysis Results Interchange Format 2.1.0 (OASIS), as code scanning takes it.
[[nodiscard]] std::string checkSarif(const CheckReport &report);
/// JUnit's XML: a test suite whose test cases are rules.
[[nodiscard]] std::string checkJUnit(const CheckReport &report);
/// For a comment of a pull request: the worst first, cut where forges cut.
[[nodiscard]] std::string checkMarkdown(const CheckReport &report);
/// What --write-baseline writes.
[[nodiscard]] std::string baselineJson(const std::vector<model::Finding> &findings);

} // namespace fleetwright::cli
