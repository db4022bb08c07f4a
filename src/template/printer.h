// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// What stands between % and the verb (fmt/format.go).
struct FormatFlags {
    bool sharp = false;
    bool zero = false;
    bool plus = false;
    bool minus = false;
    bool space = false;
    bool plusV = false;
    bool sharpV = false;
    bool hasWidth = false;
    bool hasPrecision = false;
    int width = 0;
    int precision = 0;
};

/// Prints values by one verb (fmt/print.go and format.go).
class Printer {
public:
    explicit Printer(std::string &out) : m_out(out) {}

    [[nodiscard]] FormatFlags &flags() { return m_flags; }
    void printArgument(const Value &argument, char32_t verb);

private:
    enum class Sign { Signed, Unsigned };

    void printValue(const Value &value, char32_t verb, int depth);
    void printMap(const Value &map, char32_t verb, int depth);
    void printSlice(const Value &slice, char32_t verb, int depth);
    void printStruct(const Value &object, char32_t verb, int depth);
    void printPointer(const Value &pointer, char32_t verb, int depth);
    bool printByMethod(const Value &value, char32_t verb);
    void printElement(const Value &element, const Type &type, char32_t verb, int depth);

    void badVerb(const Value &value, char32_t verb);
    void formatBool(const Value &value, char32_t verb);
    void formatInteger(const Value &value, char32_t verb);
    void formatReal(const Value &value, double number, char32_t verb);
    void formatComplex(const Value &value, char32_t verb);
    void formatString(const Value &value, std::string_view text, char32_t verb);
    bool formatBytes(const Value &bytes, char32_t verb);
    void formatAddress(const Value &value, char32_t verb);

    void writeInteger(std::uint64_t magnitude, int base, Sign sign, char32_t verb,
                      std::string_view digits);
    void writeHexWithPrefix(std::uint64_t number, bool prefix);
    void writeUnicode(std::uint64_t number);
    void writeCharacter(std::uint64_t number);
    void writeQuotedCharacter(std::uint64_t number);
    void writeReal(double number, char verb, int precision);
    void writeHexText(std::string_view text, std::string_view digits);
    void writeQuoted(std::string_view text);
    [[nodiscard]] std::string_view truncated(std::string_view text) const;
    void pad(std::string_view text);
    void writePadding(int count);

    std::string &m_out;
    FormatFlags m_flags;
    bool m_isBad = false; ///< printing the value of a bad verb: methods are not asked
};

} // namespace fleetwright::gotemplate
