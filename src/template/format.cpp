// SPDX-License-Identifier: Apache-2.0
#include "template/format.h"

#include "template/characters.h"
#include "template/printer.h"

#include <array>
#include <charconv>
#include <optional>

namespace fleetwright::gotemplate {

namespace {

constexpr int largestWidth = 1'000'000;

struct Number {
    int value = 0;
    bool isPresent = false;
};

/// fmt.parsenum: digits at `at`, which moves behind them.
Number parseDigits(std::string_view text, std::size_t &at)
{
    Number number;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (number.value > largestWidth)
            return {};
        number.value = number.value * 10 + (text[at] - '0');
        number.isPresent = true;
        ++at;
    }
    return number;
}

/// Sprintf's walk over a format (fmt.doPrintf).
class Formatter {
public:
    Formatter(std::string &out, std::string_view format, std::span<const Value> arguments)
        : m_out(out), m_format(format), m_arguments(arguments), m_printer(out)
    {}

    void run();

private:
    void directive();
    bool simple();
    bool readFlags();
    void readWidth();
    void readPrecision();
    void readIndex();
    Number numberFromArgument();
    void printVerb();
    void printNext(char32_t verb);
    void printExtra();

    std::string &m_out;
    std::string_view m_format;
    std::span<const Value> m_arguments;
    Printer m_printer;
    std::size_t m_at = 0;
    std::size_t m_argument = 0;
    bool m_afterIndex = false;
    bool m_isReordered = false;
    bool m_isGoodIndex = true;
};

void Formatter::run()
{
    while (m_at < m_format.size()) {
        m_isGoodIndex = true;
        const std::size_t percent = std::min(m_format.find('%', m_at), m_format.size());
        m_out += m_format.substr(m_at, percent - m_at);
        m_at = percent;
        if (m_at == m_format.size())
            break;
        ++m_at;
        directive();
    }
    if (!m_isReordered && m_argument < m_arguments.size())
        printExtra();
}

/// Flags; true if a verb without width followed them and is done.
bool Formatter::readFlags()
{
    FormatFlags &flags = m_printer.flags();
    flags = {};
    for (; m_at < m_format.size(); ++m_at) {
        switch (m_format[m_at]) {
        case '#':
            flags.sharp = true;
            break;
        case '0':
            flags.zero = true;
            break;
        case '+':
            flags.plus = true;
            break;
        case '-':
            flags.minus = true;
            break;
        case ' ':
            flags.space = true;
            break;
        default:
            return simple();
        }
    }
    return false;
}

bool Formatter::simple()
{
    const char verb = m_format[m_at];
    if (verb < 'a' || verb > 'z' || m_argument >= m_arguments.size())
        return false;
    ++m_at;
    printNext(static_cast<unsigned char>(verb));
    return true;
}

void Formatter::printNext(char32_t verb)
{
    FormatFlags &flags = m_printer.flags();
    if (verb == U'v' || verb == U'w') {
        flags.sharpV = flags.sharp;
        flags.sharp = false;
        flags.plusV = flags.plus;
        flags.plus = false;
    }
    m_printer.printArgument(m_arguments[m_argument], verb);
    ++m_argument;
}

/// fmt.argNumber: "[3]".
void Formatter::readIndex()
{
    m_afterIndex = false;
    if (m_at >= m_format.size() || m_format[m_at] != '[')
        return;
    m_isReordered = true;
    const std::string_view rest = m_format.substr(m_at);
    const std::size_t close = rest.size() < 3 ? std::string_view::npos : rest.find(']', 1);
    if (close == std::string_view::npos) {
        m_isGoodIndex = false;
        ++m_at;
        return;
    }
    std::size_t end = 1;
    const Number number = parseDigits(rest.substr(0, close), end);
    m_at += close + 1;
    if (!number.isPresent || end != close) {
        m_isGoodIndex = false;
        return;
    }
    m_afterIndex = true;
    const auto index = static_cast<std::size_t>(number.value);
    if (index < 1 || index > m_arguments.size())
        m_isGoodIndex = false;
    else
        m_argument = index - 1;
}

Number Formatter::numberFromArgument()
{
    if (m_argument >= m_arguments.size())
        return {};
    const Value &argument = m_arguments[m_argument++];
    switch (argument.kind()) {
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        break;
    default:
        return {};
    }
    const std::int64_t value = argument.asInteger();
    if (value > largestWidth || value < -largestWidth)
        return {};
    return {static_cast<int>(value), true};
}

void Formatter::readWidth()
{
    FormatFlags &flags = m_printer.flags();
    if (m_at < m_format.size() && m_format[m_at] == '*') {
        ++m_at;
        const Number number = numberFromArgument();
        flags.hasWidth = number.isPresent;
        flags.width = number.value;
        if (!flags.hasWidth)
            m_out += "%!(BADWIDTH)";
        if (flags.width < 0) {
            flags.width = -flags.width;
            flags.minus = true;
            flags.zero = false;
        }
        m_afterIndex = false;
        return;
    }
    const Number number = parseDigits(m_format, m_at);
    flags.width = number.value;
    flags.hasWidth = number.isPresent;
    if (m_afterIndex && flags.hasWidth)
        m_isGoodIndex = false; // "%[3]2d"
}

void Formatter::readPrecision()
{
    FormatFlags &flags = m_printer.flags();
    if (m_at + 1 >= m_format.size() || m_format[m_at] != '.')
        return;
    ++m_at;
    if (m_afterIndex)
        m_isGoodIndex = false; // "%[3].2d"
    readIndex();
    if (m_at < m_format.size() && m_format[m_at] == '*') {
        ++m_at;
        const Number number = numberFromArgument();
        flags.precision = number.value;
        flags.hasPrecision = number.isPresent;
        if (flags.precision < 0) {
            flags.precision = 0;
            flags.hasPrecision = false;
        }
        if (!flags.hasPrecision)
            m_out += "%!(BADPREC)";
        m_afterIndex = false;
        return;
    }
    flags.precision = parseDigits(m_format, m_at).value;
    flags.hasPrecision = true;
}

void Formatter::directive()
{
    if (readFlags())
        return;
    readIndex();
    readWidth();
    readPrecision();
    if (!m_afterIndex)
        readIndex();
    if (m_at >= m_format.size()) {
        m_out += "%!(NOVERB)";
        return;
    }
    printVerb();
}

void Formatter::printVerb()
{
    const Character verb = characterAt(m_format, m_at);
    m_at += verb.size;
    if (verb.value == U'%') {
        m_out += '%';
    } else if (!m_isGoodIndex) {
        m_out += "%!";
        appendCharacter(m_out, verb.value);
        m_out += "(BADINDEX)";
    } else if (m_argument >= m_arguments.size()) {
        m_out += "%!";
        appendCharacter(m_out, verb.value);
        m_out += "(MISSING)";
    } else {
        printNext(verb.value);
    }
}

void Formatter::printExtra()
{
    m_printer.flags() = {};
    m_out += "%!(EXTRA ";
    for (std::size_t index = m_argument; index < m_arguments.size(); ++index) {
        if (index > m_argument)
            m_out += ", ";
        const Value &argument = m_arguments[index];
        m_out += typeName(argument);
        if (argument.type()) {
            m_out += '=';
            m_printer.printArgument(argument, U'v');
        }
    }
    m_out += ')';
}

template<typename T>
void appendInteger(std::string &out, T value)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end.ptr);
}

} // namespace

void appendValue(std::string &out, const Value &value)
{
    if (value.type() && !value.type()->text) {
        switch (value.kind()) {
        case Kind::String:
            out += value.asString();
            return;
        case Kind::Bool:
            out += value.asBool() ? "true" : "false";
            return;
        case Kind::Int:
        case Kind::Int64:
            appendInteger(out, value.asInteger());
            return;
        default:
            break;
        }
    }
    Printer(out).printArgument(value, U'v');
}

std::string valueText(const Value &value)
{
    std::string text;
    appendValue(text, value);
    return text;
}

std::string reflectText(const Value &value)
{
    return value.isValid() ? valueText(value) : "<invalid reflect.Value>";
}

std::string stringOf(const Value &value)
{
    if (value.type() && value.type()->kind == Kind::String && !value.type()->text)
        return std::string(value.asString());
    if (value.type() == &types::byteSlice) {
        std::string text;
        if (value.asSlice()) {
            for (const Value &byte : value.asSlice()->all())
                text += static_cast<char>(byte.asInteger());
        }
        return text;
    }
    return valueText(value);
}

std::string_view typeName(const Value &value)
{
    return value.type() ? value.type()->name : "<nil>";
}

void appendPrint(std::string &out, std::span<const Value> arguments)
{
    bool previousIsString = false;
    bool isFirst = true;
    for (const Value &argument : arguments) {
        const bool isString = argument.isString();
        if (!isFirst && !isString && !previousIsString)
            out += ' ';
        appendValue(out, argument);
        previousIsString = isString;
        isFirst = false;
    }
}

void appendPrintLine(std::string &out, std::span<const Value> arguments)
{
    bool isFirst = true;
    for (const Value &argument : arguments) {
        if (!isFirst)
            out += ' ';
        appendValue(out, argument);
        isFirst = false;
    }
    out += '\n';
}

void appendFormat(std::string &out, std::string_view format, std::span<const Value> arguments)
{
    Formatter(out, format, arguments).run();
}

} // namespace fleetwright::gotemplate
