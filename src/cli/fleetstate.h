// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"

#include <string>

namespace fleetwright::cli {

struct Invocation;

/// The files of a state that the command line names: a branch, tag or commit of --fleet, else a
/// folder. A revision comes first where both exist; "./NAME" is always a folder. NotFound if it is
/// neither.
[[nodiscard]] base::Result<base::FileSourcePtr> openState(const Invocation &invocation,
                                                          const std::string &text);

} // namespace fleetwright::cli
