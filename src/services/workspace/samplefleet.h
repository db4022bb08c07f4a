// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

namespace fleetwright::services {

/// The user's private copy of the sample fleet, as a Git repository with one commit: made on first use, then kept with what was
/// done in it.
[[nodiscard]] base::Result<QString> prepareSampleFleet();

/// Copies the sample into a folder that does not exist yet and commits it there.
[[nodiscard]] base::Result<void> copySampleFleet(const QString &folder);

/// Where prepareSampleFleet() puts it.
[[nodiscard]] QString sampleFleetFolder();

} // namespace fleetwright::services
