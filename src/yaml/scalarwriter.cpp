// SPDX-License-Identifier: Apache-2.0
#include "yaml/scalarwriter.h"

#include "yaml/scalaranalysis.h"
#include "yaml/unicodeclass.h"

namespace fleetwright::yaml {
namespace {

constexpr int bestWidth = 80;
constexpr std::size_t longestSimpleKey = 128;
constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

/// The letter of a one-letter escape, 0 if there is none.
char escapeLetter(char32_t codePoint)
{
    switch (codePoint) {
    case 0x00:
        return '0';
    case 0x07:
        return 'a';
    case 0x08:
        return 'b';
    case 0x09:
        return 't';
    case 0x0a:
        return 'n';
    case 0x0b:
        return 'v';
    case 0x0c:
        return 'f';
    case 0x0d:
        return 'r';
    case 0x1b:
        return 'e';
    case 0x22:
        return '"';
    case 0x5c:
        return '\\';
    case 0x85:
        return 'N';
    case 0xa0:
        return '_';
    case 0x2028:
        return 'L';
    case 0x2029:
        return 'P';
    default:
        return 0;
    }
}

std::string escaped(char32_t codePoint)
{
    std::string result = "\\";
    if (const char letter = escapeLetter(codePoint)) {
        result += letter;
        return result;
    }
    int digits = 8;
    if (codePoint <= 0xff) {
        result += 'x';
        digits = 2;
    } else if (codePoint <= 0xffff) {
        result += 'u';
        digits = 4;
    } else {
        result += 'U';
    }
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        result += "0123456789ABCDEF"[(codePoint >> shift) & 0xf];
    return result;
}

int countCharacters(std::string_view text)
{
    int count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
    return count;
}

char charAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? text[at] : '\0';
}

} // namespace

bool isSimpleKey(std::string_view text)
{
    if (text.size() > longestSimpleKey)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned char byte = static_cast<unsigned char>(text[at]);
        if ((byte < ' ' || byte >= 0x80) && isBreakAt(text, at))
            return false;
    }
    return true;
}

void ScalarWriter::writeBreak()
{
    m_out += '\n';
    m_column = 0;
}

void ScalarWriter::writeIndent(int indent)
{
    if (!m_indention || m_column > indent || (m_column == indent && !m_whitespace))
        writeBreak();
    if (m_column < indent) {
        m_out.append(static_cast<std::size_t>(indent - m_column), ' ');
        m_column = indent;
    }
    m_whitespace = true;
    m_indention = true;
}

void ScalarWriter::writeBlankBefore()
{
    if (!m_whitespace) {
        m_out += ' ';
        ++m_column;
    }
}

void ScalarWriter::writeBlockIndicator(char indicator)
{
    writeBlankBefore();
    m_out += indicator;
    ++m_column;
    m_whitespace = false;
}

void ScalarWriter::writeKeyColon()
{
    m_out += ':';
    ++m_column;
    m_whitespace = false;
    m_indention = false;
}

void ScalarWriter::writeEmptyCollection(std::string_view text)
{
    writePlainWord(text);
}

void ScalarWriter::writePlainWord(std::string_view word)
{
    writeBlankBefore();
    m_out += word;
    m_column += static_cast<int>(word.size());
    m_whitespace = false;
    m_indention = false;
}

bool ScalarWriter::writeSimple(std::string_view text)
{
    const Look look = lookAt(text);
    if (look == Look::Closer || !plainIsString(text))
        return false;
    const bool fits = m_column + 1 + static_cast<int>(text.size()) <= bestWidth;
    if (look == Look::PlainWithBlanks && !fits)
        return false;
    writePlainWord(text);
    return true;
}

void ScalarWriter::writeString(std::string_view text, Context context, int indent)
{
    const ScalarAnalysis analysis = analyzeScalar(text);
    const bool hasNewline = analysis.multiline && text.find('\n') != std::string_view::npos;
    const bool isKey = context == Context::SimpleKey;
    if (hasNewline && analysis.literalAllowed && !isKey) {
        writeLiteral(text, indent);
        return;
    }
    if (hasNewline || (isKey && analysis.multiline) || !plainIsString(text)) {
        writeDoubleQuoted(text, context, indent);
        return;
    }
    if (analysis.plainAllowed) {
        const int width = static_cast<int>(text.size());
        if (!analysis.hasBlank || m_column + 1 + width <= bestWidth) {
            writeBlankBefore();
            m_out += text;
            m_column += countCharacters(text);
            m_whitespace = false;
            m_indention = false;
        } else {
            writePlain(text, context, indent);
        }
    } else if (analysis.singleQuotedAllowed) {
        writeSingleQuoted(text, context, indent);
    } else {
        writeDoubleQuoted(text, context, indent);
    }
}

void ScalarWriter::copyCharacter(std::string_view text, std::size_t &at)
{
    const std::size_t size = characterSize(text[at]);
    m_out += text.substr(at, size);
    ++m_column;
    at += size;
}

void ScalarWriter::copyBreak(std::string_view text, std::size_t &at)
{
    if (text[at] == '\n') {
        writeBreak();
        ++at;
        return;
    }
    copyCharacter(text, at);
    m_column = 0;
}

void ScalarWriter::writePlain(std::string_view text, Context context, int indent)
{
    writeBlankBefore();
    bool spaces = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != ' ') {
            copyCharacter(text, at);
            m_indention = false;
            spaces = false;
            continue;
        }
        const bool fold = context == Context::Value && !spaces && m_column > bestWidth
                          && charAt(text, at + 1) != ' ';
        if (fold) {
            writeIndent(indent);
            ++at;
        } else {
            copyCharacter(text, at);
        }
        spaces = true;
    }
    m_whitespace = false;
    m_indention = false;
}

void ScalarWriter::writeSingleQuoted(std::string_view text, Context context, int indent)
{
    writeBlankBefore();
    m_out += '\'';
    ++m_column;
    m_indention = false;
    bool spaces = false;
    bool breaks = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            const bool fold = context == Context::Value && !spaces && m_column > bestWidth && at > 0
                              && at + 1 < text.size() && text[at + 1] != ' ';
            if (fold) {
                writeIndent(indent);
                ++at;
            } else {
                copyCharacter(text, at);
            }
            spaces = true;
        } else if (isBreakAt(text, at)) {
            copyBreak(text, at);
            m_indention = true;
            breaks = true;
        } else {
            if (breaks)
                writeIndent(indent);
            if (text[at] == '\'') {
                m_out += '\'';
                ++m_column;
            }
            copyCharacter(text, at);
            m_indention = false;
            spaces = false;
            breaks = false;
        }
    }
    m_out += '\'';
    ++m_column;
    m_whitespace = false;
    m_indention = false;
}

void ScalarWriter::writeDoubleQuoted(std::string_view text, Context context, int indent)
{
    writeBlankBefore();
    m_out += '"';
    ++m_column;
    m_indention = false;
    // goyaml.v2's is_bom looks at the first character whatever it is asked for, so that a leading
    // mark has the whole text escaped.
    const bool escapeAll = text.starts_with(byteOrderMark);
    bool spaces = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (escapeAll || c == '"' || c == '\\' || !isPrintableAt(text, at) || isBreakAt(text, at)) {
            const CodePoint codePoint = codePointAt(text, at);
            const std::string escape = escaped(codePoint.value);
            m_out += escape;
            m_column += static_cast<int>(escape.size());
            at += codePoint.size;
            spaces = false;
        } else if (c == ' ') {
            const bool fold = context == Context::Value && !spaces && m_column > bestWidth && at > 0
                              && at + 1 < text.size();
            if (fold) {
                writeIndent(indent);
                if (text[at + 1] == ' ') {
                    m_out += '\\';
                    ++m_column;
                }
                ++at;
            } else {
                copyCharacter(text, at);
            }
            spaces = true;
        } else {
            copyCharacter(text, at);
            spaces = false;
        }
    }
    m_out += '"';
    ++m_column;
    m_whitespace = false;
    m_indention = false;
}

void ScalarWriter::writeLiteralHeader(std::string_view text)
{
    writeBlankBefore();
    m_out += '|';
    if (text.front() == ' ' || isBreakAt(text, 0))
        m_out += '2';
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80)
        --last;
    if (!isBreakAt(text, last)) {
        m_out += '-';
        return;
    }
    if (last == 0) {
        m_out += '+';
        return;
    }
    --last;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80)
        --last;
    if (isBreakAt(text, last))
        m_out += '+';
}

void ScalarWriter::writeLiteral(std::string_view text, int indent)
{
    writeLiteralHeader(text);
    writeBreak();
    m_indention = true;
    m_whitespace = true;
    for (std::size_t at = 0; at < text.size();) {
        if (isBreakAt(text, at)) {
            copyBreak(text, at);
            m_indention = true;
            continue;
        }
        if (m_indention)
            writeIndent(indent);
        // A line at once; U+2028 and U+2029 end lines too.
        std::size_t end = at;
        while (end < text.size() && !isBreakAt(text, end))
            ++end;
        m_out += text.substr(at, end - at);
        m_column += countCharacters(text.substr(at, end - at));
        at = end;
        m_indention = false;
    }
}

} // namespace fleetwright::yaml
