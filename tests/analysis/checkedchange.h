// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/checkedfleet.h"

#include <string>

namespace fleetwright::analysis {

/// What one rule finds in a fleet in memory, and in the change from `base` to it:
/// "error base/app.yaml:7 [a b]", with "base:" before a file that is meant as it was. On
/// 2026-06-01, at 10:00 UTC.
[[nodiscard]] Texts found(const std::string &rule, const Files &fleet);
[[nodiscard]] Texts found(const std::string &rule, const Files &base, const Files &fleet);

/// Plain overlays of clusters dev-eu, staging-eu, prod-eu and prod-us over the environments dev,
/// staging and production over one base; an inventory with the label environment.
[[nodiscard]] Files overlayFleet();

/// A manifest of one document.
[[nodiscard]] std::string manifest(const std::string &kind, const std::string &name,
                                   const std::string &rest = {});

} // namespace fleetwright::analysis
