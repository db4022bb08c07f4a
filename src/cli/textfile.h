// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string>

namespace fleetwright::cli {

/// The bytes of a file that the command line names; Unreadable if it cannot be read.
[[nodiscard]] base::Result<std::string> textOfFile(const std::string &path);

} // namespace fleetwright::cli
