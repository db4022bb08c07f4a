// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// Go's encoding/base64 and base32 (standard alphabets), and encoding/hex.

/// What was decoded, or Go's error text.
struct Decoded {
    std::string bytes;
    std::string error;
};

[[nodiscard]] std::string encodeBase64(std::string_view bytes);
[[nodiscard]] Decoded decodeBase64(std::string_view text);
[[nodiscard]] std::string encodeBase32(std::string_view bytes);
[[nodiscard]] Decoded decodeBase32(std::string_view text);
[[nodiscard]] std::string encodeHex(std::string_view bytes);

} // namespace fleetwright::gotemplate
