// SPDX-License-Identifier: Apache-2.0
#include "yaml/scalar.h"

#include "base/ascii.h"
#include "yaml/timestamp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace fleetwright::yaml {
namespace {

using base::isDigit;

using std::string_view;

bool isOneOf(string_view text, std::initializer_list<string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether a text is `word` written in lower case, in capitals or with a capital first.
bool isSpelling(string_view text, string_view word)
{
    if (text.size() != word.size() || (text[0] | 0x20) != word[0])
        return false;
    const bool restCapital = text.size() > 1 && text[1] < 'a';
    if (restCapital && text[0] >= 'a')
        return false;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != (restCapital ? word[at] - 0x20 : word[at]))
            return false;
    }
    return true;
}

/// The letters, dots and tildes of resolve.go's table: words with a meaning of their own.
std::optional<Tag> resolveWord(string_view text)
{
    if (text.empty() || text == "~" || isSpelling(text, "null"))
        return Tag::Null;
    if (isSpelling(text, "true") || isSpelling(text, "false"))
        return Tag::Bool;
    if (text == "<<")
        return Tag::Merge;
    if (text.size() < 4 || text.size() > 5 || text[text.size() - 4] != '.')
        return std::nullopt;
    const string_view unsignedText =
        text.front() == '+' || text.front() == '-' ? text.substr(1) : text;
    if (isOneOf(unsignedText, {".inf", ".Inf", ".INF"}) || isOneOf(text, {".nan", ".NaN", ".NAN"}))
        return Tag::Float;
    return std::nullopt;
}

int digitValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

/// strconv.ParseUint for one base.
std::optional<std::uint64_t> parseDigits(string_view digits, unsigned base)
{
    if (digits.empty())
        return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
        const unsigned digit = static_cast<unsigned>(digitValue(c));
        if (digit >= base || value > (std::numeric_limits<std::uint64_t>::max() - digit) / base)
            return std::nullopt;
        value = value * base + digit;
    }
    return value;
}

/// strconv.ParseUint with base 0: the prefixes 0x, 0o, 0b and a bare 0 for octal.
std::optional<std::uint64_t> parseMagnitude(string_view digits)
{
    if (digits.size() < 2 || digits[0] != '0')
        return parseDigits(digits, 10);
    switch (digits[1] | 0x20) {
    case 'x':
        return parseDigits(digits.substr(2), 16);
    case 'o':
        return parseDigits(digits.substr(2), 8);
    case 'b':
        return parseDigits(digits.substr(2), 2);
    default:
        return parseDigits(digits.substr(1), 8);
    }
}

/// resolve.go takes all underscores out before it reads a number. Nothing to do for most.
string_view withoutUnderscores(string_view text, std::string &storage)
{
    if (text.find('_') == string_view::npos)
        return text;
    storage.assign(text);
    std::erase(storage, '_');
    return storage;
}

/// strconv's underscoreOK.
bool underscoresSeparateDigits(string_view text)
{
    for (std::size_t at = text.find('_'); at != string_view::npos; at = text.find('_', at + 1)) {
        if (at == 0 || at + 1 == text.size() || !isDigit(text[at - 1]) || !isDigit(text[at + 1]))
            return false;
    }
    return true;
}

std::size_t skipDigits(string_view text, std::size_t at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

/// resolve.go yamlStyleFloat: ^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$
bool looksLikeFloat(string_view text)
{
    std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const std::size_t whole = at;
    at = skipDigits(text, at);
    const bool hasWhole = at > whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = ++at;
        at = skipDigits(text, at);
        if (!hasWhole && at == fraction)
            return false;
    } else if (!hasWhole) {
        return false;
    }
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = skipDigits(text, at);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

/// A decimal float; nothing if it overflows, as strconv.ParseFloat reports an error then.
std::optional<double> parseDecimal(string_view text)
{
    if (!looksLikeFloat(text))
        return std::nullopt;
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        // from_chars reports underflow and overflow alike; Go takes underflow as zero.
        const std::size_t exponent = text.find_first_of("eE");
        const bool tiny = exponent != string_view::npos && text[exponent + 1] == '-';
        const bool small = text.front() == '.' || text.front() == '0';
        if (!tiny && !(small && exponent == string_view::npos))
            return std::nullopt;
        value = 0;
    } else if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return negative ? -value : value;
}

std::optional<Integer> parsePlainInteger(string_view plain)
{
    Integer result;
    if (!plain.empty() && (plain[0] == '+' || plain[0] == '-')) {
        result.negative = plain[0] == '-';
        plain.remove_prefix(1);
        const std::optional<std::uint64_t> magnitude = parseMagnitude(plain);
        // ParseUint takes no sign: with one the value has to fit an int64.
        constexpr std::uint64_t most = std::uint64_t{1} << 63;
        if (!magnitude || *magnitude > (result.negative ? most : most - 1))
            return std::nullopt;
        result.magnitude = *magnitude;
        return result;
    }
    const std::optional<std::uint64_t> magnitude = parseMagnitude(plain);
    if (!magnitude)
        return std::nullopt;
    result.magnitude = *magnitude;
    return result;
}

Tag resolveNumber(string_view text)
{
    if (isTimestamp(text))
        return Tag::Timestamp;
    std::string storage;
    const string_view plain = withoutUnderscores(text, storage);
    if (parsePlainInteger(plain))
        return Tag::Int;
    if (parseDecimal(plain))
        return Tag::Float;
    return Tag::String;
}

bool startsNumber(char c)
{
    return isDigit(c) || c == '+' || c == '-';
}

/// The booleans that only YAML 1.1 knows.
bool isWord11(string_view text)
{
    switch (text.size()) {
    case 1:
        return (text[0] | 0x20) == 'y' || (text[0] | 0x20) == 'n';
    case 2:
        return isSpelling(text, "no") || isSpelling(text, "on");
    case 3:
        return isSpelling(text, "yes") || isSpelling(text, "off");
    default:
        return false;
    }
}

struct FloatDigits {
    std::string digits; ///< without a point, at least one
    int exponent = 0;   ///< decimal, of the first digit
};

/// The fewest digits that read back as the value.
FloatDigits shortestDigits(double value)
{
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                            std::abs(value), std::chars_format::scientific);
    FloatDigits result;
    if (error != std::errc())
        return result;
    const string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    for (const char c : text.substr(0, mark)) {
        if (c != '.')
            result.digits += c;
    }
    string_view exponent = text.substr(mark + 1);
    if (exponent.front() == '+')
        exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), result.exponent);
    return result;
}

/// Which first bytes can begin anything but a string (resolve.go resolveTable).
constexpr std::array<bool, 256> makeHints()
{
    std::array<bool, 256> hints{};
    for (const char c : string_view("0123456789+-.<yYnNtTfFoO~"))
        hints[static_cast<unsigned char>(c)] = true;
    return hints;
}

constexpr std::array<bool, 256> hints = makeHints();

void appendExponent(std::string &out, string_view digits, int exponent, bool negative)
{
    if (negative)
        out += '-';
    out += digits.front();
    if (digits.size() > 1) {
        out += '.';
        out += digits.substr(1);
    }
    out += 'e';
    out += exponent < 0 ? '-' : '+';
    const int magnitude = exponent < 0 ? -exponent : exponent;
    if (magnitude < 10)
        out += '0';
    out += std::to_string(magnitude);
}

} // namespace

Tag resolvePlain(string_view text)
{
    if (text.empty())
        return Tag::Null;
    // "<<" is no word of the table's hints but is looked at before (decode.go scalar()).
    if (!hints[static_cast<unsigned char>(text.front())])
        return Tag::String;
    constexpr std::size_t longestWord = 5;
    if (text.size() > longestWord && !startsNumber(text.front()) && text.front() != '.')
        return Tag::String;
    if (const std::optional<Tag> word = resolveWord(text))
        return *word;
    if (text.front() == '.') {
        // strconv.ParseFloat on the text as it is: underscores between digits only.
        std::string storage;
        return underscoresSeparateDigits(text) && parseDecimal(withoutUnderscores(text, storage))
                   ? Tag::Float
                   : Tag::String;
    }
    return startsNumber(text.front()) ? resolveNumber(text) : Tag::String;
}

Tag resolvePlain11(string_view text)
{
    if (!text.empty() && !hints[static_cast<unsigned char>(text.front())])
        return Tag::String;
    return isWord11(text) ? Tag::Bool : resolvePlain(text);
}

std::optional<Integer> parseInteger(string_view text)
{
    std::string storage;
    return parsePlainInteger(withoutUnderscores(text, storage));
}

std::optional<double> parseFloat(string_view text)
{
    std::string storage;
    const string_view plain = withoutUnderscores(text, storage);
    if (plain.empty())
        return std::nullopt;
    if (const std::optional<double> decimal = parseDecimal(plain))
        return decimal;
    if (const std::optional<Integer> integer = parsePlainInteger(plain)) {
        const double value = static_cast<double>(integer->magnitude);
        return integer->negative ? -value : value;
    }
    if (isOneOf(plain, {".nan", ".NaN", ".NAN"}))
        return std::numeric_limits<double>::quiet_NaN();
    const bool negative = plain.front() == '-';
    const string_view word = negative || plain.front() == '+' ? plain.substr(1) : plain;
    if (isOneOf(word, {".inf", ".Inf", ".INF"})) {
        const double infinity = std::numeric_limits<double>::infinity();
        return negative ? -infinity : infinity;
    }
    return std::nullopt;
}

std::optional<bool> parseBool(string_view text)
{
    if (isOneOf(text, {"true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON"}))
        return true;
    if (isOneOf(text, {"false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF"}))
        return false;
    return std::nullopt;
}

std::string formatFixedFloat(double value)
{
    const bool negative = std::signbit(value);
    const FloatDigits shortest = shortestDigits(value);
    std::string out;
    if (negative)
        out += '-';
    const int point = shortest.exponent + 1;
    const int count = static_cast<int>(shortest.digits.size());
    if (point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0');
        out += shortest.digits;
    } else if (point >= count) {
        out += shortest.digits;
        out.append(static_cast<std::size_t>(point - count), '0');
    } else {
        out += shortest.digits.substr(0, static_cast<std::size_t>(point));
        out += '.';
        out += shortest.digits.substr(static_cast<std::size_t>(point));
    }
    return out;
}

std::string formatJsonFloat(double value)
{
    const double magnitude = std::abs(value);
    if (magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e21))
        return formatFixedFloat(value);
    const FloatDigits shortest = shortestDigits(value);
    std::string out;
    appendExponent(out, shortest.digits, shortest.exponent, std::signbit(value));
    // encoding/json turns e-09 into e-9.
    if (out.size() >= 4 && out[out.size() - 4] == 'e' && out[out.size() - 3] == '-'
        && out[out.size() - 2] == '0')
        out.erase(out.size() - 2, 1);
    return out;
}

std::string formatYamlFloat(double value)
{
    // strconv.FormatFloat(value, 'g', -1, 64): the 'e' form below 1e-4 and from 1e6 on.
    const FloatDigits shortest = shortestDigits(value);
    if (value != 0 && (shortest.exponent < -4 || shortest.exponent >= 6)) {
        std::string out;
        appendExponent(out, shortest.digits, shortest.exponent, std::signbit(value));
        return out;
    }
    return formatJsonFloat(value);
}

} // namespace fleetwright::yaml
