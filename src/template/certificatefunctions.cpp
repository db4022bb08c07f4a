// SPDX-License-Identifier: Apache-2.0
//
// Keys, certificates and password hashes. In Sprig they differ at every call, so that nobody can
// compare them; here they have the right form and random content, and the output says that it
// differs each time. No key is made.
#include "base/base64.h"
#include "template/encoding.h"
#include "template/execution.h"
#include "template/sprig.h"

#include <array>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

const std::array certificateFields = {Field{"Cert", "", &types::string},
                                      Field{"Key", "", &types::string}};
const Type certificateType{
    .kind = Kind::Struct, .name = "sprig.certificate", .fields = certificateFields};

constexpr std::size_t keyBytes = 1'190;
constexpr std::size_t smallKeyBytes = 120;
constexpr std::size_t certificateBytes = 790;

/// A DER sequence of random content.
std::string randomDer(CallContext &context, std::size_t size)
{
    std::string der = {'\x30', '\x82', static_cast<char>(size >> 8U),
                       static_cast<char>(size & 0xffU)};
    while (der.size() < size + 4)
        der += static_cast<char>(context.execution().random() & 0xffU);
    return der;
}

std::string pem(std::string_view label, std::string_view der)
{
    constexpr std::size_t lineLength = 64;
    const std::string body = encodeBase64(der);
    std::string text = "-----BEGIN " + std::string(label) + "-----\n";
    for (std::size_t at = 0; at < body.size(); at += lineLength)
        text += body.substr(at, lineLength) + '\n';
    return text + "-----END " + std::string(label) + "-----\n";
}

Value certificate(CallContext &context, const Value &certificate, const Value &key)
{
    Value *object = context.heap().makeArray<Value>(2);
    object[0] = certificate;
    object[1] = key;
    return Value::object(object, certificateType);
}

Value newCertificate(CallContext &context)
{
    const std::string body = pem("CERTIFICATE", randomDer(context, certificateBytes));
    const std::string key = pem("RSA PRIVATE KEY", randomDer(context, keyBytes));
    return certificate(context, context.string(body), context.string(key));
}

Value certificateWithKey(CallContext &context, const Value &key)
{
    if (key.asString().find("-----BEGIN ") == std::string_view::npos)
        return context.fail("unable to decode key");
    return certificate(
        context, context.string(pem("CERTIFICATE", randomDer(context, certificateBytes))), key);
}

Value genPrivateKey(CallContext &context, Arguments arguments)
{
    const std::string_view type = arguments[0].asString();
    if (type.empty() || type == "rsa")
        return context.string(pem("RSA PRIVATE KEY", randomDer(context, 2 * keyBytes)));
    if (type == "dsa")
        return context.string(pem("DSA PRIVATE KEY", randomDer(context, keyBytes)));
    if (type == "ecdsa")
        return context.string(pem("EC PRIVATE KEY", randomDer(context, smallKeyBytes)));
    if (type == "ed25519")
        return context.string(pem("PRIVATE KEY", randomDer(context, smallKeyBytes)));
    return context.string("Unknown type " + std::string(type));
}

Value genCa(CallContext &context, Arguments /*arguments*/)
{
    return newCertificate(context);
}

Value genCaWithKey(CallContext &context, Arguments arguments)
{
    return certificateWithKey(context, arguments[2]);
}

/// Addresses and names of a certificate are texts.
bool areTexts(CallContext &context, Arguments arguments)
{
    constexpr std::array<std::string_view, 2> errors = {"error parsing ip: ",
                                                        "error processing alternate dns name: "};
    for (std::size_t which = 0; which < errors.size(); ++which) {
        const Value &list = arguments[which + 1];
        for (std::size_t index = 0; list.isSlice() && index < list.size(); ++index) {
            if (list.asSlice()->elements[index].isString())
                continue;
            context.fail(std::string(errors[which]) + "not a string");
            return false;
        }
    }
    return true;
}

Value genCertificate(CallContext &context, Arguments arguments)
{
    return areTexts(context, arguments) ? newCertificate(context) : Value();
}

Value genCertificateWithKey(CallContext &context, Arguments arguments)
{
    return areTexts(context, arguments) ? certificateWithKey(context, arguments.back()) : Value();
}

Value buildCustomCertificate(CallContext &context, Arguments arguments)
{
    const std::optional<std::string> body = base::decodeBase64(arguments[0].asString());
    if (!body)
        return context.fail("unable to decode base64 certificate");
    const std::optional<std::string> key = base::decodeBase64(arguments[1].asString());
    if (!key)
        return context.fail("unable to decode base64 private key");
    if (body->find("-----BEGIN ") == std::string::npos)
        return context.fail("unable to decode certificate");
    if (key->find("-----BEGIN ") == std::string::npos)
        return context.fail("unable to decode key");
    return certificate(context, context.string(*body), context.string(*key));
}

std::string passwordHash(CallContext &context)
{
    constexpr std::string_view alphabet =
        "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    constexpr std::size_t length = 53;
    std::string hash = "$2a$10$";
    for (std::size_t at = 0; at < length; ++at)
        hash += alphabet[context.execution().random() % alphabet.size()];
    return hash;
}

Value bcrypt(CallContext &context, Arguments arguments)
{
    constexpr std::size_t longestPassword = 72;
    if (arguments[0].size() > longestPassword)
        return context.string("failed to encrypt string with bcrypt: bcrypt: password length "
                              "exceeds 72 bytes");
    return context.string(passwordHash(context));
}

Value htpasswd(CallContext &context, Arguments arguments)
{
    const std::string user(arguments[0].asString());
    if (user.find(':') != std::string::npos)
        return context.string("invalid username: " + user);
    return context.string(user + ':' + passwordHash(context));
}

constexpr const Type *str = &types::string;
constexpr const Type *num = &types::integer;
constexpr const Type *list = &types::anySlice;
constexpr const Type *pair = &certificateType;

const std::array functions = {
    Function{"bcrypt", bcrypt, {str}, false, str},
    Function{"htpasswd", htpasswd, {str, str}, false, str},
    Function{"genPrivateKey", genPrivateKey, {str}, false, str},
    Function{"buildCustomCert", buildCustomCertificate, {str, str}, false, pair},
    Function{"genCA", genCa, {str, num}, false, pair},
    Function{"genCAWithKey", genCaWithKey, {str, num, str}, false, pair},
    Function{"genSelfSignedCert", genCertificate, {str, list, list, num}, false, pair},
    Function{"genSelfSignedCertWithKey",
             genCertificateWithKey,
             {str, list, list, num, str},
             false,
             pair},
    Function{"genSignedCert", genCertificate, {str, list, list, num, pair}, false, pair},
    Function{"genSignedCertWithKey",
             genCertificateWithKey,
             {str, list, list, num, pair, str},
             false,
             pair},
};

} // namespace

std::span<const Function> sprigCertificates()
{
    return functions;
}

} // namespace fleetwright::gotemplate
