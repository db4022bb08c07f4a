// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace fleetwright::analysis::secrets {

/// Whether a text only stands for a secret: empty, "REPLACE_ME", "<password>", "${PASSWORD}",
/// "{{ .Values.password }}", "vault:…", "ENC[…]".
[[nodiscard]] bool isStandIn(std::string_view value);

/// Certificates and public keys, and nothing else.
[[nodiscard]] bool isPublic(std::string_view value);

/// Whether a text names where a secret is: a path, or an object's name such as
/// "grafana-credentials".
[[nodiscard]] bool namesPlace(std::string_view value);

/// Several lines or a sentence: the content of a file, a description.
[[nodiscard]] bool isProse(std::string_view value);

[[nodiscard]] bool isTime(std::string_view value);

/// Words with dashes between: "grafana-admin".
[[nodiscard]] bool isObjectName(std::string_view value);

/// Letters and separators alone: the name of a key.
[[nodiscard]] bool isIdentifier(std::string_view value);

[[nodiscard]] bool isBooleanOrNumber(std::string_view value);

/// Where a private key in PEM begins that has content.
[[nodiscard]] std::optional<std::size_t> privateKeyIn(std::string_view text, std::size_t from = 0);

/// The "://" of an address that holds a user and a password ("https://user:password@host").
[[nodiscard]] std::optional<std::size_t> credentialUrlIn(std::string_view text,
                                                         std::size_t from = 0);

} // namespace fleetwright::analysis::secrets
