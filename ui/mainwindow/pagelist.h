// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <vector>

namespace fleetwright::ui {

/// Every page there is, in the page bar's order, then those without an entry there (settings,
/// shortcuts, about).
[[nodiscard]] std::vector<Page *> makePages(PageContext &context, QWidget *parent);

/// The command that leads to a page of the page bar.
[[nodiscard]] std::optional<Command> commandOf(PageId page);

} // namespace fleetwright::ui
