// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fleetwright::ui {

/// Lets screen readers walk the side-by-side view: every line and bar is a cell that speaks whole.
/// Called by the view; more than once does no harm.
void installDiffAccessibility();

} // namespace fleetwright::ui
