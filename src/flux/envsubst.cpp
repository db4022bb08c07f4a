// SPDX-License-Identifier: Apache-2.0
#include "flux/envsubst.h"

#include "flux/shelloperations.h"
#include "yaml/unicodeclass.h"

#include <utility>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Expression = ShellTemplate::Expression;
using Piece = ShellTemplate::Piece;

/// rune(0), which the original takes for the end of the text wherever it stands.
constexpr char32_t endOfText = 0;

enum class Token : std::uint8_t { Illegal, End, Identifier, Open, Close };

/// What may begin or end a token (parse/scan.go's mode bits).
struct Mode {
    bool identifier = false;
    bool open = false;
    bool close = false;
    bool escape = false;
};

/// Whether a character belongs to a token; `position` counts the token's bytes with it.
using Accept = bool (*)(char32_t character, std::size_t position);

bool acceptAny(char32_t, std::size_t)
{
    return true;
}

bool acceptIdentifier(char32_t c, std::size_t)
{
    return c == U'_' || yaml::isLetter(c) || yaml::isDecimalDigit(c);
}

bool acceptNotClosing(char32_t c, std::size_t)
{
    return c != U'}';
}

bool acceptHashes(char32_t c, std::size_t position)
{
    return c == U'#' && position < 3;
}

bool acceptPercents(char32_t c, std::size_t position)
{
    return c == U'%' && position < 3;
}

bool acceptOneHash(char32_t c, std::size_t position)
{
    return c == U'#' && position == 1;
}

bool acceptOneEqual(char32_t c, std::size_t position)
{
    return c == U'=' && position == 1;
}

bool acceptOneColon(char32_t c, std::size_t position)
{
    return c == U':' && position == 1;
}

bool acceptColons(char32_t c, std::size_t)
{
    return c == U':';
}

bool acceptNoColonNorClosing(char32_t c, std::size_t)
{
    return c != U':' && c != U'}';
}

bool acceptSlashes(char32_t c, std::size_t)
{
    return c == U'/';
}

bool acceptNoSlash(char32_t c, std::size_t)
{
    return c != U'/';
}

bool acceptCasing(char32_t c, std::size_t position)
{
    return (c == U',' || c == U'^') && position < 3;
}

bool acceptDefault(char32_t c, std::size_t position)
{
    return (position == 1 && c == U':')
           || (position == 2 && (c == U'=' || c == U'-' || c == U'?' || c == U'+'));
}

bool acceptReplace(char32_t c, std::size_t position)
{
    return (position == 1 && c == U'/') || (position == 2 && (c == U'/' || c == U'#' || c == U'%'));
}

/// parse/scan.go. Where the original cuts an escape character out of its buffer, the token goes on
/// behind it.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    Accept accept = acceptAny;
    Mode mode;
    bool escapesBackslash = false;

    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] std::string takeToken() { return std::move(m_token); }

    char32_t read()
    {
        if (m_at >= m_text.size()) {
            m_width = 0;
            return endOfText;
        }
        const yaml::CodePoint codePoint = yaml::codePointAt(m_text, m_at);
        m_width = codePoint.size;
        m_at += m_width;
        return codePoint.value;
    }

    /// Goes back by the width of what was read last, whatever has happened since.
    void unread() { m_at -= m_width; }

    char32_t peek()
    {
        const char32_t character = read();
        unread();
        return character;
    }

    Token scan()
    {
        m_token.clear();
        const char32_t character = read();
        if (character == endOfText)
            return Token::End;
        if (opens(character))
            return Token::Open;
        if (mode.close && character == U'}')
            return Token::Close;
        if (mode.identifier && scanIdentifier(character))
            return Token::Identifier;
        return Token::Illegal;
    }

private:
    bool scanIdentifier(char32_t character)
    {
        if (escapes(character))
            takeEscaped();
        else if (!take(character))
            return false;
        while (true) {
            character = read();
            if (character == endOfText) {
                unread();
                return true;
            }
            if (opens(character)) {
                unread();
                unread();
                return true;
            }
            if (escapes(character)) {
                takeEscaped();
            } else if (!take(character)) {
                unread();
                return true;
            }
        }
    }

    /// The character that was read last.
    bool take(char32_t character)
    {
        if (!accept(character, m_token.size() + m_width))
            return false;
        m_token += m_text.substr(m_at - m_width, m_width);
        return true;
    }

    /// Drops the escape character and takes the one behind it, unseen.
    void takeEscaped()
    {
        m_token += m_text[m_at];
        ++m_at;
    }

    bool opens(char32_t character)
    {
        if (!mode.open || character != U'$')
            return false;
        const std::size_t width = m_width;
        if (read() == U'{')
            return true;
        unread();
        m_width = width;
        return false;
    }

    bool escapes(char32_t character)
    {
        if (!mode.escape || m_at >= m_text.size())
            return false;
        const char next = m_text[m_at];
        if (character == U'$')
            return next == '$';
        return character == U'\\' && escapesBackslash && (next == '/' || next == '\\');
    }

    std::string_view m_text;
    std::string m_token;
    std::size_t m_at = 0;
    std::size_t m_width = 0;
};

Error syntaxError(std::string detail, std::string hint = {})
{
    return {.code = ErrorCode::Syntax,
            .detail = std::move(detail),
            .place = {},
            .hint = std::move(hint),
            .causes = {}};
}

Error badSubstitution()
{
    return syntaxError("bad substitution");
}

/// parse/parse.go
class Parser {
public:
    Parser(std::string_view text, const base::Limits &limits) : m_scanner(text), m_limits(limits) {}

    Result<std::vector<Piece>> run()
    {
        std::vector<Piece> pieces;
        while (true) {
            m_scanner.accept = acceptAny;
            m_scanner.mode = {.identifier = true, .open = true, .escape = true};
            m_scanner.escapesBackslash = false;
            switch (m_scanner.scan()) {
            case Token::Identifier:
                pieces.push_back({m_scanner.takeToken(), nullptr});
                break;
            case Token::End:
                return pieces;
            case Token::Open: {
                auto expression = parseExpression();
                if (!expression)
                    return std::move(expression).error();
                pieces.push_back({{}, *std::move(expression)});
                break;
            }
            default:
                return badSubstitution();
            }
        }
    }

private:
    using Parsed = Result<std::shared_ptr<const Expression>>;

    /// Behind "${".
    Parsed parseExpression()
    {
        if (++m_depth > m_limits.documentNesting)
            return Error{ErrorCode::TooLarge,
                         "references are nested deeper than the limit documentNesting ("
                             + std::to_string(m_limits.documentNesting) + ")",
                         {},
                         {},
                         {}};
        auto expression = std::make_shared<Expression>();
        expression->begin = m_scanner.position() - 2;
        m_scanner.escapesBackslash = true;
        auto done = parseInto(*expression);
        --m_depth;
        if (!done)
            return std::move(done).error();
        expression->end = m_scanner.position();
        return std::shared_ptr<const Expression>(std::move(expression));
    }

    Result<void> parseInto(Expression &expression)
    {
        if (m_scanner.peek() == U'#')
            return parseLength(expression);
        m_scanner.accept = acceptIdentifier;
        m_scanner.mode = {.identifier = true};
        if (m_scanner.scan() != Token::Identifier)
            return syntaxError("unable to parse variable name",
                               "write $${ where a shell is to read it");
        expression.name = m_scanner.takeToken();
        switch (m_scanner.peek()) {
        case U':':
            return parseDefaultOrSubstring(expression);
        case U'=':
            return parseDefault(expression);
        case U',':
        case U'^':
            return parseCasing(expression);
        case U'/':
            return parseReplace(expression);
        case U'#':
            return parseRemove(expression, acceptHashes);
        case U'%':
            return parseRemove(expression, acceptPercents);
        default:
            break;
        }
        m_scanner.accept = acceptIdentifier;
        m_scanner.mode = {.close = true};
        if (m_scanner.scan() == Token::Close)
            return {};
        return syntaxError("missing closing brace",
                           "write $${ where a shell is to read it, or end the name with }");
    }

    Result<void> scanOperation(Expression &expression, Accept accept)
    {
        m_scanner.accept = accept;
        m_scanner.mode = {.identifier = true};
        if (m_scanner.scan() != Token::Identifier)
            return badSubstitution();
        expression.operation = m_scanner.takeToken();
        return {};
    }

    Result<void> parseArgument(Expression &expression, Accept accept, Mode mode)
    {
        m_scanner.accept = accept;
        m_scanner.mode = mode;
        m_scanner.mode.open = true;
        switch (m_scanner.scan()) {
        case Token::Open: {
            auto inner = parseExpression();
            if (!inner)
                return std::move(inner).error();
            expression.arguments.push_back({{}, *std::move(inner)});
            return {};
        }
        case Token::Identifier:
        case Token::Close:
            expression.arguments.push_back({m_scanner.takeToken(), nullptr});
            return {};
        default:
            return syntaxError("unable to parse substitution within function");
        }
    }

    Result<void> close()
    {
        m_scanner.mode = {.close = true};
        return m_scanner.scan() == Token::Close ? Result<void>() : Result<void>(badSubstitution());
    }

    Result<void> parseDefaultOrSubstring(Expression &expression)
    {
        m_scanner.read();
        const char32_t next = m_scanner.peek();
        m_scanner.unread();
        if (next == U'=' || next == U'-' || next == U'?' || next == U'+')
            return parseDefault(expression);
        return parseSubstring(expression);
    }

    Result<void> parseSubstring(Expression &expression)
    {
        if (auto done = scanOperation(expression, acceptOneColon); !done)
            return done;
        if (auto done = parseArgument(expression, acceptNoColonNorClosing, {.identifier = true});
            !done)
            return done;
        m_scanner.accept = acceptColons;
        m_scanner.mode = {.identifier = true, .close = true};
        switch (m_scanner.scan()) {
        case Token::Close:
            return {};
        case Token::Identifier:
            break;
        default:
            return badSubstitution();
        }
        if (auto done = parseArgument(expression, acceptNotClosing, {.identifier = true}); !done)
            return done;
        return close();
    }

    Result<void> parseRemove(Expression &expression, Accept accept)
    {
        if (auto done = scanOperation(expression, accept); !done)
            return done;
        if (auto done = parseArgument(expression, acceptNotClosing, {.identifier = true}); !done)
            return done;
        return close();
    }

    Result<void> parseReplace(Expression &expression)
    {
        constexpr Mode operand{.identifier = true, .escape = true};
        if (auto done = scanOperation(expression, acceptReplace); !done)
            return done;
        if (auto done = parseArgument(expression, acceptNoSlash, operand); !done)
            return done;
        m_scanner.accept = acceptSlashes;
        m_scanner.mode = {.identifier = true};
        if (m_scanner.scan() != Token::Identifier)
            return badSubstitution();
        if (m_scanner.peek() == U'}')
            return close();
        if (auto done = parseArgument(expression, acceptNotClosing, operand); !done)
            return done;
        return close();
    }

    Result<void> parseDefault(Expression &expression)
    {
        if (auto done = scanOperation(expression,
                                      m_scanner.peek() == U'=' ? acceptOneEqual : acceptDefault);
            !done)
            return syntaxError("unable to parse default function");
        while (m_scanner.peek() != U'}') {
            if (auto done = parseArgument(expression, acceptNotClosing, {.identifier = true});
                !done)
                return done;
        }
        return close();
    }

    Result<void> parseCasing(Expression &expression)
    {
        if (auto done = scanOperation(expression, acceptCasing); !done)
            return done;
        return close();
    }

    Result<void> parseLength(Expression &expression)
    {
        if (auto done = scanOperation(expression, acceptOneHash); !done)
            return done;
        m_scanner.accept = acceptIdentifier;
        m_scanner.mode = {.identifier = true};
        if (m_scanner.scan() != Token::Identifier)
            return badSubstitution();
        expression.name = m_scanner.takeToken();
        return close();
    }

    Scanner m_scanner;
    const base::Limits &m_limits;
    std::size_t m_depth = 0;
};

/// template.go: what an expression gives; nothing if an unknown variable takes part.
class Evaluation {
public:
    Evaluation(const LookUp &lookUp, Strictness strictness, std::size_t maximum)
        : m_lookUp(lookUp), m_strictness(strictness), m_maximum(maximum)
    {}

    /// A piece of `text`; an expression whose value is unknown stays as it is written there.
    Result<void> append(std::string &out, const Piece &piece, std::string_view text)
    {
        if (!piece.expression)
            return add(out, piece.text);
        m_unknown = false;
        auto value = valueOf(*piece.expression);
        if (!value)
            return std::move(value).error();
        if (m_unknown)
            return add(out, text.substr(piece.expression->begin,
                                        piece.expression->end - piece.expression->begin));
        return add(out, *value);
    }

private:
    Result<void> add(std::string &out, std::string_view text) const
    {
        if (text.size() > m_maximum || out.size() > m_maximum - text.size())
            return tooLarge();
        out += text;
        return {};
    }

    Error tooLarge() const
    {
        return {.code = ErrorCode::TooLarge,
                .detail = "substitution makes more than " + std::to_string(m_maximum)
                          + " bytes of text, or trims a value of more than "
                          + std::to_string(maximumTrimmedBytes),
                .place = {},
                .hint = {},
                .causes = {}};
    }

    Result<std::string> valueOf(const Expression &expression)
    {
        std::vector<std::string> arguments;
        for (const Piece &piece : expression.arguments) {
            if (!piece.expression) {
                arguments.push_back(piece.text);
                continue;
            }
            auto value = valueOf(*piece.expression);
            if (!value)
                return value;
            arguments.push_back(*std::move(value));
        }
        const VariableValue value = m_lookUp(expression.name);
        m_unknown = m_unknown || value.state == VariableValue::State::Unknown;
        if (m_strictness == Strictness::Strict && value.state == VariableValue::State::Missing
            && !givesDefault(expression.operation))
            return Error{ErrorCode::NotFound,
                         "variable not set (strict mode): \"" + expression.name + "\"",
                         {},
                         "define it, or write a default: ${" + expression.name + ":=…}",
                         {}};
        auto result =
            applyShellOperation(expression.operation, value.text, arguments, m_maximum - m_made);
        if (!result)
            return tooLarge();
        m_made += result->size();
        return *std::move(result);
    }

    const LookUp &m_lookUp;
    Strictness m_strictness;
    std::size_t m_maximum;
    std::size_t m_made = 0; ///< bytes that expressions gave, inner ones counted too
    bool m_unknown = false;
};

void addReferences(const Expression &expression, const Expression &outermost,
                   std::vector<Reference> &references)
{
    references.push_back({expression.name, expression.operation, outermost.begin, outermost.end,
                          &expression == &outermost});
    for (const Piece &piece : expression.arguments) {
        if (piece.expression)
            addReferences(*piece.expression, outermost, references);
    }
}

} // namespace

Result<ShellTemplate> ShellTemplate::parse(std::string_view text, const base::Limits &limits)
{
    auto pieces = Parser(text, limits).run();
    if (!pieces)
        return std::move(pieces).error();
    return ShellTemplate(text, *std::move(pieces));
}

Result<std::string> ShellTemplate::evaluate(const LookUp &lookUp, Strictness strictness,
                                            std::size_t maximum) const
{
    std::string out;
    Evaluation evaluation(lookUp, strictness, maximum);
    for (const Piece &piece : m_pieces) {
        if (auto done = evaluation.append(out, piece, m_text); !done)
            return std::move(done).error();
    }
    return out;
}

std::vector<Reference> ShellTemplate::references() const
{
    std::vector<Reference> references;
    for (const Piece &piece : m_pieces) {
        if (piece.expression)
            addReferences(*piece.expression, *piece.expression, references);
    }
    return references;
}

} // namespace fleetwright::flux
