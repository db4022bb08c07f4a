// SPDX-License-Identifier: Apache-2.0
#include "template/builtins.h"
#include "template/characters.h"
#include "template/format.h"

#include <string>

namespace fleetwright::gotemplate {

namespace {

constexpr std::string_view hexDigits = "0123456789ABCDEF";

/// funcs.go evalArgs: one text as it is, else what Sprint makes, where nothing is "<no value>".
std::string joined(std::span<const Value> arguments)
{
    if (arguments.size() == 1 && arguments[0].type() == &types::string)
        return std::string(arguments[0].asString());
    std::vector<Value> shown(arguments.begin(), arguments.end());
    for (Value &value : shown) {
        if (!value.type())
            value = Value::string("<no value>");
    }
    std::string text;
    appendPrint(text, shown);
    return text;
}

std::string_view htmlEntity(char c)
{
    switch (c) {
    case '\0':
        return "\xef\xbf\xbd";
    case '"':
        return "&#34;";
    case '\'':
        return "&#39;";
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return {};
    }
}

std::string_view jsEscape(char32_t c)
{
    switch (c) {
    case U'\\':
        return "\\\\";
    case U'\'':
        return "\\'";
    case U'"':
        return "\\\"";
    case U'<':
        return "\\u003C";
    case U'>':
        return "\\u003E";
    case U'&':
        return "\\u0026";
    case U'=':
        return "\\u003D";
    default:
        return {};
    }
}

} // namespace

Value escapeHtml(CallContext &context, std::span<const Value> arguments)
{
    std::string out;
    for (const char c : joined(arguments)) {
        const std::string_view entity = htmlEntity(c);
        if (entity.empty())
            out += c;
        else
            out += entity;
    }
    return context.string(out);
}

Value escapeJs(CallContext &context, std::span<const Value> arguments)
{
    const std::string text = joined(arguments);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        const std::string_view escape = jsEscape(character.value);
        if (!escape.empty()) {
            out += escape;
        } else if (character.value < U' ') {
            out += "\\u00";
            out += hexDigits[character.value >> 4];
            out += hexDigits[character.value & 0xf];
        } else if (character.value < 0x80 || isPrintable(character.value)) {
            out += std::string_view(text).substr(at, character.size);
        } else {
            // %04X
            std::string hex;
            for (char32_t rest = character.value; rest > 0 || hex.size() < 4; rest >>= 4)
                hex.insert(hex.begin(), hexDigits[rest & 0xf]);
            out += "\\u" + hex;
        }
        at += character.size;
    }
    return context.string(out);
}

Value escapeUrlQuery(CallContext &context, std::span<const Value> arguments)
{
    std::string out;
    for (const char c : joined(arguments)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isKept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'
                            || c == '~';
        if (isKept) {
            out += c;
        } else if (c == ' ') {
            out += '+';
        } else {
            out += '%';
            out += hexDigits[byte >> 4];
            out += hexDigits[byte & 0xf];
        }
    }
    return context.string(out);
}

} // namespace fleetwright::gotemplate
