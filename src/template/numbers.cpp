// SPDX-License-Identifier: Apache-2.0
#include "template/numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace fleetwright::gotemplate {

namespace {

char lower(char c)
{
    return static_cast<char>(c | 0x20);
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (lower(c) >= 'a' && lower(c) <= 'z')
        return lower(c) - 'a' + 10;
    return 99;
}

/// strconv.underscoreOK: underscores only between digits or after a base prefix.
bool underscoresAreSeparators(std::string_view text)
{
    char last = '^';
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        text.remove_prefix(1);
    bool isHex = false;
    if (text.size() >= 2 && text[0] == '0'
        && (lower(text[1]) == 'b' || lower(text[1]) == 'o' || lower(text[1]) == 'x')) {
        isHex = lower(text[1]) == 'x';
        text.remove_prefix(2);
        last = '0';
    }
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (isHex && lower(c) >= 'a' && lower(c) <= 'f')) {
            last = '0';
        } else if (c == '_') {
            if (last != '0')
                return false;
            last = '_';
        } else {
            if (last == '_')
                return false;
            last = '!';
        }
    }
    return last != '_';
}

struct BasePrefix {
    int base = 10;
    std::size_t size = 0;
};

BasePrefix basePrefix(std::string_view text)
{
    if (text[0] != '0')
        return {};
    if (text.size() >= 3) {
        switch (lower(text[1])) {
        case 'b':
            return {2, 2};
        case 'o':
            return {8, 2};
        case 'x':
            return {16, 2};
        default:
            break;
        }
    }
    return {8, 1};
}

std::string withoutUnderscores(std::string_view text)
{
    std::string out(text);
    std::erase(out, '_');
    return out;
}

std::optional<double> specialFloat(std::string_view text)
{
    double sign = 1;
    const bool isSigned = !text.empty() && (text[0] == '+' || text[0] == '-');
    if (isSigned) {
        sign = text[0] == '-' ? -1 : 1;
        text.remove_prefix(1);
    }
    const auto is = [text](std::string_view word) {
        return text.size() == word.size()
               && std::equal(text.begin(), text.end(), word.begin(),
                             [](char one, char other) { return lower(one) == other; });
    };
    if (is("inf") || is("infinity"))
        return sign * std::numeric_limits<double>::infinity();
    if (!isSigned && is("nan"))
        return std::numeric_limits<double>::quiet_NaN();
    return std::nullopt;
}

/// Whether the text is digits with at most one point and an exponent, as readFloat takes it.
bool isFloatText(std::string_view text, bool isHex)
{
    bool sawDigits = false;
    std::size_t at = 0;
    bool sawPoint = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !sawPoint)
            sawPoint = true;
        else if ((c >= '0' && c <= '9') || (isHex && lower(c) >= 'a' && lower(c) <= 'f'))
            sawDigits = true;
        else
            break;
    }
    if (!sawDigits)
        return false;
    if (at == text.size())
        return !isHex; // a hexadecimal mantissa requires a 'p' exponent
    if (lower(text[at]) != (isHex ? 'p' : 'e'))
        return false;
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        ++at;
    return at < text.size()
           && std::all_of(
               text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
               [](char c) { return c >= '0' && c <= '9'; });
}

std::string shortestDigits(double value, char verb)
{
    std::array<char, 1600> buffer{};
    const auto format = verb == 'e' ? std::chars_format::scientific : std::chars_format::fixed;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return {buffer.data(), end.ptr};
}

std::string exactDigits(double value, char verb, int precision)
{
    std::string buffer(static_cast<std::size_t>(precision) + 400, '\0');
    const auto format = verb == 'e' ? std::chars_format::scientific : std::chars_format::fixed;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision);
    buffer.resize(static_cast<std::size_t>(end.ptr - buffer.data()));
    return buffer;
}

std::string scientific(double value, int precision)
{
    return precision < 0 ? shortestDigits(value, 'e') : exactDigits(value, 'e', precision);
}

int exponentOf(std::string_view scientificText)
{
    const std::size_t mark = scientificText.find('e');
    int exponent = 0;
    std::string_view digits = scientificText.substr(mark + 1);
    const bool isNegative = digits[0] == '-';
    digits.remove_prefix(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    return isNegative ? -exponent : exponent;
}

/// %g: the shorter of %e and %f, without zeros behind the point.
std::string general(double value, int precision)
{
    const bool isShortest = precision < 0;
    if (precision == 0)
        precision = 1;
    std::string text = scientific(value, isShortest ? -1 : precision - 1);
    const int exponent = exponentOf(text);
    // strconv: "%e is used if the exponent from the conversion is less than -4 or greater than or
    // equal to the precision; if precision was the shortest possible, use precision 6 for this
    // decision", and 21 for large ones.
    const std::size_t mantissaEnd = text.find('e');
    std::size_t digits = 0;
    for (std::size_t at = 0; at < mantissaEnd; ++at)
        digits += text[at] >= '0' && text[at] <= '9' ? 1 : 0;
    if (!isShortest) {
        // Trailing zeros do not count as digits: decimal's rounding drops them.
        std::size_t last = mantissaEnd;
        while (digits > 1 && (text[last - 1] == '0' || text[last - 1] == '.')) {
            digits -= text[last - 1] == '0' ? 1 : 0;
            --last;
        }
    }
    int limit = isShortest ? 6 : precision;
    if (limit > static_cast<int>(digits) && static_cast<int>(digits) >= exponent + 1)
        limit = static_cast<int>(digits);
    if (isShortest)
        limit = 6;
    const bool useScientific = exponent < -4 || exponent >= limit;
    if (useScientific) {
        std::string mantissa = text.substr(0, mantissaEnd);
        if (!isShortest && mantissa.find('.') != std::string::npos) {
            while (mantissa.ends_with('0'))
                mantissa.pop_back();
            if (mantissa.ends_with('.'))
                mantissa.pop_back();
        }
        return mantissa + text.substr(mantissaEnd);
    }
    if (isShortest)
        return shortestDigits(value, 'f');
    std::string fixed = exactDigits(value, 'f', std::max(precision - 1 - exponent, 0));
    if (fixed.find('.') != std::string::npos) {
        while (fixed.ends_with('0'))
            fixed.pop_back();
        if (fixed.ends_with('.'))
            fixed.pop_back();
    }
    return fixed;
}

std::string binaryExponent(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    std::uint64_t mantissa = bits & ((std::uint64_t{1} << 52) - 1);
    int exponent = static_cast<int>((bits >> 52) & 0x7ff);
    if (exponent == 0)
        ++exponent;
    else
        mantissa |= std::uint64_t{1} << 52;
    exponent += -1023 - 52;
    return (std::signbit(value) ? "-" : "") + std::to_string(mantissa) + 'p'
           + (exponent >= 0 ? "+" : "") + std::to_string(exponent);
}

/// %x: -0x1.yyyyyyyyp±ddd (strconv fmtX).
std::string hexadecimal(double value, int precision)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    const auto bits = std::bit_cast<std::uint64_t>(value);
    std::uint64_t mantissa = bits & ((std::uint64_t{1} << 52) - 1);
    int exponent = static_cast<int>((bits >> 52) & 0x7ff);
    if (exponent == 0)
        ++exponent;
    else
        mantissa |= std::uint64_t{1} << 52;
    exponent -= 1023;
    if (mantissa == 0)
        exponent = 0;
    mantissa <<= 60 - 52;
    while (mantissa != 0 && (mantissa & (std::uint64_t{1} << 60)) == 0) {
        mantissa <<= 1;
        --exponent;
    }
    if (precision >= 0 && precision < 15) {
        const unsigned shift = static_cast<unsigned>(precision) * 4;
        const std::uint64_t extra = (mantissa << shift) & ((std::uint64_t{1} << 60) - 1);
        mantissa >>= 60 - shift;
        if ((extra | (mantissa & 1)) > (std::uint64_t{1} << 59))
            ++mantissa;
        mantissa <<= 60 - shift;
        if ((mantissa & (std::uint64_t{1} << 61)) != 0) {
            mantissa >>= 1;
            ++exponent;
        }
    }
    std::string out = std::signbit(value) ? "-0x" : "0x";
    out += static_cast<char>('0' + ((mantissa >> 60) & 1));
    mantissa <<= 4;
    if (precision < 0 && mantissa != 0) {
        out += '.';
        for (; mantissa != 0; mantissa <<= 4)
            out += digits[(mantissa >> 60) & 15];
    } else if (precision > 0) {
        out += '.';
        for (int index = 0; index < precision; ++index, mantissa <<= 4)
            out += digits[(mantissa >> 60) & 15];
    }
    const std::string power = std::to_string(std::abs(exponent));
    return out + 'p' + (exponent < 0 ? '-' : '+') + (power.size() < 2 ? "0" : "") + power;
}

} // namespace

Parsed<std::uint64_t> parseUint(std::string_view text, int base)
{
    if (text.empty())
        return {0, NumberFault::Syntax};
    const bool isLiteral = base == 0;
    const std::string_view whole = text;
    if (isLiteral) {
        const BasePrefix prefix = basePrefix(text);
        base = prefix.base;
        text.remove_prefix(prefix.size);
    }
    bool sawUnderscore = false;
    bool isTooLarge = false;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c == '_' && isLiteral) {
            sawUnderscore = true;
            continue;
        }
        const int digit = digitOf(c);
        if (digit >= base)
            return {0, NumberFault::Syntax};
        isTooLarge = isTooLarge
                     || __builtin_mul_overflow(value, static_cast<std::uint64_t>(base), &value)
                     || __builtin_add_overflow(value, static_cast<std::uint64_t>(digit), &value);
        if (isTooLarge)
            return {std::numeric_limits<std::uint64_t>::max(), NumberFault::Range};
    }
    if (sawUnderscore && !underscoresAreSeparators(whole))
        return {0, NumberFault::Syntax};
    return {value, NumberFault::None};
}

Parsed<std::int64_t> parseInt(std::string_view text, int base)
{
    if (text.empty())
        return {0, NumberFault::Syntax};
    const bool isNegative = text[0] == '-';
    if (text[0] == '+' || isNegative)
        text.remove_prefix(1);
    const Parsed<std::uint64_t> magnitude = parseUint(text, base);
    if (magnitude.fault == NumberFault::Syntax)
        return {0, NumberFault::Syntax};
    constexpr std::uint64_t cutoff = std::uint64_t{1} << 63;
    if (!isNegative && magnitude.value >= cutoff)
        return {std::numeric_limits<std::int64_t>::max(), NumberFault::Range};
    if (isNegative && magnitude.value > cutoff)
        return {std::numeric_limits<std::int64_t>::min(), NumberFault::Range};
    const std::uint64_t value = isNegative ? 0 - magnitude.value : magnitude.value;
    return {static_cast<std::int64_t>(value), NumberFault::None};
}

Parsed<double> parseFloat(std::string_view text)
{
    if (const std::optional<double> special = specialFloat(text))
        return {*special, NumberFault::None};
    std::string_view rest = text;
    const bool isNegative = !rest.empty() && rest[0] == '-';
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-'))
        rest.remove_prefix(1);
    const bool isHex = rest.size() > 2 && rest[0] == '0' && lower(rest[1]) == 'x';
    if (isHex)
        rest.remove_prefix(2);
    std::string digits(rest);
    if (rest.find('_') != std::string_view::npos) {
        // Underscores are read only where a prefix shows a literal of Go (base 0).
        if (!isHex || !underscoresAreSeparators(text))
            return {0, NumberFault::Syntax};
        digits = withoutUnderscores(rest);
    }
    if (!isFloatText(digits, isHex))
        return {0, NumberFault::Syntax};
    double value = 0;
    const auto format = isHex ? std::chars_format::hex : std::chars_format::general;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, format);
    if (end.ec == std::errc::result_out_of_range) {
        // Too small reads as zero, too large is an error.
        const std::size_t mark = digits.find_first_of(isHex ? "pP" : "eE");
        const bool isTiny = mark != std::string::npos && digits[mark + 1] == '-';
        if (isTiny || digits.find_first_of("123456789") == std::string::npos)
            return {isNegative ? -0.0 : 0.0, NumberFault::None};
        const double infinity = std::numeric_limits<double>::infinity();
        return {isNegative ? -infinity : infinity, NumberFault::Range};
    }
    return {isNegative ? -value : value, NumberFault::None};
}

std::string formatFloat(double value, char verb, int precision)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::string text;
    switch (verb) {
    case 'b':
        return binaryExponent(value);
    case 'f':
        return precision < 0 ? shortestDigits(value, 'f') : exactDigits(value, 'f', precision);
    case 'e':
    case 'E':
        text = scientific(value, precision);
        break;
    case 'x':
    case 'X':
        text = hexadecimal(value, precision);
        break;
    default:
        text = general(value, precision);
        break;
    }
    if (verb == 'E' || verb == 'G' || verb == 'X')
        std::transform(text.begin(), text.end(), text.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
    return text;
}

std::int64_t toInt64(double value)
{
    if (value >= -0x1p63 && value < 0x1p63)
        return static_cast<std::int64_t>(value);
    return std::numeric_limits<std::int64_t>::min();
}

std::uint64_t toUint64(double value)
{
    if (value >= 0 && value < 0x1p63)
        return static_cast<std::uint64_t>(value);
    if (value >= 0x1p63 && value < 0x1p64)
        return static_cast<std::uint64_t>(value - 0x1p63) ^ (std::uint64_t{1} << 63);
    return static_cast<std::uint64_t>(toInt64(value));
}

} // namespace fleetwright::gotemplate
