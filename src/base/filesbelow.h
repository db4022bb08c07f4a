// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"

namespace fleetwright::base {

/// A folder of a source as a source of its own; a link that leaves it is OutsideRoot.
[[nodiscard]] FileSourcePtr filesBelow(FileSourcePtr files, const RepoPath &folder);

} // namespace fleetwright::base
