// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <array>

namespace fleetwright::base {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

void appendHex(std::string &text, std::uint64_t number)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        text += digits[(number >> shift) & 0xF];
}

} // namespace

Hash128 hashBytes(std::string_view bytes)
{
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

Hash128 combine(Hash128 first, Hash128 second)
{
    const std::array<std::uint64_t, 4> words = {first.low, first.high, second.low, second.high};
    const XXH128_hash_t hash = XXH3_128bits(words.data(), sizeof(words));
    return {hash.low64, hash.high64};
}

std::string toHex(Hash128 hash)
{
    std::string text;
    text.reserve(32);
    appendHex(text, hash.high);
    appendHex(text, hash.low);
    return text;
}

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string text;
    text.reserve(std::size_t{size} * 2);
    for (unsigned int index = 0; index < size; ++index) {
        text += digits[digest[index] >> 4];
        text += digits[digest[index] & 0xF];
    }
    return text;
}

} // namespace fleetwright::base
