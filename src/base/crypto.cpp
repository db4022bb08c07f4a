// SPDX-License-Identifier: Apache-2.0
#include "base/crypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <memory>

namespace fleetwright::base {

std::string digestOf(Digest digest, std::string_view bytes)
{
    const EVP_MD *kind = digest == Digest::Md5      ? EVP_md5()
                         : digest == Digest::Sha1   ? EVP_sha1()
                         : digest == Digest::Sha256 ? EVP_sha256()
                                                    : EVP_sha512();
    std::array<unsigned char, EVP_MAX_MD_SIZE> result{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), result.data(), &size, kind, nullptr);
    return {result.begin(), result.begin() + size};
}

std::string hmacSha256(std::string_view key, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> result{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), result.data(), &size);
    return {result.begin(), result.begin() + size};
}

std::string scryptKey(std::string_view password, std::string_view salt, std::size_t size)
{
    constexpr std::uint64_t cost = 32'768;
    constexpr std::uint64_t blockSize = 8;
    constexpr std::uint64_t parallel = 2;
    constexpr std::uint64_t mostMemory = std::uint64_t{128} << 20;
    std::string key(size, '\0');
    const int done = EVP_PBE_scrypt(password.data(), password.size(),
                                    reinterpret_cast<const unsigned char *>(salt.data()),
                                    salt.size(), cost, blockSize, parallel, mostMemory,
                                    reinterpret_cast<unsigned char *>(key.data()), key.size());
    return done == 1 ? key : std::string();
}

std::string aes256Cbc(CipherDirection direction, std::string_view key, std::string_view vector,
                      std::string_view bytes)
{
    constexpr std::size_t keySize = 32;
    constexpr std::size_t blockSize = 16;
    if (key.size() != keySize || vector.size() != blockSize || bytes.size() % blockSize != 0)
        return {};
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const int encrypts = direction == CipherDirection::Encrypt ? 1 : 0;
    std::string out(bytes.size() + blockSize, '\0');
    int size = 0;
    int rest = 0;
    auto *place = reinterpret_cast<unsigned char *>(out.data());
    const bool done =
        context
        && EVP_CipherInit_ex(context.get(), EVP_aes_256_cbc(), nullptr,
                             reinterpret_cast<const unsigned char *>(key.data()),
                             reinterpret_cast<const unsigned char *>(vector.data()), encrypts)
               == 1
        && EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1
        && EVP_CipherUpdate(context.get(), place, &size,
                            reinterpret_cast<const unsigned char *>(bytes.data()),
                            static_cast<int>(bytes.size()))
               == 1
        && EVP_CipherFinal_ex(context.get(), place + size, &rest) == 1;
    if (!done)
        return {};
    out.resize(static_cast<std::size_t>(size + rest));
    return out;
}

} // namespace fleetwright::base
