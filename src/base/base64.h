// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::base {

/// Standard base64 with padding; white space is passed over. Nothing if malformed.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

} // namespace fleetwright::base
