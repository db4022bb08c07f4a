// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/invocation.h"

#include <iosfwd>

namespace fleetwright::cli {

/// Reads the arguments, runs the command that they name and returns the process's exit code.
[[nodiscard]] int run(int argumentCount, const char *const *arguments, std::ostream &out,
                      std::ostream &err);

} // namespace fleetwright::cli
