// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QApplication;

namespace fleetwright::ui {

/// Renders every page of a fleet to PNG files in `folder`: light, dark and in the least window. For
/// documentation, and for looking at pages without a display. Nothing of the user's settings is
/// read or written. Returns the program's exit code.
[[nodiscard]] int renderPages(QApplication &application, const QString &folder,
                              const QString &fleet);

} // namespace fleetwright::ui
