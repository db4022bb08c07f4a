// SPDX-License-Identifier: Apache-2.0
#include "base/crypto.h"
#include "template/encoding.h"
#include "template/execution.h"
#include "template/sprig.h"

#include <array>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

Value hexDigest(CallContext &context, Arguments arguments, base::Digest digest)
{
    return context.string(encodeHex(base::digestOf(digest, arguments[0].asString())));
}

Value sha1(CallContext &context, Arguments arguments)
{
    return hexDigest(context, arguments, base::Digest::Sha1);
}

Value sha256(CallContext &context, Arguments arguments)
{
    return hexDigest(context, arguments, base::Digest::Sha256);
}

Value sha512(CallContext &context, Arguments arguments)
{
    return hexDigest(context, arguments, base::Digest::Sha512);
}

/// RFC 1950.
Value adler32(CallContext &context, Arguments arguments)
{
    constexpr std::uint32_t prime = 65'521;
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char c : arguments[0].asString()) {
        low = (low + static_cast<unsigned char>(c)) % prime;
        high = (high + low) % prime;
    }
    return context.string(std::to_string((std::uint64_t{high} << 16) | low));
}

std::string randomBytes(CallContext &context, std::size_t count)
{
    std::string bytes;
    while (bytes.size() < count) {
        std::uint64_t bits = context.execution().random();
        for (int byte = 0; byte < 8 && bytes.size() < count; ++byte, bits >>= 8)
            bytes += static_cast<char>(bits & 0xff);
    }
    return bytes;
}

bool isCount(CallContext &context, const Value &value, const char *error)
{
    const std::int64_t count = value.asInteger();
    if (count < 0) {
        context.fail(error);
        return false;
    }
    const auto size = static_cast<std::uint64_t>(count);
    return context.mayMake(size > context.heap().limit() ? context.heap().limit() + 1 : size);
}

Value randBytes(CallContext &context, Arguments arguments)
{
    if (!isCount(context, arguments[0], "runtime error: makeslice: len out of range"))
        return {};
    return context.string(
        encodeBase64(randomBytes(context, static_cast<std::size_t>(arguments[0].asInteger()))));
}

Value randomText(CallContext &context, const Value &count, std::string_view alphabet)
{
    // goutils refuses a negative count, and Sprig drops its error.
    if (count.asInteger() < 0)
        return Value::string({});
    if (!isCount(context, count, ""))
        return {};
    std::string text;
    for (std::int64_t index = 0; index < count.asInteger(); ++index)
        text += alphabet[context.execution().random() % alphabet.size()];
    return context.string(text);
}

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view lettersAndDigits =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

Value randAlphaNum(CallContext &context, Arguments arguments)
{
    return randomText(context, arguments[0], lettersAndDigits);
}

Value randAlpha(CallContext &context, Arguments arguments)
{
    return randomText(context, arguments[0], letters);
}

Value randNumeric(CallContext &context, Arguments arguments)
{
    return randomText(context, arguments[0], "0123456789");
}

Value randAscii(CallContext &context, Arguments arguments)
{
    std::string printable;
    for (char c = ' '; c < 0x7f; ++c)
        printable += c;
    return randomText(context, arguments[0], printable);
}

Value uuid(CallContext &context, Arguments /*arguments*/)
{
    std::string bytes = randomBytes(context, 16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    std::string text = encodeHex(bytes);
    for (const std::size_t at : {8, 13, 18, 23})
        text.insert(at, "-");
    return context.string(text);
}

std::string bigEndian(std::size_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((value >> shift) & 0xff);
    return bytes;
}

/// The patterns of a type of Master Password; empty if there is no such type.
std::span<const std::string_view> passwordPatterns(std::string_view type)
{
    static constexpr std::array<std::string_view, 2> maximum = {"anoxxxxxxxxxxxxxxxxx",
                                                                "axxxxxxxxxxxxxxxxxno"};
    static constexpr std::array<std::string_view, 21> longer = {
        "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv",
        "CvccCvcvCvcvno", "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc",
        "CvcvCvcvnoCvcc", "CvcvCvcvCvccno", "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno",
        "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno", "CvccnoCvcvCvcc", "CvccCvcvnoCvcc",
        "CvccCvcvCvccno"};
    static constexpr std::array<std::string_view, 2> medium = {"CvcnoCvc", "CvcCvcno"};
    static constexpr std::array<std::string_view, 1> shorter = {"Cvcn"};
    static constexpr std::array<std::string_view, 3> basic = {"aaanaaan", "aannaaan", "aaannaaa"};
    static constexpr std::array<std::string_view, 1> pin = {"nnnn"};
    if (type == "maximum")
        return maximum;
    if (type == "long")
        return longer;
    if (type == "medium")
        return medium;
    if (type == "short")
        return shorter;
    if (type == "basic")
        return basic;
    if (type == "pin")
        return pin;
    return {};
}

std::string_view passwordCharacters(char kind)
{
    switch (kind) {
    case 'V':
        return "AEIOU";
    case 'C':
        return "BCDFGHJKLMNPQRSTVWXYZ";
    case 'v':
        return "aeiou";
    case 'c':
        return "bcdfghjklmnpqrstvwxyz";
    case 'a':
        return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    case 'n':
        return "0123456789";
    case 'o':
        return "@&%?,=[]_:-+*$#!'^~;()/.";
    default:
        return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()";
    }
}

/// Master Password (masterpasswordapp.com), version 3 as Sprig has it.
Value derivePassword(CallContext &context, Arguments arguments)
{
    const std::string_view type = arguments[1].asString();
    const std::span<const std::string_view> patterns = passwordPatterns(type);
    if (patterns.empty())
        return context.string("cannot find password template " + std::string(type));
    const std::string scope = "com.lyndir.masterpassword";
    const std::string user(arguments[3].asString());
    const std::string site(arguments[4].asString());
    constexpr std::size_t keySize = 64;
    const std::string key =
        base::scryptKey(arguments[2].asString(), scope + bigEndian(user.size()) + user, keySize);
    if (key.empty())
        return context.fail("failed to derive password");
    const std::string seed = base::hmacSha256(key, scope + bigEndian(site.size()) + site
                                                       + bigEndian(arguments[0].asUnsigned()));
    const auto byte = [&seed](std::size_t at) { return static_cast<unsigned char>(seed[at]); };
    std::string password;
    for (const char kind : patterns[byte(0) % patterns.size()]) {
        const std::string_view characters = passwordCharacters(kind);
        password += characters[byte(password.size() + 1) % characters.size()];
    }
    return context.string(password);
}

constexpr std::size_t aesKeySize = 32;
constexpr std::size_t aesBlockSize = 16;

std::string aesKey(std::string_view password)
{
    std::string key(password.substr(0, aesKeySize));
    key.resize(aesKeySize, '\0');
    return key;
}

Value encryptAes(CallContext &context, Arguments arguments)
{
    std::string content(arguments[1].asString());
    if (content.empty())
        return Value::string({});
    const std::size_t padding = aesBlockSize - content.size() % aesBlockSize;
    content.append(padding, static_cast<char>(padding));
    const std::string vector = randomBytes(context, aesBlockSize);
    const std::string encrypted = base::aes256Cbc(base::CipherDirection::Encrypt,
                                                  aesKey(arguments[0].asString()), vector, content);
    return context.string(encodeBase64(vector + encrypted));
}

Value decryptAes(CallContext &context, Arguments arguments)
{
    if (arguments[1].size() == 0)
        return Value::string({});
    const Decoded decoded = decodeBase64(arguments[1].asString());
    if (!decoded.error.empty())
        return context.fail(decoded.error);
    if (decoded.bytes.size() < aesBlockSize)
        return context.fail("runtime error: slice bounds out of range [:16] with capacity "
                            + std::to_string(decoded.bytes.size()));
    const std::string_view bytes = decoded.bytes;
    if (bytes.size() % aesBlockSize != 0)
        return context.fail("crypto/cipher: input not full blocks");
    const std::string text =
        base::aes256Cbc(base::CipherDirection::Decrypt, aesKey(arguments[0].asString()),
                        bytes.substr(0, aesBlockSize), bytes.substr(aesBlockSize));
    if (text.empty())
        return context.fail("runtime error: index out of range [-1]");
    const std::size_t padding = static_cast<unsigned char>(text.back());
    if (padding > text.size())
        return context.fail("runtime error: slice bounds out of range [:"
                            + std::to_string(static_cast<std::int64_t>(text.size())
                                             - static_cast<std::int64_t>(padding))
                            + "]");
    return context.string(std::string_view(text).substr(0, text.size() - padding));
}

constexpr const Type *str = &types::string;
constexpr const Type *num = &types::integer;

const std::array functions = {
    Function{"sha1sum", sha1, {str}, false, str},
    Function{"sha256sum", sha256, {str}, false, str},
    Function{"sha512sum", sha512, {str}, false, str},
    Function{"adler32sum", adler32, {str}, false, str},
    Function{"randBytes", randBytes, {num}, false, str},
    Function{"randAlphaNum", randAlphaNum, {num}, false, str},
    Function{"randAlpha", randAlpha, {num}, false, str},
    Function{"randNumeric", randNumeric, {num}, false, str},
    Function{"randAscii", randAscii, {num}, false, str},
    Function{"uuidv4", uuid, {}, false, str},
    Function{"derivePassword", derivePassword, {&types::uint32, str, str, str, str}, false, str},
    Function{"encryptAES", encryptAes, {str, str}, false, str},
    Function{"decryptAES", decryptAes, {str, str}, false, str},
};

} // namespace

std::span<const Function> sprigCrypto()
{
    return functions;
}

} // namespace fleetwright::gotemplate
