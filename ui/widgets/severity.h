// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"
#include "ui/theme/theme.h"

#include <QString>

namespace fleetwright::ui {

/// "error", "warning" or "info": the icon of a severity, and what its colour means.
[[nodiscard]] QString severityIcon(model::Severity severity);
[[nodiscard]] Role severityRole(model::Severity severity);

} // namespace fleetwright::ui
