// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <iosfwd>

namespace fleetwright::cli {

/// A change for a terminal: the counts in a sentence, then the groups under their headings.
void printImpact(std::ostream &out, const diff::Impact &impact);

} // namespace fleetwright::cli
