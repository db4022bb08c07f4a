// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "flux/artifact.h"

#include <map>
#include <memory>
#include <string>

namespace fleetwright::cli {

struct Invocation;

/// The sources of a fleet as they can be had here: the opened state stands for every address that
/// is not mapped and for HEAD, an absent reference and the branch that is checked out; another
/// reference that exists in the repository is read from there.
[[nodiscard]] base::Result<std::unique_ptr<flux::Checkouts>>
openCheckouts(const Invocation &invocation, base::FileSourcePtr opened);

} // namespace fleetwright::cli
