// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::base {

enum class Digest : std::uint8_t { Md5, Sha1, Sha256, Sha512 };

/// The digest of `bytes`, as bytes.
[[nodiscard]] std::string digestOf(Digest digest, std::string_view bytes);
/// HMAC (RFC 2104) with SHA-256, as bytes.
[[nodiscard]] std::string hmacSha256(std::string_view key, std::string_view bytes);
/// scrypt (RFC 7914) of a password; "" if the machine has not the memory for it.
[[nodiscard]] std::string scryptKey(std::string_view password, std::string_view salt,
                                    std::size_t size);
/// AES-256 in CBC mode without padding; whole blocks of 16 bytes only, "" otherwise.
enum class CipherDirection : std::uint8_t { Encrypt, Decrypt };
[[nodiscard]] std::string aes256Cbc(CipherDirection direction, std::string_view key,
                                    std::string_view vector, std::string_view bytes);

} // namespace fleetwright::base
