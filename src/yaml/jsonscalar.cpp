// SPDX-License-Identifier: Apache-2.0
#include "yaml/jsonscalar.h"

#include "yaml/scalar.h"
#include "yaml/timestamp.h"
#include "yaml/unicodeclass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

using Form = JsonScalar::Kind;

constexpr std::string_view base64Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// base64.StdEncoding: line breaks are skipped, padding is required.
std::optional<std::string> decodeBase64(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c != '\n' && c != '\r'; });
    if (digits.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < digits.size() && digits[digits.size() - 1 - padding] == '=')
        ++padding;
    std::string result;
    std::uint32_t bits = 0;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        const bool isPadding = at >= digits.size() - padding;
        const std::size_t value = isPadding ? 0 : base64Alphabet.find(digits[at]);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        if (at % 4 == 3) {
            result += static_cast<char>((bits >> 16) & 0xff);
            result += static_cast<char>((bits >> 8) & 0xff);
            result += static_cast<char>(bits & 0xff);
            bits = 0;
        }
    }
    result.resize(result.size() - padding);
    return result;
}

/// encoding/json puts U+FFFD for every byte that is no UTF-8.
std::string validUtf8(std::string_view bytes)
{
    std::string result;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint codePoint = codePointAt(bytes, at);
        const bool invalid = codePoint.value == 0xfffd && codePoint.size == 1;
        result += invalid ? "\xef\xbf\xbd" : bytes.substr(at, codePoint.size);
        at += codePoint.size;
    }
    return result;
}

/// Decimal digits as they are printed already: nothing to convert.
bool isCanonicalInteger(std::string_view text)
{
    constexpr std::size_t alwaysFits = 18;
    if (text.empty() || text.size() > alwaysFits || (text.front() == '0' && text.size() > 1))
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string printed(const Integer &integer)
{
    const std::string digits = std::to_string(integer.magnitude);
    return integer.negative && integer.magnitude != 0 ? '-' + digits : digits;
}

base::Result<JsonScalar> integerOf(const Node *scalar, std::string &storage)
{
    if (isCanonicalInteger(scalar->text()))
        return JsonScalar{Form::Number, scalar->text()};
    const std::optional<Integer> integer = parseInteger(scalar->text());
    if (!integer)
        return scalarError(scalar, "a number is expected: this is no integer");
    storage = printed(*integer);
    return JsonScalar{Form::Number, storage};
}

base::Result<JsonScalar> floatOf(const Node *scalar, std::string &storage)
{
    const std::optional<double> value = parseFloat(scalar->text());
    if (!value)
        return scalarError(scalar, "a number is expected: this is none");
    if (!std::isfinite(*value)) {
        const char *word = std::isnan(*value) ? "NaN" : (*value < 0 ? "-Inf" : "+Inf");
        return scalarError(scalar, std::string("json: unsupported value: ") + word);
    }
    storage = formatJsonFloat(*value);
    return JsonScalar{Form::Number, storage};
}

base::Result<JsonScalar> timestampOf(const Node *scalar, std::string &storage)
{
    std::optional<std::string> text = formatTimestamp(scalar->text());
    if (!text)
        return scalarError(scalar, "\"" + std::string(scalar->text())
                                       + "\" is a date that JSON cannot hold");
    storage = std::move(*text);
    return JsonScalar{Form::String, storage};
}

} // namespace

base::Error scalarError(const Node *scalar, std::string detail)
{
    base::Error error;
    error.code = base::ErrorCode::Invalid;
    error.detail = std::move(detail);
    if (scalar->span().known())
        error.place = scalar->span().place();
    return error;
}

base::Result<JsonScalar> toJsonScalar(const Node *scalar, std::string &storage)
{
    switch (scalar->tag()) {
    case Tag::Null:
        return JsonScalar{Form::Null, "null"};
    case Tag::Bool:
        return JsonScalar{Form::Bool, parseBool(scalar->text()).value_or(false) ? "true" : "false"};
    case Tag::Int:
        return integerOf(scalar, storage);
    case Tag::Float:
        return floatOf(scalar, storage);
    case Tag::Timestamp:
        return timestampOf(scalar, storage);
    case Tag::Binary: {
        std::optional<std::string> bytes = decodeBase64(scalar->text());
        if (!bytes)
            return scalarError(scalar, "!!binary value contains invalid base64 data");
        storage = validUtf8(*bytes);
        return JsonScalar{Form::String, storage};
    }
    case Tag::String:
    case Tag::Merge:
        break;
    }
    return JsonScalar{Form::String, scalar->text()};
}

std::string_view yamlNumber(std::string_view jsonNumber, std::string &storage)
{
    if (isCanonicalInteger(jsonNumber))
        return jsonNumber;
    if (const std::optional<Integer> integer = parseInteger(jsonNumber))
        storage = printed(*integer);
    else
        storage = formatYamlFloat(parseFloat(jsonNumber).value_or(0));
    return storage;
}

} // namespace fleetwright::yaml
