// SPDX-License-Identifier: Apache-2.0
#include "argocd/projectpermission.h"

#include "argocd/wildcard.h"
#include "base/ascii.h"
#include "base/regex.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

namespace {

using yaml::Node;

bool isDeny(std::string_view pattern)
{
    return pattern.starts_with('!');
}

std::span<const Node *const> itemsAt(const Node *project, std::string_view field)
{
    const Node *list = project->findPath({"spec", field});
    return list ? list->items() : std::span<const Node *const>();
}

std::string_view textAt(const Node *item, std::string_view field)
{
    const Node *value = item->find(field);
    return value && !value->isNull() ? value->text() : std::string_view();
}

/// Of a class "[a-c]" or "[!a]".
bool classHolds(std::string_view body, char c)
{
    const bool isNegated = body.starts_with('!');
    if (isNegated)
        body.remove_prefix(1);
    bool holds = false;
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (i + 2 < body.size() && body[i + 1] == '-') {
            holds |= body[i] <= c && c <= body[i + 2];
            i += 2;
        } else {
            holds |= body[i] == c;
        }
    }
    return holds != isNegated;
}

/// One step of a pattern.
struct Token {
    enum class Kind : std::uint8_t { Character, One, Class, Run, LongRun };
    Kind kind = Kind::Character;
    char character = 0;
    std::string_view body; ///< of a class

    [[nodiscard]] bool isRun() const { return kind == Kind::Run || kind == Kind::LongRun; }
    [[nodiscard]] bool takes(char c) const
    {
        switch (kind) {
        case Kind::Character:
            return c == character;
        case Kind::One:
        case Kind::Run:
            return c != '/';
        case Kind::Class:
            return classHolds(body, c);
        case Kind::LongRun:
            return true;
        }
        return false;
    }
};

/// Nothing for a class without an end.
std::optional<std::vector<Token>> tokensOf(std::string_view pattern)
{
    std::vector<Token> tokens;
    while (!pattern.empty()) {
        Token token;
        std::size_t length = 1;
        token.character = pattern.front();
        if (pattern.starts_with("**")) {
            token.kind = Token::Kind::LongRun;
            length = 2;
        } else if (pattern.front() == '*') {
            token.kind = Token::Kind::Run;
        } else if (pattern.front() == '?') {
            token.kind = Token::Kind::One;
        } else if (pattern.front() == '[') {
            const std::size_t end = pattern.find(']', 2);
            if (end == std::string_view::npos)
                return std::nullopt;
            token.kind = Token::Kind::Class;
            token.body = pattern.substr(1, end - 1);
            length = end + 1;
        } else if (pattern.front() == '\\' && pattern.size() > 1) {
            token.character = pattern[1];
            length = 2;
        }
        tokens.push_back(token);
        pattern.remove_prefix(length);
    }
    return tokens;
}

/// gobwas/glob with the separator '/'.
bool separatedMatches(std::string_view pattern, std::string_view text)
{
    const std::optional<std::vector<Token>> tokens = tokensOf(pattern);
    if (!tokens)
        return false;
    // reached[i]: the tokens so far take the first i bytes.
    std::vector<bool> reached(text.size() + 1, false);
    reached[0] = true;
    for (const Token &token : *tokens) {
        std::vector<bool> next(text.size() + 1, false);
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (token.isRun())
                next[i] = reached[i] || (i > 0 && next[i - 1] && token.takes(text[i - 1]));
            else
                next[i] = i > 0 && reached[i - 1] && token.takes(text[i - 1]);
        }
        reached = std::move(next);
    }
    return reached.back();
}

/// globMatch without separators, negation allowed.
bool globMatches(std::string_view pattern, std::string_view text)
{
    if (isDeny(pattern))
        return !globMatches(pattern.substr(1), text);
    return pattern == "*" || gobwasMatches(pattern, text);
}

/// url.validEncoded's characters of a path that stay as they are.
bool staysInPath(char c)
{
    constexpr std::string_view kept = "!$&'()*+,;=:@[]-_.~/%?#";
    return base::isLetter(c) || base::isDigit(c) || kept.find(c) != std::string_view::npos;
}

/// What Go makes of a path with a character that has to be escaped: '*' is escaped with it.
std::string escapedPath(std::string_view path)
{
    if (std::ranges::all_of(path, staysInPath))
        return std::string(path);
    constexpr std::string_view kept = "$&+,/:;=@-_.~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (base::isLetter(c) || base::isDigit(c) || kept.find(c) != std::string_view::npos)
            result += c;
        else
            (result += '%').append({digits[byte >> 4U], digits[byte & 15U]});
    }
    return result;
}

/// IsSSHURL: ^(ssh://)?([^/:]*?)@[^@]+$
bool isSshUrl(std::string_view url)
{
    if (url.starts_with("ssh://"))
        url.remove_prefix(6);
    const std::size_t at = url.find('@');
    return at != std::string_view::npos && at + 1 < url.size()
           && url.find('@', at + 1) == std::string_view::npos
           && url.substr(0, at).find_first_of("/:") == std::string_view::npos;
}

bool isInList(const Node *project, std::string_view field, std::string_view group,
              std::string_view kind, std::string_view name)
{
    return std::ranges::any_of(itemsAt(project, field), [&](const Node *item) {
        const std::string_view wanted = textAt(item, "name");
        return pathMatches(textAt(item, "kind"), kind) && pathMatches(textAt(item, "group"), group)
               && (wanted.empty() || name.empty() || pathMatches(wanted, name));
    });
}

} // namespace

std::string normalizedGitUrl(std::string_view url)
{
    std::string text;
    for (const char c : url)
        text += base::isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    text = begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
    const bool isSsh = isSshUrl(text);
    if (isSsh && text.starts_with("ssh://"))
        text.erase(0, 6);
    else if (const std::size_t colon = text.find(':'); isSsh && colon != std::string::npos)
        text[colon] = '/';
    if (text.ends_with(".git"))
        text.resize(text.size() - 4);
    const std::size_t scheme = text.find("://");
    const std::size_t host = isSsh ? 0 : scheme == std::string::npos ? text.size() : scheme + 3;
    const std::size_t slash = text.find('/', host);
    if (scheme == std::string::npos && !isSsh) {
        // "first path segment in URL cannot contain colon"
        const std::string_view first = std::string_view(text).substr(0, text.find('/'));
        return first.find(':') == std::string_view::npos ? escapedPath(text) : std::string();
    }
    if (slash == std::string::npos)
        return text;
    return text.substr(0, slash) + escapedPath(std::string_view(text).substr(slash));
}

bool sourceMatches(std::string_view pattern, std::string_view normalizedUrl)
{
    if (isDeny(pattern))
        return !sourceMatches(pattern.substr(1), normalizedUrl);
    return pattern == "*" || separatedMatches(normalizedGitUrl(pattern), normalizedUrl);
}

bool permitsSource(const Node *project, std::string_view url)
{
    const std::string normalized = normalizedGitUrl(url);
    bool permits = false;
    for (const Node *pattern : itemsAt(project, "sourceRepos")) {
        if (sourceMatches(pattern->text(), normalized))
            permits = true;
        else if (isDeny(pattern->text()))
            return false;
    }
    return permits;
}

bool permitsDestination(const Node *project, const ProjectDestination &destination)
{
    bool permits = false;
    for (const Node *item : itemsAt(project, "destinations")) {
        const std::string_view name = textAt(item, "name");
        const std::string_view server = textAt(item, "server");
        const std::string_view nameSpace = textAt(item, "namespace");
        const bool hasName = !destination.name.empty() && globMatches(name, destination.name);
        const bool hasServer =
            !destination.server.empty() && globMatches(server, destination.server);
        const bool hasNamespace = globMatches(nameSpace, destination.nameSpace);
        if ((hasServer || hasName) && hasNamespace)
            permits = true;
        else if ((!hasName && isDeny(name)) || (!hasServer && isDeny(server) && hasNamespace)
                 || (!hasNamespace && isDeny(nameSpace) && hasServer))
            return false;
    }
    return permits;
}

bool permitsKind(const Node *project, std::string_view group, std::string_view kind,
                 std::string_view name, ResourceScope scope)
{
    const bool isNamespaced = scope == ResourceScope::Namespaced;
    const std::string_view white =
        isNamespaced ? "namespaceResourceWhitelist" : "clusterResourceWhitelist";
    const std::string_view black =
        isNamespaced ? "namespaceResourceBlacklist" : "clusterResourceBlacklist";
    const Node *written = project->findPath({"spec", white});
    const bool isAbsent = !written || written->isNull();
    const std::string_view asked = isNamespaced ? std::string_view() : name;
    const bool isListed = isAbsent ? isNamespaced : isInList(project, white, group, kind, asked);
    return isListed && !isInList(project, black, group, kind, asked);
}

bool permitsApplicationsIn(const Node *project, std::string_view nameSpace)
{
    return std::ranges::any_of(itemsAt(project, "sourceNamespaces"), [&](const Node *item) {
        const std::string_view pattern = item->text();
        // glob.MatchStringInList with REGEXP: /…/ is a regular expression.
        if (pattern.size() > 1 && pattern.starts_with('/') && pattern.ends_with('/')) {
            const auto regex = base::Regex::compile(pattern.substr(1, pattern.size() - 2));
            return regex && regex->matchesAnywhere(nameSpace);
        }
        return gobwasMatches(pattern, nameSpace);
    });
}

} // namespace fleetwright::argocd
