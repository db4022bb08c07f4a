// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/numbers.h"
#include "template/printer.h"
#include "template/quoting.h"

#include <algorithm>
#include <string>
#include <utility>

namespace fleetwright::gotemplate {

namespace {

constexpr std::string_view lowerDigits = "0123456789abcdefx";
constexpr std::string_view upperDigits = "0123456789ABCDEFX";

/// '#' keeps the point and, for the general verbs, the zeros that precision asks for.
void keepZeros(std::string &number, char verb, int precision)
{
    int digits = 0;
    if (verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x')
        digits = precision == -1 ? 6 : precision;
    std::string tail;
    bool hasPoint = false;
    bool sawNonzero = false;
    for (std::size_t at = 1; at < number.size(); ++at) {
        const char c = number[at];
        const bool isHex = verb == 'x' || verb == 'X';
        if (c == '.') {
            hasPoint = true;
            continue;
        }
        if (c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && !isHex)) {
            tail = number.substr(at);
            number.resize(at);
            break;
        }
        sawNonzero = sawNonzero || c != '0';
        digits -= sawNonzero ? 1 : 0;
    }
    if (!hasPoint) {
        if (number.size() == 2 && number[1] == '0')
            --digits;
        number += '.';
    }
    number.append(static_cast<std::size_t>(std::max(digits, 0)), '0');
    number += tail;
}

} // namespace

void Printer::writePadding(int count)
{
    if (count > 0)
        m_out.append(static_cast<std::size_t>(count), m_flags.zero && !m_flags.minus ? '0' : ' ');
}

void Printer::pad(std::string_view text)
{
    if (!m_flags.hasWidth || m_flags.width == 0) {
        m_out += text;
        return;
    }
    const int missing = m_flags.width - static_cast<int>(characterCount(text));
    if (!m_flags.minus)
        writePadding(missing);
    m_out += text;
    if (m_flags.minus)
        writePadding(missing);
}

std::string_view Printer::truncated(std::string_view text) const
{
    if (!m_flags.hasPrecision)
        return text;
    std::size_t end = 0;
    for (int count = 0; count < m_flags.precision && end < text.size(); ++count)
        end += characterAt(text, end).size;
    return text.substr(0, end);
}

void Printer::writeQuoted(std::string_view text)
{
    const std::string_view shown = truncated(text);
    if (m_flags.sharp && canBackquote(shown))
        pad("`" + std::string(shown) + "`");
    else
        pad(goQuoted(shown, m_flags.plus ? QuoteSet::Ascii : QuoteSet::Printable));
}

void Printer::writeHexText(std::string_view text, std::string_view digits)
{
    std::size_t length = text.size();
    if (m_flags.hasPrecision)
        length = std::min(length, static_cast<std::size_t>(m_flags.precision));
    if (length == 0) {
        if (m_flags.hasWidth)
            writePadding(m_flags.width);
        return;
    }
    std::size_t width = 2 * length;
    if (m_flags.space)
        width = (m_flags.sharp ? 2 * width : width) + length - 1;
    else if (m_flags.sharp)
        width += 2;
    const int missing = m_flags.hasWidth ? m_flags.width - static_cast<int>(width) : 0;
    if (!m_flags.minus)
        writePadding(missing);
    for (std::size_t index = 0; index < length; ++index) {
        if (m_flags.space && index > 0)
            m_out += ' ';
        if (m_flags.sharp && (m_flags.space || index == 0)) {
            m_out += '0';
            m_out += digits[16];
        }
        const auto byte = static_cast<unsigned char>(text[index]);
        m_out += digits[byte >> 4];
        m_out += digits[byte & 0xf];
    }
    if (m_flags.minus)
        writePadding(missing);
}

void Printer::writeHexWithPrefix(std::uint64_t number, bool prefix)
{
    const bool sharp = m_flags.sharp;
    m_flags.sharp = prefix;
    writeInteger(number, 16, Sign::Unsigned, U'v', lowerDigits);
    m_flags.sharp = sharp;
}

void Printer::formatInteger(const Value &value, char32_t verb)
{
    const Kind kind = value.kind();
    const Sign sign = kind == Kind::Uint8 || kind == Kind::Uint32 || kind == Kind::Uint64
                          ? Sign::Unsigned
                          : Sign::Signed;
    const std::uint64_t number = value.asUnsigned();
    switch (verb) {
    case U'v':
        if (m_flags.sharpV && sign == Sign::Unsigned)
            writeHexWithPrefix(number, true);
        else
            writeInteger(number, 10, sign, verb, lowerDigits);
        break;
    case U'd':
        writeInteger(number, 10, sign, verb, lowerDigits);
        break;
    case U'b':
        writeInteger(number, 2, sign, verb, lowerDigits);
        break;
    case U'o':
    case U'O':
        writeInteger(number, 8, sign, verb, lowerDigits);
        break;
    case U'x':
        writeInteger(number, 16, sign, verb, lowerDigits);
        break;
    case U'X':
        writeInteger(number, 16, sign, verb, upperDigits);
        break;
    case U'c':
        writeCharacter(number);
        break;
    case U'q':
        writeQuotedCharacter(number);
        break;
    case U'U':
        writeUnicode(number);
        break;
    default:
        badVerb(value, verb);
        break;
    }
}

void Printer::writeInteger(std::uint64_t number, int base, Sign sign, char32_t verb,
                           std::string_view digits)
{
    const bool isNegative = sign == Sign::Signed && static_cast<std::int64_t>(number) < 0;
    if (isNegative)
        number = 0 - number;
    int precision = 0;
    if (m_flags.hasPrecision) {
        precision = m_flags.precision;
        if (precision == 0 && number == 0) {
            const bool zero = std::exchange(m_flags.zero, false);
            writePadding(m_flags.width);
            m_flags.zero = zero;
            return;
        }
    } else if (m_flags.zero && !m_flags.minus && m_flags.hasWidth) {
        precision = m_flags.width;
        if (isNegative || m_flags.plus || m_flags.space)
            --precision; // room for the sign
    }
    std::string reversed;
    for (; number >= static_cast<std::uint64_t>(base); number /= static_cast<unsigned>(base))
        reversed += digits[number % static_cast<unsigned>(base)];
    reversed += digits[number];
    if (precision > static_cast<int>(reversed.size()))
        reversed.append(static_cast<std::size_t>(precision) - reversed.size(), '0');
    if (m_flags.sharp) {
        if (base == 2)
            reversed += "b0";
        else if (base == 8 && reversed.back() != '0')
            reversed += '0';
        else if (base == 16)
            reversed += {digits[16], '0'};
    }
    if (verb == U'O')
        reversed += "o0";
    if (isNegative)
        reversed += '-';
    else if (m_flags.plus)
        reversed += '+';
    else if (m_flags.space)
        reversed += ' ';
    std::reverse(reversed.begin(), reversed.end());
    const bool zero = std::exchange(m_flags.zero, false);
    pad(reversed);
    m_flags.zero = zero;
}

void Printer::writeUnicode(std::uint64_t number)
{
    std::size_t precision = 4;
    if (m_flags.hasPrecision && m_flags.precision > 4)
        precision = static_cast<std::size_t>(m_flags.precision);
    std::string digits;
    for (std::uint64_t rest = number; rest > 0; rest >>= 4)
        digits.insert(digits.begin(), upperDigits[rest & 0xf]);
    if (digits.size() < precision)
        digits.insert(0, precision - digits.size(), '0');
    std::string text = "U+" + digits;
    if (m_flags.sharp && number <= 0x10ffff && isPrintable(static_cast<char32_t>(number))) {
        text += " '";
        appendCharacter(text, static_cast<char32_t>(number));
        text += "'";
    }
    const bool zero = std::exchange(m_flags.zero, false);
    pad(text);
    m_flags.zero = zero;
}

void Printer::writeCharacter(std::uint64_t number)
{
    std::string text;
    appendCharacter(text, number > 0x10ffff ? replacementCharacter : static_cast<char32_t>(number));
    pad(text);
}

void Printer::writeQuotedCharacter(std::uint64_t number)
{
    const char32_t character =
        number > 0x10ffff ? replacementCharacter : static_cast<char32_t>(number);
    pad(quotedCharacter(character, m_flags.plus ? QuoteSet::Ascii : QuoteSet::Printable));
}

void Printer::formatReal(const Value &value, double number, char32_t verb)
{
    switch (verb) {
    case U'v':
        writeReal(number, 'g', -1);
        break;
    case U'b':
    case U'g':
    case U'G':
    case U'x':
    case U'X':
        writeReal(number, static_cast<char>(verb), -1);
        break;
    case U'f':
    case U'e':
    case U'E':
        writeReal(number, static_cast<char>(verb), 6);
        break;
    case U'F':
        writeReal(number, 'f', 6);
        break;
    default:
        badVerb(value, verb);
        break;
    }
}

void Printer::formatComplex(const Value &value, char32_t verb)
{
    static constexpr std::u32string_view verbs = U"vbgGxXfFeE";
    if (verbs.find(verb) == std::u32string_view::npos) {
        badVerb(value, verb);
        return;
    }
    const double *parts = &value.as<double>();
    const bool plus = m_flags.plus;
    m_out += '(';
    formatReal(value, parts[0], verb);
    m_flags.plus = true;
    formatReal(value, parts[1], verb);
    m_out += "i)";
    m_flags.plus = plus;
}

void Printer::writeReal(double number, char verb, int precision)
{
    if (m_flags.hasPrecision)
        precision = m_flags.precision;
    std::string text = formatFloat(number, verb, precision);
    if (text[0] != '-' && text[0] != '+')
        text.insert(text.begin(), '+');
    if (m_flags.space && text[0] == '+' && !m_flags.plus)
        text[0] = ' ';
    if (text[1] == 'I' || text[1] == 'N') {
        const bool zero = std::exchange(m_flags.zero, false);
        if (text[1] == 'N' && !m_flags.space && !m_flags.plus)
            text.erase(0, 1);
        // "+Inf" keeps its sign.
        pad(text);
        m_flags.zero = zero;
        return;
    }
    if (m_flags.sharp && verb != 'b')
        keepZeros(text, verb, precision);
    if (!m_flags.plus && text[0] == '+') {
        pad(std::string_view(text).substr(1));
        return;
    }
    const int missing = m_flags.width - static_cast<int>(text.size());
    if (m_flags.zero && !m_flags.minus && m_flags.hasWidth && missing > 0) {
        m_out += text[0];
        writePadding(missing);
        m_out += std::string_view(text).substr(1);
        return;
    }
    pad(text);
}

} // namespace fleetwright::gotemplate
