// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/function.h"

namespace fleetwright::gotemplate {

/// What Helm's templates have besides Sprig (Helm 3.18, pkg/engine/funcs.go and engine.go).
[[nodiscard]] std::span<const Function> helmFunctions();

} // namespace fleetwright::gotemplate
