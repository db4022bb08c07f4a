// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fleetwright::base {

/// Whether a file or folder belongs to another user than the one this process acts for. False where
/// there is none, or where the system knows no such owner.
[[nodiscard]] bool belongsToAnotherUser(const std::string &path);

} // namespace fleetwright::base
