// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/check.h"
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

/// One entry of a baseline. Everything but the fingerprint is for people and may be missing; an
/// entry whose last day is past accepts nothing any more.
struct AcceptedFinding {
    std::string fingerprint;
    std::string rule;
    std::string file;
    std::string message;
    std::string ticket;
    std::string until; ///< ISO date
    std::string reason;
    base::Place place; ///< of the entry
};

[[nodiscard]] base::Result<std::vector<AcceptedFinding>>
readAcceptedFindings(const base::SourceFilePtr &file);

/// A baseline: `{"version": 1, "findings": [{"fingerprint": …}, …]}`; what else an entry holds is
/// for people. Anything else is an error. With `today`, entries that ended before are left out.
[[nodiscard]] base::Result<Accepted> readBaseline(const base::SourceFilePtr &file,
                                                  const std::string &today = {});

/// The one that `.fleetwright.yaml` names; nothing where it names none, or the file is not there
/// yet.
[[nodiscard]] base::Result<Accepted> configuredBaseline(const base::FileSource &files,
                                                        const config::FleetConfig &config,
                                                        const std::string &today = {});

/// What a check of a fleet finds, without what its own baseline accepts on that day.
[[nodiscard]] base::Result<std::vector<model::Finding>>
openFindings(const FleetState &fleet, const CheckOptions &options, const base::Cancel &cancel = {});

/// Takes accepted findings out; how many there were.
std::size_t dropAccepted(std::vector<model::Finding> &findings, const Accepted &accepted);

} // namespace fleetwright::analysis
