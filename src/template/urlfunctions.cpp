// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/quoting.h"
#include "template/sprig.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

// Go 1.24's net/url, as far as urlParse and urlJoin reach it.

enum class Encoding { Path, UserPassword, Host, Zone, Fragment };

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

int hexValue(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

bool mustEscape(char c, Encoding encoding)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return false;
    static constexpr std::string_view hostCharacters = "!$&'()*+,;=:[]<>\"";
    const bool isHost = encoding == Encoding::Host || encoding == Encoding::Zone;
    if (isHost && hostCharacters.find(c) != std::string_view::npos)
        return false;
    if (c == '-' || c == '_' || c == '.' || c == '~')
        return false;
    static constexpr std::string_view reserved = "$&+,/:;=?@";
    if (reserved.find(c) != std::string_view::npos) {
        if (encoding == Encoding::Path)
            return c == '?';
        if (encoding == Encoding::UserPassword)
            return c == '@' || c == '/' || c == '?' || c == ':';
        if (encoding == Encoding::Fragment)
            return false;
    }
    static constexpr std::string_view fragmentCharacters = "!()*";
    return encoding != Encoding::Fragment || fragmentCharacters.find(c) == std::string_view::npos;
}

std::string escaped(std::string_view text, Encoding encoding)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (!mustEscape(c, encoding)) {
            out += c;
            continue;
        }
        out += '%';
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 0xf];
    }
    return out;
}

std::optional<std::string> unescaped(std::string_view text, Encoding encoding, std::string &error)
{
    const bool isHost = encoding == Encoding::Host || encoding == Encoding::Zone;
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '%') {
            if (isHost && static_cast<unsigned char>(c) < 0x80 && mustEscape(c, encoding)) {
                error = "invalid character " + goQuoted(text.substr(at, 1)) + " in host name";
                return std::nullopt;
            }
            out += c;
            continue;
        }
        const std::string_view escape = text.substr(at, 3);
        const bool isBad = escape.size() < 3 || !isHex(escape[1]) || !isHex(escape[2]);
        const char byte =
            isBad ? '\0' : static_cast<char>(hexValue(escape[1]) * 16 + hexValue(escape[2]));
        const bool isRefused =
            !isBad
            && ((encoding == Encoding::Host && hexValue(escape[1]) < 8 && escape != "%25")
                || (encoding == Encoding::Zone && escape != "%25" && byte != ' '
                    && mustEscape(byte, Encoding::Host)));
        if (isBad || isRefused) {
            error = "invalid URL escape " + goQuoted(escape);
            return std::nullopt;
        }
        out += byte;
        at += 2;
    }
    return out;
}

struct UserInfo {
    std::string name;
    std::optional<std::string> password;

    [[nodiscard]] std::string text() const
    {
        std::string out = escaped(name, Encoding::UserPassword);
        if (password)
            out += ":" + escaped(*password, Encoding::UserPassword);
        return out;
    }
};

struct Url {
    std::string scheme;
    std::string opaque;
    std::optional<UserInfo> user;
    std::string host;
    std::string path;
    std::string query;
    std::string fragment;
};

bool isOptionalPort(std::string_view port)
{
    if (port.empty())
        return true;
    return port[0] == ':' && std::all_of(port.begin() + 1, port.end(), [](char c) {
               return c >= '0' && c <= '9';
           });
}

class UrlParser {
public:
    /// What is malformed; "" if nothing.
    std::string parse(std::string_view text, Url &url)
    {
        const std::size_t hash = text.find('#');
        const std::string_view whole = text.substr(0, hash);
        if (!parseMain(whole, url))
            return "parse " + goQuoted(whole) + ": " + m_error;
        if (hash != std::string_view::npos) {
            const std::optional<std::string> fragment =
                unescaped(text.substr(hash + 1), Encoding::Fragment, m_error);
            if (!fragment)
                return "parse " + goQuoted(text) + ": " + m_error;
            url.fragment = *fragment;
        }
        return {};
    }

private:
    bool fail(std::string error)
    {
        m_error = std::move(error);
        return false;
    }

    bool takeScheme(std::string_view &rest, Url &url)
    {
        for (std::size_t at = 0; at < rest.size(); ++at) {
            const char c = rest[at];
            const bool isLetter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            const bool isOther = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (isLetter || (isOther && at > 0))
                continue;
            if (c != ':')
                return true;
            if (at == 0)
                return fail("missing protocol scheme");
            url.scheme = lowerText(rest.substr(0, at));
            rest.remove_prefix(at + 1);
            return true;
        }
        return true;
    }

    bool parseMain(std::string_view text, Url &url)
    {
        const bool hasControl = std::any_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < ' ' || c == 0x7f;
        });
        if (hasControl)
            return fail("net/url: invalid control character in URL");
        if (text == "*") {
            url.path = "*";
            return true;
        }
        std::string_view rest = text;
        if (!takeScheme(rest, url))
            return false;
        if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
            url.query = rest.substr(mark + 1);
            rest = rest.substr(0, mark);
        }
        if (!rest.starts_with('/')) {
            if (!url.scheme.empty()) {
                url.opaque = rest;
                return true;
            }
            if (rest.substr(0, rest.find('/')).find(':') != std::string_view::npos)
                return fail("first path segment in URL cannot contain colon");
        }
        if ((!url.scheme.empty() || !rest.starts_with("///")) && rest.starts_with("//")) {
            const std::size_t slash = rest.find('/', 2);
            const std::string_view authority = rest.substr(2, slash - 2);
            rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
            if (!parseAuthority(authority, url))
                return false;
        }
        const std::optional<std::string> path = unescaped(rest, Encoding::Path, m_error);
        if (path)
            url.path = *path;
        return path.has_value();
    }

    bool parseAuthority(std::string_view authority, Url &url)
    {
        const std::size_t at = authority.rfind('@');
        const bool hasUser = at != std::string_view::npos;
        if (!parseHost(hasUser ? authority.substr(at + 1) : authority, url))
            return false;
        if (!hasUser)
            return true;
        const std::string_view userInfo = authority.substr(0, at);
        static constexpr std::string_view allowed = "-._:~!$&'()*+,;=%@";
        const bool isValid = std::all_of(userInfo.begin(), userInfo.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || allowed.find(c) != std::string_view::npos;
        });
        if (!isValid)
            return fail("net/url: invalid userinfo");
        const std::size_t colon = userInfo.find(':');
        const std::optional<std::string> name =
            unescaped(userInfo.substr(0, colon), Encoding::UserPassword, m_error);
        if (!name)
            return false;
        UserInfo user{*name, std::nullopt};
        if (colon != std::string_view::npos) {
            user.password = unescaped(userInfo.substr(colon + 1), Encoding::UserPassword, m_error);
            if (!user.password)
                return false;
        }
        url.user = std::move(user);
        return true;
    }

    bool parseHost(std::string_view host, Url &url)
    {
        std::size_t zone = std::string_view::npos;
        if (host.starts_with('[')) {
            const std::size_t close = host.rfind(']');
            if (close == std::string_view::npos)
                return fail("missing ']' in host");
            const std::string_view port = host.substr(close + 1);
            if (!isOptionalPort(port))
                return fail("invalid port " + goQuoted(port) + " after host");
            zone = host.substr(0, close).find("%25");
        } else if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos) {
            const std::string_view port = host.substr(colon);
            if (!isOptionalPort(port))
                return fail("invalid port " + goQuoted(port) + " after host");
        }
        if (zone != std::string_view::npos) {
            const std::size_t close = host.rfind(']');
            const auto first = unescaped(host.substr(0, zone), Encoding::Host, m_error);
            const auto second =
                first ? unescaped(host.substr(zone, close - zone), Encoding::Zone, m_error)
                      : std::nullopt;
            const auto third =
                second ? unescaped(host.substr(close), Encoding::Host, m_error) : std::nullopt;
            if (!third)
                return false;
            url.host = *first + *second + *third;
            return true;
        }
        const std::optional<std::string> plain = unescaped(host, Encoding::Host, m_error);
        if (plain)
            url.host = *plain;
        return plain.has_value();
    }

    std::string m_error;
};

/// URL.Hostname.
std::string_view hostName(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && isOptionalPort(host.substr(colon)))
        host = host.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']') && host.size() >= 2)
        host = host.substr(1, host.size() - 2);
    return host;
}

/// URL.String.
std::string urlText(const Url &url)
{
    std::string out;
    if (!url.scheme.empty())
        out += url.scheme + ":";
    if (!url.opaque.empty()) {
        out += url.opaque;
    } else {
        if (!url.host.empty() || url.user || (!url.scheme.empty() && !url.path.empty())) {
            out += "//";
            if (url.user)
                out += url.user->text() + "@";
            out += escaped(url.host, Encoding::Host);
        }
        const std::string path = url.path == "*" ? "*" : escaped(url.path, Encoding::Path);
        if (!path.empty() && path[0] != '/' && !url.host.empty())
            out += '/';
        if (out.empty() && path.substr(0, path.find('/')).find(':') != std::string::npos)
            out += "./";
        out += path;
    }
    if (!url.query.empty())
        out += "?" + url.query;
    if (!url.fragment.empty())
        out += "#" + escaped(url.fragment, Encoding::Fragment);
    return out;
}

Value urlParse(CallContext &context, Arguments arguments)
{
    Url url;
    const std::string error = UrlParser().parse(arguments[0].asString(), url);
    if (!error.empty())
        return context.fail("unable to parse url: " + error);
    MapData *map = context.heap().newMap(8);
    const auto set = [&context, map](std::string_view key, std::string_view text) {
        context.heap().set(*map, key, context.string(text));
    };
    set("scheme", url.scheme);
    set("host", url.host);
    set("hostname", hostName(url.host));
    set("path", url.path);
    set("query", url.query);
    set("opaque", url.opaque);
    set("fragment", url.fragment);
    set("userinfo", url.user ? url.user->text() : "");
    return Value::map(map);
}

Value urlJoin(CallContext &context, Arguments arguments)
{
    const auto part = [&](std::string_view key) {
        const Value *found = arguments[0].isNil() ? nullptr : arguments[0].asMap()->find(key);
        if (!found)
            return std::string();
        if (!found->isString()) {
            context.fail(found->type() ? "unable to parse " + std::string(key)
                                             + " key, must be of type string, but "
                                             + std::string(kindName(found->kind())) + " found"
                                       : "runtime error: invalid memory address or nil pointer "
                                         "dereference");
            return std::string();
        }
        return std::string(found->asString());
    };
    Url url;
    url.scheme = part("scheme");
    url.host = part("host");
    url.path = part("path");
    url.query = part("query");
    url.opaque = part("opaque");
    url.fragment = part("fragment");
    const std::string userInfo = part("userinfo");
    if (context.failed())
        return {};
    if (!userInfo.empty()) {
        Url user;
        const std::string error = UrlParser().parse("proto://" + userInfo + "@host", user);
        if (!error.empty())
            return context.fail("unable to parse userinfo in dict: " + error);
        url.user = user.user;
    }
    return context.string(urlText(url));
}

const std::array functions = {
    Function{"urlParse", urlParse, {&types::string}, false, &types::anyMap},
    Function{"urlJoin", urlJoin, {&types::anyMap}, false, &types::string},
};

} // namespace

std::span<const Function> sprigUrls()
{
    return functions;
}

} // namespace fleetwright::gotemplate
