// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <string>

namespace fleetwright::cli {

struct Invocation;

/// The document of docs/schemas/impact.schema.json; `base` and `head` are how the states are named.
void printImpactJson(Invocation &invocation, const diff::Impact &impact, const std::string &base,
                     const std::string &head);

/// The document of `radius --label` and its like: what a trial would change; nothing is written.
void printTrialJson(Invocation &invocation, const diff::Impact &impact, const std::string &kind,
                    const std::string &subject);

} // namespace fleetwright::cli
