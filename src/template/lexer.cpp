// SPDX-License-Identifier: Apache-2.0
#include "template/lexer.h"

#include "template/characters.h"
#include "template/quoting.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::gotemplate {

namespace {

constexpr char32_t endOfInput = 0xffffffff;
constexpr std::string_view spaces = " \t\r\n";
constexpr std::size_t trimMarkerSize = 2; // '-' and a blank
constexpr std::string_view leftComment = "/*";
constexpr std::string_view rightComment = "*/";

bool isBlank(char32_t c)
{
    return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n';
}

bool isAlphanumeric(char32_t c)
{
    return c == U'_' || (c <= 0x10ffff && isLetterOrDigit(c));
}

bool hasLeftTrimMarker(std::string_view text)
{
    return text.size() >= 2 && text[0] == '-' && isBlank(static_cast<unsigned char>(text[1]));
}

bool hasRightTrimMarker(std::string_view text)
{
    return text.size() >= 2 && isBlank(static_cast<unsigned char>(text[0])) && text[1] == '-';
}

Token keyword(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, Token>, 12> words = {{
        {".", Token::Dot},
        {"block", Token::Block},
        {"break", Token::Break},
        {"continue", Token::Continue},
        {"define", Token::Define},
        {"else", Token::Else},
        {"end", Token::EndKeyword},
        {"if", Token::If},
        {"range", Token::Range},
        {"nil", Token::Nil},
        {"template", Token::Template},
        {"with", Token::With},
    }};
    for (const auto &[text, token] : words) {
        if (text == word)
            return token;
    }
    return Token::Identifier;
}

std::string codePointText(char32_t c)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (char32_t rest = c; rest > 0 || hex.size() < 4; rest >>= 4)
        hex.insert(hex.begin(), digits[rest & 0xf]);
    std::string text = "U+" + hex;
    if (isPrintable(c)) {
        text += " '";
        appendCharacter(text, c);
        text += "'";
    }
    return text;
}

} // namespace

std::string describeItem(const Item &item)
{
    if (item.type == Token::End)
        return "EOF";
    if (item.type == Token::Error)
        return std::string(item.text);
    if (item.type > Token::Keyword)
        return "<" + std::string(item.text) + ">";
    if (item.text.size() > 10) {
        // %.10q cuts after ten characters, not bytes.
        std::size_t end = 0;
        for (int count = 0; count < 10 && end < item.text.size(); ++count)
            end += characterAt(item.text, end).size;
        return goQuoted(item.text.substr(0, end)) + "...";
    }
    return goQuoted(item.text);
}

Lexer::Lexer(std::string_view input, std::string_view left, std::string_view right)
    : m_input(input), m_left(left.empty() ? "{{" : left), m_right(right.empty() ? "}}" : right)
{}

Item Lexer::next()
{
    m_item = {Token::End, m_position, "EOF", m_startLine};
    State state = m_insideAction ? State::Inside : State::Text;
    while (state != State::Done)
        state = step(state);
    return m_item;
}

Lexer::State Lexer::step(State state)
{
    switch (state) {
    case State::Text:
        return lexText();
    case State::LeftDelimiter:
        return lexLeftDelimiter();
    case State::Comment:
        return lexComment();
    case State::RightDelimiter:
        return lexRightDelimiter();
    case State::Inside:
        return lexInside();
    case State::Done:
        break;
    }
    return State::Done;
}

char32_t Lexer::advance()
{
    const Character character = characterAt(m_input, m_position);
    if (character.size == 0) {
        m_atEnd = true;
        return endOfInput;
    }
    m_position += character.size;
    if (character.value == U'\n')
        ++m_line;
    return character.value;
}

void Lexer::backUp()
{
    if (m_atEnd || m_position == 0)
        return;
    const Character character = lastCharacter(m_input.substr(0, m_position));
    m_position -= character.size;
    if (character.value == U'\n')
        --m_line;
}

char32_t Lexer::peek()
{
    const char32_t c = advance();
    backUp();
    return c;
}

bool Lexer::accept(std::string_view valid)
{
    const char32_t c = advance();
    if (c < 0x80 && valid.find(static_cast<char>(c)) != std::string_view::npos)
        return true;
    backUp();
    return false;
}

void Lexer::acceptRun(std::string_view valid)
{
    while (accept(valid))
        continue;
}

bool Lexer::startsWith(std::size_t at, std::string_view prefix) const
{
    return at <= m_input.size() && m_input.substr(at).starts_with(prefix);
}

std::size_t Lexer::lineBreaks(std::size_t begin, std::size_t end) const
{
    return static_cast<std::size_t>(std::count(m_input.begin() + static_cast<std::ptrdiff_t>(begin),
                                               m_input.begin() + static_cast<std::ptrdiff_t>(end),
                                               '\n'));
}

Item Lexer::thisItem(Token type)
{
    const Item item{type, m_start, m_input.substr(m_start, m_position - m_start), m_startLine};
    m_start = m_position;
    m_startLine = m_line;
    return item;
}

Lexer::State Lexer::emitItem(const Item &item)
{
    m_item = item;
    return State::Done;
}

Lexer::State Lexer::emit(Token type)
{
    return emitItem(thisItem(type));
}

Lexer::State Lexer::fail(std::string text)
{
    m_error = std::move(text);
    m_item = {Token::Error, m_start, m_error, m_startLine};
    m_start = 0;
    m_position = 0;
    m_input = {};
    return State::Done;
}

void Lexer::ignore()
{
    m_line += lineBreaks(m_start, m_position);
    m_start = m_position;
    m_startLine = m_line;
}

Lexer::State Lexer::lexText()
{
    const std::size_t found = m_input.find(m_left, m_position);
    if (found == std::string_view::npos) {
        m_position = m_input.size();
        if (m_position == m_start)
            return emit(Token::End);
        m_line += lineBreaks(m_start, m_position);
        return emit(Token::Text);
    }
    if (found > m_position) {
        m_position = found;
        std::size_t trimmed = 0;
        if (hasLeftTrimMarker(m_input.substr(found + m_left.size()))) {
            const std::string_view text = m_input.substr(m_start, found - m_start);
            const std::size_t last = text.find_last_not_of(spaces);
            trimmed = text.size() - (last == std::string_view::npos ? 0 : last + 1);
        }
        m_position -= trimmed;
        m_line += lineBreaks(m_start, m_position);
        const Item item = thisItem(Token::Text);
        m_position += trimmed;
        ignore();
        if (!item.text.empty())
            return emitItem(item);
    }
    return State::LeftDelimiter;
}

Lexer::RightDelimiter Lexer::atRightDelimiter() const
{
    if (hasRightTrimMarker(m_input.substr(m_position))
        && startsWith(m_position + trimMarkerSize, m_right))
        return {true, true};
    return {startsWith(m_position, m_right), false};
}

Lexer::State Lexer::lexLeftDelimiter()
{
    m_position += m_left.size();
    const std::size_t marker = hasLeftTrimMarker(m_input.substr(m_position)) ? trimMarkerSize : 0;
    if (startsWith(m_position + marker, leftComment)) {
        m_position += marker;
        ignore();
        return State::Comment;
    }
    const Item item = thisItem(Token::LeftDelimiter);
    m_insideAction = true;
    m_position += marker;
    ignore();
    m_parentheses = 0;
    return emitItem(item);
}

Lexer::State Lexer::lexComment()
{
    m_position += leftComment.size();
    const std::size_t end = m_input.find(rightComment, m_position);
    if (end == std::string_view::npos)
        return fail("unclosed comment");
    m_position = end + rightComment.size();
    const RightDelimiter delimiter = atRightDelimiter();
    if (!delimiter.here)
        return fail("comment ends before closing delimiter");
    m_line += lineBreaks(m_start, m_position);
    static_cast<void>(thisItem(Token::Text));
    if (delimiter.trims)
        m_position += trimMarkerSize;
    m_position += m_right.size();
    if (delimiter.trims)
        m_position = std::min(m_input.find_first_not_of(spaces, m_position), m_input.size());
    ignore();
    return State::Text;
}

Lexer::State Lexer::lexRightDelimiter()
{
    const bool trims = atRightDelimiter().trims;
    if (trims) {
        m_position += trimMarkerSize;
        ignore();
    }
    m_position += m_right.size();
    const Item item = thisItem(Token::RightDelimiter);
    if (trims) {
        m_position = std::min(m_input.find_first_not_of(spaces, m_position), m_input.size());
        ignore();
    }
    m_insideAction = false;
    return emitItem(item);
}

Lexer::State Lexer::lexInside()
{
    if (atRightDelimiter().here)
        return m_parentheses == 0 ? State::RightDelimiter : fail("unclosed left paren");
    const char32_t c = advance();
    if (c == endOfInput)
        return fail("unclosed action");
    if (isBlank(c)) {
        backUp(); // the space may belong to " -}}"
        return lexSpace();
    }
    switch (c) {
    case U'=':
        return emit(Token::Assign);
    case U':':
        return advance() == U'=' ? emit(Token::Declare) : fail("expected :=");
    case U'|':
        return emit(Token::Pipe);
    case U'"':
        return lexQuoted('"', Token::String, "quoted string");
    case U'`':
        return lexRawQuoted();
    case U'$':
        return lexFieldOrVariable(Token::Variable);
    case U'\'':
        return lexQuoted('\'', Token::CharConstant, "character constant");
    case U'(':
        ++m_parentheses;
        return emit(Token::LeftParen);
    case U')':
        return --m_parentheses < 0 ? fail("unexpected right paren") : emit(Token::RightParen);
    default:
        break;
    }
    if (c == U'.' && m_position < m_input.size()
        && (m_input[m_position] < '0' || m_input[m_position] > '9'))
        return lexFieldOrVariable(Token::Field);
    if (c == U'.' || c == U'+' || c == U'-' || (c >= U'0' && c <= U'9')) {
        backUp();
        return lexNumber();
    }
    if (isAlphanumeric(c)) {
        backUp();
        return lexIdentifier();
    }
    if (c < 0x80 && isPrintable(c))
        return emit(Token::Char);
    return fail("unrecognized character in action: " + codePointText(c));
}

Lexer::State Lexer::lexSpace()
{
    std::size_t count = 0;
    while (isBlank(peek())) {
        advance();
        ++count;
    }
    if (hasRightTrimMarker(m_input.substr(m_position - 1))
        && startsWith(m_position - 1 + trimMarkerSize, m_right)) {
        backUp(); // before the space
        if (count == 1)
            return State::RightDelimiter;
    }
    return emit(Token::Space);
}

Lexer::State Lexer::lexIdentifier()
{
    char32_t c = advance();
    while (isAlphanumeric(c))
        c = advance();
    backUp();
    const std::string_view word = m_input.substr(m_start, m_position - m_start);
    if (!atTerminator())
        return fail("bad character " + codePointText(c));
    if (const Token token = keyword(word); token != Token::Identifier)
        return emit(token);
    return emit(word == "true" || word == "false" ? Token::Bool : Token::Identifier);
}

Lexer::State Lexer::lexFieldOrVariable(Token type)
{
    if (atTerminator())
        return emit(type == Token::Variable ? Token::Variable : Token::Dot);
    char32_t c = advance();
    while (isAlphanumeric(c))
        c = advance();
    backUp();
    if (!atTerminator())
        return fail("bad character " + codePointText(c));
    return emit(type);
}

bool Lexer::atTerminator()
{
    const char32_t c = peek();
    if (isBlank(c))
        return true;
    switch (c) {
    case endOfInput:
    case U'.':
    case U',':
    case U'|':
    case U':':
    case U')':
    case U'(':
        return true;
    default:
        return startsWith(m_position, m_right);
    }
}

Lexer::State Lexer::lexQuoted(char quote, Token type, std::string_view what)
{
    while (true) {
        char32_t c = advance();
        if (c == U'\\') {
            c = advance();
            if (c != endOfInput && c != U'\n')
                continue;
        }
        if (c == endOfInput || c == U'\n')
            return fail("unterminated " + std::string(what));
        if (c == static_cast<unsigned char>(quote))
            return emit(type);
    }
}

Lexer::State Lexer::lexRawQuoted()
{
    while (true) {
        const char32_t c = advance();
        if (c == endOfInput)
            return fail("unterminated raw quoted string");
        if (c == U'`')
            return emit(Token::RawString);
    }
}

Lexer::State Lexer::lexNumber()
{
    const auto malformed = [this] {
        return fail("bad number syntax: "
                    + goQuoted(m_input.substr(m_start, m_position - m_start)));
    };
    if (!scanNumber())
        return malformed();
    const char32_t sign = peek();
    if (sign != U'+' && sign != U'-')
        return emit(Token::Number);
    if (!scanNumber() || m_input[m_position - 1] != 'i')
        return malformed();
    return emit(Token::Complex);
}

bool Lexer::scanNumber()
{
    accept("+-");
    std::string_view digits = "0123456789_";
    bool decimal = true;
    bool hexadecimal = false;
    if (accept("0")) {
        if (accept("xX")) {
            digits = "0123456789abcdefABCDEF_";
            decimal = false;
            hexadecimal = true;
        } else if (accept("oO")) {
            digits = "01234567_";
            decimal = false;
        } else if (accept("bB")) {
            digits = "01_";
            decimal = false;
        }
    }
    acceptRun(digits);
    if (accept("."))
        acceptRun(digits);
    if (decimal && accept("eE")) {
        accept("+-");
        acceptRun("0123456789_");
    }
    if (hexadecimal && accept("pP")) {
        accept("+-");
        acceptRun("0123456789_");
    }
    accept("i");
    if (isAlphanumeric(peek())) {
        advance();
        return false;
    }
    return true;
}

} // namespace fleetwright::gotemplate
