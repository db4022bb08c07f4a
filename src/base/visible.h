// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fleetwright::base {

/// Text from a repository as it may be shown: control and bidirectional characters, line breaks
/// included, and bytes that are no UTF-8 become \u{…}.
[[nodiscard]] std::string visible(std::string_view text);

} // namespace fleetwright::base
