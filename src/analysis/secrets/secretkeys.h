// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fleetwright::analysis::secrets {

/// Whether a key of a Secret holds what anybody may know: username, host, port, tls.crt …
[[nodiscard]] bool isHarmlessKey(std::string_view key);

/// Whether a key outside of a Secret says that its value is one: password, apiKey, API_TOKEN …
[[nodiscard]] bool isSecretKey(std::string_view key);

/// Whether a key outside of a Secret gives a value that is one: a text that is long enough, by a
/// key that says so, and no stand-in, description or name of a Secret or of one of its keys.
[[nodiscard]] bool isSecretPair(std::string_view key, std::string_view value);

/// Whether a key says where a secret is, not what: existingSecret, tokenSecretRef, passwordKey …
[[nodiscard]] bool saysWhere(std::string_view key);

} // namespace fleetwright::analysis::secrets
