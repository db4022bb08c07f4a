// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

#include <map>
#include <string>

namespace fleetwright::services {

/// The user's private copy of the sample fleet, as a Git repository with one commit: made on first
/// use, then kept with what was done in it.
[[nodiscard]] base::Result<QString> prepareSampleFleet();

/// Copies the sample into a folder that does not exist yet and commits it there.
[[nodiscard]] base::Result<void> copySampleFleet(const QString &folder);

/// The sample's files as they are shipped, by path.
[[nodiscard]] std::map<std::string, std::string> sampleFleetFiles();

/// Where prepareSampleFleet() puts it.
[[nodiscard]] QString sampleFleetFolder();

} // namespace fleetwright::services
