// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// The tokens of text/template/parse (lex.go). Keywords stand behind Keyword.
enum class Token : std::uint8_t {
    Error,
    Bool,
    Char,
    CharConstant,
    Complex,
    Assign,
    Declare,
    End,
    Field,
    Identifier,
    LeftDelimiter,
    LeftParen,
    Number,
    Pipe,
    RawString,
    RightDelimiter,
    RightParen,
    Space,
    String,
    Text,
    Variable,
    Keyword,
    Block,
    Break,
    Continue,
    Dot,
    Define,
    Else,
    EndKeyword,
    If,
    Nil,
    Range,
    Template,
    With,
};

struct Item {
    Token type = Token::End;
    std::size_t position = 0; ///< byte offset
    std::string_view text;    ///< of an error: the lexer's, valid until the next error
    std::size_t line = 1;
};

/// As error texts show a token.
[[nodiscard]] std::string describeItem(const Item &item);

/// Splits a template into tokens exactly as Go 1.24's lexer does, error texts included.
class Lexer {
public:
    Lexer(std::string_view input, std::string_view left, std::string_view right);

    [[nodiscard]] Item next();

private:
    /// What follows; Done when an item is ready.
    enum class State { Text, LeftDelimiter, Comment, RightDelimiter, Inside, Done };

    [[nodiscard]] State step(State state);
    State lexText();
    State lexLeftDelimiter();
    State lexComment();
    State lexRightDelimiter();
    State lexInside();
    State lexSpace();
    State lexIdentifier();
    State lexFieldOrVariable(Token type);
    State lexQuoted(char quote, Token type, std::string_view what);
    State lexRawQuoted();
    State lexNumber();

    State emit(Token type);
    State emitItem(const Item &item);
    State fail(std::string text);
    [[nodiscard]] Item thisItem(Token type);
    void ignore();

    char32_t advance();
    char32_t peek();
    void backUp();
    bool accept(std::string_view valid);
    void acceptRun(std::string_view valid);
    [[nodiscard]] bool scanNumber();
    [[nodiscard]] bool atTerminator();
    [[nodiscard]] bool startsWith(std::size_t at, std::string_view prefix) const;
    struct RightDelimiter {
        bool here = false;
        bool trims = false;
    };
    [[nodiscard]] RightDelimiter atRightDelimiter() const;
    [[nodiscard]] std::size_t lineBreaks(std::size_t begin, std::size_t end) const;

    std::string_view m_input;
    std::string_view m_left;
    std::string_view m_right;
    std::size_t m_position = 0;
    std::size_t m_start = 0;
    bool m_atEnd = false;
    int m_parentheses = 0;
    std::size_t m_line = 1;
    std::size_t m_startLine = 1;
    bool m_insideAction = false;
    Item m_item;
    std::string m_error;
};

} // namespace fleetwright::gotemplate
