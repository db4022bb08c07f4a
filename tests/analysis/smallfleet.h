// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "model/finding.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis {

using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// prod-1 … prod-4 and staging-1 … staging-3: `base` (Deployment web with one replica, image
/// web:1.0 and two arguments, and a NetworkPolicy) → environments/production and
/// environments/staging → clusters/NAME.
[[nodiscard]] Files sevenClusters();

/// Appends to a cluster's kustomization, or another layer's.
void addTo(Files &files, const std::string &layer, const std::string &text);

/// What the rules find today = 2026-06-01.
[[nodiscard]] std::vector<model::Finding> findingsOf(const Files &files,
                                                     const std::set<std::string> &rules,
                                                     const config::FleetConfig &config = {});

/// "leak-identity error base/app.yaml:7 [a b]"
[[nodiscard]] Texts textsOf(const Files &files, const std::set<std::string> &rules,
                            const config::FleetConfig &config = {});

} // namespace fleetwright::analysis
