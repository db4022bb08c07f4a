// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"

#include <vector>

namespace fleetwright::cli {

struct Invocation;

/// The manifests of the files and folders that --inventory names. Fails when one of them cannot be
/// listed or read.
[[nodiscard]] base::Result<std::vector<base::SourceFilePtr>>
readExported(const Invocation &invocation);

} // namespace fleetwright::cli
