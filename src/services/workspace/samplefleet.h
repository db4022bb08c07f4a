// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace fleetwright::services {

/// A fleet that is shipped to be tried.
struct SampleFleet {
    QString name; ///< of its folder
    QString title;
    QString description; ///< one line
};

/// All of them, the one that stands for "the sample" first. Never empty.
[[nodiscard]] std::vector<SampleFleet> sampleFleets();
/// The name of the first.
[[nodiscard]] QString firstSample();

/// The user's private copy of a sample fleet, as a Git repository with one commit: made on first
/// use, then kept with what was done in it.
[[nodiscard]] base::Result<QString> prepareSampleFleet(const QString &name = firstSample());

/// Copies a sample into a folder that does not exist yet and commits it there.
[[nodiscard]] base::Result<void> copySampleFleet(const QString &folder,
                                                 const QString &name = firstSample());

/// A sample's files as they are shipped, by path.
[[nodiscard]] std::map<std::string, std::string> sampleFleetFiles(const QString &name);

} // namespace fleetwright::services
