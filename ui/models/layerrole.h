// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layer.h"

#include <QString>

namespace fleetwright::ui {

/// What a layer is for, as an icon (a name of ui/theme/icons.h): "globe", "stack", "pin", "server",
/// "app", "component".
[[nodiscard]] QString layerIcon(const model::Layer &layer);

/// The same as a word: "global", "environment", "cluster", "app".
[[nodiscard]] QString layerRoleName(const model::Layer &layer);

} // namespace fleetwright::ui
