// SPDX-License-Identifier: Apache-2.0
#include "yaml/scalaranalysis.h"

#include "base/ascii.h"
#include "yaml/scalar.h"

#include <array>
#include <cstdint>

namespace fleetwright::yaml {
namespace {

using base::isDigit;

unsigned char byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool isBlank(unsigned char byte)
{
    return byte == ' ' || byte == '\t';
}

/// What a byte means for the choice of a style.
enum class ByteClass : std::uint8_t { Harmless, Space, Colon, Hash, Other };

constexpr std::array<ByteClass, 256> makeClasses()
{
    std::array<ByteClass, 256> table{};
    table.fill(ByteClass::Other);
    for (std::size_t byte = '!'; byte <= '~'; ++byte)
        table[byte] = ByteClass::Harmless;
    table[' '] = ByteClass::Space;
    table[':'] = ByteClass::Colon;
    table['#'] = ByteClass::Hash;
    return table;
}

constexpr std::array<ByteClass, 256> classes = makeClasses();

/// Bytes with which no plain text begins, or only some.
constexpr std::array<bool, 256> makeFirstBytes()
{
    std::array<bool, 256> table{};
    for (const char c : std::string_view("#,[]{}&*!|>'\"%@`?:-. "))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr std::array<bool, 256> awkwardFirst = makeFirstBytes();

ByteClass classOf(char c)
{
    return classes[static_cast<unsigned char>(c)];
}

bool startsWithIndicator(std::string_view text)
{
    constexpr std::string_view indicators = "#,[]{}&*!|>'\"%@`";
    const char first = text.front();
    if (indicators.find(first) != std::string_view::npos)
        return true;
    if (text.starts_with("---") || text.starts_with("..."))
        return true;
    const bool lonely = text.size() == 1 || isBlank(byteAt(text, 1));
    return lonely && (first == '?' || first == ':' || first == '-');
}

/// encode.go base60float: ^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$
bool isBase60(std::string_view text)
{
    std::size_t at = text.front() == '+' || text.front() == '-' ? 1 : 0;
    if (at >= text.size() || !isDigit(text[at]))
        return false;
    while (at < text.size() && (isDigit(text[at]) || text[at] == '_'))
        ++at;
    std::size_t groups = 0;
    while (at < text.size() && text[at] == ':') {
        std::size_t digits = 0;
        while (digits < 3 && isDigit(static_cast<char>(byteAt(text, at + 1 + digits))))
            ++digits;
        if (digits == 0 || digits > 2 || (digits == 2 && text[at + 1] > '5'))
            return false;
        at += 1 + digits;
        ++groups;
    }
    if (groups == 0)
        return false;
    if (at < text.size() && text[at] == '.')
        ++at;
    else
        return at == text.size();
    while (at < text.size() && (isDigit(text[at]) || text[at] == '_'))
        ++at;
    return at == text.size();
}

/// What the walk over a text finds.
struct Findings {
    bool indicator = false;
    bool special = false;
    bool tab = false;
    bool leading = false; ///< a space or break first
    bool trailingSpace = false;
    bool trailingBreak = false;
    bool breakSpace = false;
    bool spaceBreak = false;
};

class Walk {
public:
    explicit Walk(std::string_view text) : m_text(text)
    {
        m_found.indicator = startsWithIndicator(text);
    }

    ScalarAnalysis run()
    {
        std::size_t at = 0;
        while (at < m_text.size()) {
            if (classOf(m_text[at]) == ByteClass::Harmless) {
                m_previousSpace = m_previousBreak = m_afterWhitespace = false;
                ++at;
            } else {
                at += step(at);
            }
        }
        return conclude();
    }

private:
    std::size_t step(std::size_t at)
    {
        const unsigned char byte = byteAt(m_text, at);
        const std::size_t size = characterSize(m_text[at]);
        const bool last = at + size >= m_text.size();
        if (byte == ':' && at > 0 && (last || isBlank(byteAt(m_text, at + 1))))
            m_found.indicator = true;
        if (byte == '#' && at > 0 && m_afterWhitespace)
            m_found.indicator = true;
        if (byte == '\t')
            m_found.tab = true;
        else if (!isPrintableAt(m_text, at))
            m_found.special = true;
        const bool isBreak = isBreakAt(m_text, at);
        if (byte == ' ')
            space(at, last);
        else if (isBreak)
            lineBreak(at, last);
        else
            m_previousSpace = m_previousBreak = false;
        m_afterWhitespace = isBlank(byte) || isBreak || byte == 0;
        return size;
    }

    void space(std::size_t at, bool last)
    {
        m_analysis.hasBlank = true;
        m_found.leading |= at == 0;
        m_found.trailingSpace |= last;
        m_found.breakSpace |= m_previousBreak;
        m_previousSpace = true;
        m_previousBreak = false;
    }

    void lineBreak(std::size_t at, bool last)
    {
        m_analysis.multiline = true;
        m_analysis.hasUnicodeBreak |= byteAt(m_text, at) >= 0x80;
        m_found.leading |= at == 0;
        m_found.trailingBreak |= last;
        m_found.spaceBreak |= m_previousSpace;
        m_previousSpace = false;
        m_previousBreak = true;
    }

    ScalarAnalysis conclude()
    {
        m_analysis.literalWithTabsAllowed =
            !m_found.trailingSpace && !m_found.spaceBreak && !m_found.special;
        const bool awkward = m_found.spaceBreak || m_found.special || m_found.tab;
        m_analysis.plainAllowed = !m_found.indicator && !m_found.leading && !m_found.trailingSpace
                                  && !m_found.trailingBreak && !m_analysis.multiline && !awkward;
        m_analysis.singleQuotedAllowed = !m_found.breakSpace && !awkward;
        m_analysis.literalAllowed = !m_found.trailingSpace && !awkward;
        return m_analysis;
    }

    std::string_view m_text;
    ScalarAnalysis m_analysis;
    Findings m_found;
    bool m_previousSpace = false;
    bool m_previousBreak = false;
    bool m_afterWhitespace = true;
};

} // namespace

std::size_t characterSize(char first)
{
    const unsigned char byte = static_cast<unsigned char>(first);
    if (byte < 0x80)
        return 1;
    if ((byte & 0xe0) == 0xc0)
        return 2;
    return (byte & 0xf0) == 0xe0 ? 3 : 4;
}

bool isPrintableAt(std::string_view text, std::size_t at)
{
    const unsigned char first = byteAt(text, at);
    if (first < 0x80)
        return first == '\n' || (first >= ' ' && first <= '~');
    const unsigned char second = byteAt(text, at + 1);
    switch (first) {
    case 0xc2:
        return second >= 0xa0;
    case 0xed:
        return second < 0xa0;
    case 0xef: {
        const unsigned char third = byteAt(text, at + 2);
        const bool byteOrderMark = second == 0xbb && third == 0xbf;
        const bool noCharacter = second == 0xbf && (third == 0xbe || third == 0xbf);
        return !byteOrderMark && !noCharacter;
    }
    default:
        return first > 0xc2 && first < 0xef;
    }
}

bool isBreakAt(std::string_view text, std::size_t at)
{
    const unsigned char first = byteAt(text, at);
    if (first < 0x80)
        return first == '\n' || first == '\r';
    const unsigned char second = byteAt(text, at + 1);
    if (first == 0xc2)
        return second == 0x85;
    const unsigned char third = byteAt(text, at + 2);
    return first == 0xe2 && second == 0x80 && (third == 0xa8 || third == 0xa9);
}

Look lookAt(std::string_view text)
{
    if (text.empty() || awkwardFirst[static_cast<unsigned char>(text.front())])
        return Look::Closer;
    bool blanks = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        switch (classOf(text[at])) {
        case ByteClass::Harmless:
            break;
        case ByteClass::Space:
            if (at + 1 == text.size())
                return Look::Closer;
            blanks = true;
            break;
        case ByteClass::Colon:
            if (at + 1 == text.size() || text[at + 1] == ' ')
                return Look::Closer;
            break;
        case ByteClass::Hash:
            if (text[at - 1] == ' ')
                return Look::Closer;
            break;
        case ByteClass::Other:
            return Look::Closer;
        }
    }
    return blanks ? Look::PlainWithBlanks : Look::Plain;
}

ScalarAnalysis analyzeScalar(std::string_view text)
{
    if (text.empty()) {
        ScalarAnalysis analysis;
        analysis.literalAllowed = false;
        analysis.literalWithTabsAllowed = false;
        return analysis;
    }
    return Walk(text).run();
}

bool plainIsString(std::string_view text)
{
    const Tag tag = resolvePlain11(text);
    // goyaml.v2 looks for "<<" only where it reads keys.
    if (tag != Tag::String && tag != Tag::Merge)
        return false;
    const char first = text.front();
    const bool mayBeNumber = isDigit(first) || first == '+' || first == '-';
    return !mayBeNumber || text.find(':') == std::string_view::npos || !isBase60(text);
}

} // namespace fleetwright::yaml
