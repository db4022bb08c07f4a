// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <map>

namespace fleetwright::test {

/// What files become by a unified patch as the window shows it, without looking at how it was
/// made. A file that the patch takes away is not in the answer; nothing where a line of the patch
/// is not what stands in the file.
[[nodiscard]] bool applyShownPatch(const QString &patch, std::map<QString, QString> &files);

} // namespace fleetwright::test
