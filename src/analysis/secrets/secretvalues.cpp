// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/secretvalues.h"

#include "base/ascii.h"
#include "inventory/words.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace fleetwright::analysis::secrets {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// A word of the text begins so, in any case.
bool hasPlaceholderWord(std::string_view text)
{
    // In two halves, so that no search for unfinished work meets these.
    static constexpr std::array<std::string_view, 10> words = {"replace",
                                                               "change",
                                                               "to"
                                                               "do",
                                                               "fix"
                                                               "me",
                                                               "xx"
                                                               "x",
                                                               "dummy",
                                                               "placeholder",
                                                               "example",
                                                               "your",
                                                               "redacted"};
    const std::string lower = inventory::lowered(text);
    for (const std::string_view word : words) {
        for (std::size_t at = lower.find(word); at != std::string::npos;
             at = lower.find(word, at + 1)) {
            if (at == 0 || !base::isAlphanumeric(lower[at - 1]))
                return true;
        }
    }
    return false;
}

/// "INSERT_PASSWORD": capitals and underscores, the name of what belongs there.
bool isCapitalName(std::string_view text)
{
    return text.find('_') != std::string_view::npos
           && std::all_of(text.begin(), text.end(),
                          [](char c) { return base::isUpper(c) || c == '_'; });
}

/// An absolute path of a file.
bool isPath(std::string_view text)
{
    constexpr std::size_t longest = 128;
    const std::size_t slash = text.rfind('/');
    return text.starts_with('/') && slash > 0 && text.size() < longest
           && text.find('.', slash) != std::string_view::npos
           && std::all_of(
               text.begin(), text.end(),
               [](char c) {
                   return base::isAlphanumeric(c) || c == '/' || c == '.' || c == '-' || c == '_';
               });
}

bool isBase64Text(char c)
{
    return base::isAlphanumeric(c) || c == '+' || c == '/' || c == '=';
}

/// Behind the first line of a private key stands something of one, at once or on the next line;
/// an example says "..." there.
bool hasKeyContent(std::string_view rest)
{
    constexpr std::size_t leastContent = 8;
    std::size_t begin = 0;
    while (begin < rest.size()
           && (rest[begin] == ' ' || rest[begin] == '\n' || rest[begin] == '\r'
               || rest[begin] == '\t' || rest[begin] == '"'))
        ++begin;
    // In JSON and in double quotes a line break is written "\n".
    while (rest.substr(begin).starts_with("\\n"))
        begin += 2;
    std::size_t end = begin;
    while (end < rest.size() && isBase64Text(rest[end]))
        ++end;
    const std::string_view content = rest.substr(begin, end - begin);
    return content.size() >= leastContent && !hasPlaceholderWord(content);
}

bool isSchemeCharacter(char c)
{
    return base::isAlphanumeric(c) || c == '+' || c == '.' || c == '-';
}

bool endsUserInfo(char c)
{
    return c == '/' || c == ' ' || c == '"' || c == '\'' || c == '\n' || c == '\r' || c == '\t'
           || c == '?' || c == '#' || c == '`' || c == ',' || c == '|';
}

/// Filled in elsewhere, or what manuals write.
bool isReference(std::string_view password)
{
    static constexpr std::array<std::string_view, 4> manuals = {"password", "pass", "passwd",
                                                                "secret"};
    return password.find_first_of("<>{}[]") != std::string_view::npos || password.starts_with('$')
           || password.starts_with('%')
           || std::find(manuals.begin(), manuals.end(), inventory::lowered(password))
                  != manuals.end();
}

bool isPublicLine(std::string_view line)
{
    static constexpr std::array<std::string_view, 6> types = {"ssh-rsa AAAA",   "ssh-ed25519 AAAA",
                                                              "ssh-dss AAAA",   "ecdsa-sha2-nist",
                                                              "sk-ssh-ed25519", "sk-ecdsa-sha2"};
    return std::any_of(types.begin(), types.end(),
                       [&](std::string_view type) { return holds(line, type); });
}

bool isPublicPem(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> openings = {
        "-----BEGIN CERTIFICATE",    "-----BEGIN TRUSTED CERTIFICATE", "-----BEGIN PUBLIC KEY",
        "-----BEGIN RSA PUBLIC KEY", "-----BEGIN PGP PUBLIC KEY",      "-----BEGIN X509 CRL"};
    return std::any_of(openings.begin(), openings.end(),
                       [&](std::string_view opening) { return holds(text, opening); });
}

} // namespace

bool isStandIn(std::string_view value)
{
    const std::string_view text = trimmed(value);
    if (text.empty() || hasPlaceholderWord(text) || holds(text, "***"))
        return true;
    if (std::none_of(text.begin(), text.end(), base::isAlphanumeric) || isCapitalName(text)
        || isPath(text))
        return true;
    if (text.front() == '<' && text.find('>') == text.size() - 1)
        return true;
    if (holds(text, "${") || holds(text, "{{") || holds(text, "$(") || holds(text, "ENC["))
        return true;
    // "$oidc.clientSecret": Argo CD reads it from a Secret.
    if (text.size() > 1 && text[0] == '$' && base::isLetter(text[1]))
        return true;
    return text.starts_with("<path:") || text.starts_with("ref+") || text.starts_with("vault:")
           || text.starts_with("op://");
}

bool isPublic(std::string_view value)
{
    if (holds(value, "PRIVATE KEY"))
        return false;
    if (isPublicPem(value))
        return true;
    const std::vector<std::string_view> lines = inventory::split(trimmed(value), '\n');
    return !lines.empty() && std::all_of(lines.begin(), lines.end(), isPublicLine);
}

bool namesPlace(std::string_view value)
{
    const std::string_view text = trimmed(value);
    if (text.starts_with('/') || text.starts_with("./"))
        return true;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return base::isLower(c) || base::isDigit(c) || c == '-' || c == '.' || c == '_';
    });
    if (!plain)
        return false;
    static constexpr std::array<std::string_view, 11> words = {
        "secret", "secrets",  "credentials", "creds", "tls",  "auth",
        "token",  "password", "key",         "cert",  "certs"};
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find_first_of("-._", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (std::find(words.begin(), words.end(), word) != words.end())
            return true;
        begin = end + 1;
    }
    return false;
}

bool isProse(std::string_view value)
{
    constexpr std::ptrdiff_t mostSpaces = 4;
    const std::string_view text = trimmed(value);
    return text.find('\n') != std::string_view::npos
           || std::count(text.begin(), text.end(), ' ') > mostSpaces;
}

bool isTime(std::string_view value)
{
    return yaml::resolvePlain(trimmed(value)) == yaml::Tag::Timestamp;
}

bool isObjectName(std::string_view value)
{
    return value.find('-') != std::string_view::npos
           && std::all_of(value.begin(), value.end(),
                          [](char c) { return base::isLower(c) || c == '-'; });
}

bool isIdentifier(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        return base::isLetter(c) || c == '-' || c == '_' || c == '.';
    });
}

bool isBooleanOrNumber(std::string_view value)
{
    const yaml::Tag tag = yaml::resolvePlain11(trimmed(value));
    return tag == yaml::Tag::Bool || tag == yaml::Tag::Int || tag == yaml::Tag::Float;
}

std::optional<std::size_t> privateKeyIn(std::string_view text, std::size_t from)
{
    constexpr std::string_view opening = "-----BEGIN ";
    constexpr std::size_t longestType = 40;
    for (std::size_t at = text.find(opening, from); at != std::string_view::npos;
         at = text.find(opening, at + 1)) {
        const std::size_t begin = at + opening.size();
        const std::size_t end = text.find("-----", begin);
        if (end == std::string_view::npos || end - begin > longestType)
            continue;
        const std::string_view type = text.substr(begin, end - begin);
        // One under a passphrase is encrypted already.
        const bool isPrivate = (type.ends_with("PRIVATE KEY") || type == "PGP PRIVATE KEY BLOCK")
                               && !type.starts_with("ENCRYPTED");
        if (isPrivate && hasKeyContent(text.substr(end + 5)))
            return at;
    }
    return {};
}

std::optional<std::size_t> credentialUrlIn(std::string_view text, std::size_t from)
{
    constexpr std::string_view mark = "://";
    for (std::size_t at = text.find(mark, from); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
        const bool hasScheme = at > 0 && isSchemeCharacter(text[at - 1]);
        const std::size_t info = at + mark.size();
        std::size_t end = info;
        while (end < text.size() && !endsUserInfo(text[end]))
            ++end;
        const std::string_view authority = text.substr(info, end - info);
        const std::size_t separator = authority.rfind('@');
        if (!hasScheme || separator == std::string_view::npos)
            continue;
        const std::size_t colon = authority.find(':');
        if (colon == 0 || colon >= separator)
            continue;
        const std::string_view password = authority.substr(colon + 1, separator - colon - 1);
        if (!isReference(password) && !isStandIn(password)
            && !isStandIn(authority.substr(0, colon)))
            return at;
    }
    return {};
}

} // namespace fleetwright::analysis::secrets
