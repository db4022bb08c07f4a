// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "config/fleetconfig.h"
#include "model/finding.h"

#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis {

/// Fingerprints of findings that were accepted.
using Accepted = std::set<std::string>;

/// A baseline: `{"version": 1, "findings": [{"fingerprint": …}, …]}`; what else an entry holds is
/// for people. Anything else is an error.
[[nodiscard]] base::Result<Accepted> readBaseline(const base::SourceFilePtr &file);

/// The one that `.fleetwright.yaml` names; nothing where it names none, or the file is not there
/// yet.
[[nodiscard]] base::Result<Accepted> configuredBaseline(const base::FileSource &files,
                                                        const config::FleetConfig &config);

/// Takes accepted findings out; how many there were.
std::size_t dropAccepted(std::vector<model::Finding> &findings, const Accepted &accepted);

} // namespace fleetwright::analysis
