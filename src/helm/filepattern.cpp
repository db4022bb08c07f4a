// SPDX-License-Identifier: Apache-2.0
#include "helm/filepattern.h"

#include "template/characters.h"

#include <algorithm>

namespace fleetwright::helm {

namespace {

constexpr std::size_t mostAlternatives = 1'000;

/// One element of filepath.Match's patterns.
struct Element {
    enum class Kind : std::uint8_t { Character, AnyCharacter, AnyInSegment, Class } kind;
    char32_t character = 0;
    bool isNegated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges = {};

    [[nodiscard]] bool accepts(char32_t other) const
    {
        if (kind == Kind::Character)
            return other == character;
        if (kind == Kind::AnyCharacter)
            return other != U'/';
        const bool isIn = std::ranges::any_of(ranges, [other](const auto &range) {
            return range.first <= other && other <= range.second;
        });
        return isIn != isNegated;
    }
};

/// A character of a class (match.go getEsc); nothing if it is malformed.
std::optional<char32_t> classCharacter(const std::u32string &pattern, std::size_t &at)
{
    if (at == pattern.size() || pattern[at] == U'-' || pattern[at] == U']')
        return std::nullopt;
    if (pattern[at] == U'\\' && ++at == pattern.size())
        return std::nullopt;
    const char32_t character = pattern[at++];
    return at == pattern.size() ? std::nullopt : std::optional(character);
}

std::optional<Element> classElement(const std::u32string &pattern, std::size_t &at)
{
    Element element{Element::Kind::Class};
    if (at < pattern.size() && pattern[at] == U'^') {
        element.isNegated = true;
        ++at;
    }
    while (true) {
        if (!element.ranges.empty() && at < pattern.size() && pattern[at] == U']') {
            ++at;
            return element;
        }
        const std::optional<char32_t> low = classCharacter(pattern, at);
        if (!low)
            return std::nullopt;
        std::optional<char32_t> high = low;
        if (pattern[at] == U'-') {
            ++at;
            high = classCharacter(pattern, at);
            if (!high)
                return std::nullopt;
        }
        element.ranges.emplace_back(*low, *high);
    }
}

std::optional<std::vector<Element>> elementsOf(const std::u32string &pattern)
{
    std::vector<Element> elements;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const char32_t character = pattern[at++];
        if (character == U'*') {
            elements.push_back({Element::Kind::AnyInSegment});
        } else if (character == U'?') {
            elements.push_back({Element::Kind::AnyCharacter});
        } else if (character == U'[') {
            std::optional<Element> element = classElement(pattern, at);
            if (!element)
                return std::nullopt;
            elements.push_back(*std::move(element));
        } else if (character == U'\\') {
            if (at == pattern.size())
                return std::nullopt;
            elements.push_back({Element::Kind::Character, pattern[at++]});
        } else {
            elements.push_back({Element::Kind::Character, character});
        }
    }
    return elements;
}

/// Which prefixes of the pattern match what was read so far; `repeats` tells whether an element
/// takes any number of characters, and `accepts` which ones.
template<typename Elements, typename Repeats, typename Accepts>
bool matchesAll(const Elements &elements, const std::u32string &text, const Repeats &repeats,
                const Accepts &accepts)
{
    std::vector<char> reached(elements.size() + 1, 0);
    const auto skipRepeats = [&] {
        for (std::size_t at = 0; at < elements.size(); ++at) {
            if (reached[at] && repeats(elements[at]))
                reached[at + 1] = 1;
        }
    };
    reached[0] = 1;
    skipRepeats();
    for (const char32_t character : text) {
        std::vector<char> next(elements.size() + 1, 0);
        for (std::size_t at = 0; at < elements.size(); ++at) {
            if (reached[at] && accepts(elements[at], character))
                next[repeats(elements[at]) ? at : at + 1] = 1;
        }
        reached = std::move(next);
        skipRepeats();
    }
    return reached.back() != 0;
}

} // namespace

std::optional<bool> filepathMatches(std::string_view pattern, std::string_view path)
{
    const std::optional<std::vector<Element>> elements =
        elementsOf(gotemplate::charactersOf(pattern));
    if (!elements)
        return std::nullopt;
    return matchesAll(
        *elements, gotemplate::charactersOf(path),
        [](const Element &element) { return element.kind == Element::Kind::AnyInSegment; },
        [](const Element &element, char32_t character) {
            return element.kind == Element::Kind::AnyInSegment ? character != U'/'
                                                               : element.accepts(character);
        });
}

/// gobwas' lexer and parser; braces are multiplied out.
class FileGlob::Parser {
public:
    explicit Parser(std::string_view pattern) : m_pattern(gotemplate::charactersOf(pattern)) {}

    /// Nothing for a malformed pattern.
    std::optional<std::vector<Tokens>> run()
    {
        std::vector<Tokens> result = sequence(false);
        if (m_isBad || m_at != m_pattern.size())
            return std::nullopt;
        return result;
    }

private:
    static void appendToAll(std::vector<Tokens> &sequences, const Token &token)
    {
        for (Tokens &tokens : sequences)
            tokens.push_back(token);
    }

    std::vector<Tokens> sequence(bool isInBraces)
    {
        std::vector<Tokens> result(1);
        while (m_at < m_pattern.size() && !m_isBad) {
            const char32_t character = m_pattern[m_at];
            if (isInBraces && (character == U',' || character == U'}'))
                break;
            ++m_at;
            if (character == U'{')
                multiply(result, alternatives());
            else
                appendToAll(result, token(character));
        }
        return result;
    }

    Token token(char32_t character)
    {
        if (character == U'?')
            return {Kind::AnyCharacter};
        if (character == U'[')
            return set();
        if (character == U'*') {
            if (m_at == m_pattern.size() || m_pattern[m_at] != U'*')
                return {Kind::AnyInSegment};
            ++m_at;
            return {Kind::Anything};
        }
        if (character == U'\\') {
            m_isBad = m_isBad || m_at == m_pattern.size();
            return {Kind::Character, false, m_isBad ? U'\\' : m_pattern[m_at++]};
        }
        return {Kind::Character, false, character};
    }

    Token set()
    {
        Token result{Kind::Set};
        if (m_at < m_pattern.size() && m_pattern[m_at] == U'!') {
            result.isNegated = true;
            ++m_at;
        }
        if (m_at + 2 < m_pattern.size() && m_pattern[m_at + 1] == U'-') {
            result.kind = Kind::Range;
            result.first = m_pattern[m_at];
            result.last = m_pattern[m_at + 2];
            m_at += 3;
            m_isBad = m_isBad || result.last < result.first;
        } else {
            while (m_at < m_pattern.size() && m_pattern[m_at] != U']') {
                if (m_pattern[m_at] == U'\\' && m_at + 1 < m_pattern.size())
                    ++m_at;
                result.set += m_pattern[m_at++];
            }
            m_isBad = m_isBad || result.set.empty();
        }
        if (m_at == m_pattern.size() || m_pattern[m_at] != U']')
            m_isBad = true;
        else
            ++m_at;
        return result;
    }

    std::vector<Tokens> alternatives()
    {
        std::vector<Tokens> result;
        if (++m_depth > mostAlternatives)
            m_isBad = true;
        while (!m_isBad) {
            std::vector<Tokens> one = sequence(true);
            result.insert(result.end(), one.begin(), one.end());
            if (m_at == m_pattern.size() || result.size() > mostAlternatives)
                m_isBad = true;
            else if (m_pattern[m_at++] == U'}')
                break;
        }
        --m_depth;
        return result;
    }

    void multiply(std::vector<Tokens> &sequences, const std::vector<Tokens> &others)
    {
        if (sequences.size() * others.size() > mostAlternatives)
            m_isBad = true;
        if (m_isBad)
            return;
        std::vector<Tokens> result;
        for (const Tokens &tokens : sequences) {
            for (const Tokens &other : others) {
                result.push_back(tokens);
                result.back().insert(result.back().end(), other.begin(), other.end());
            }
        }
        sequences = std::move(result);
    }

    std::u32string m_pattern;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_isBad = false;
};

FileGlob::FileGlob(std::string_view pattern)
    : m_alternatives(
          Parser(pattern).run().value_or(std::vector<Tokens>{Tokens{Token{Kind::Anything}}}))
{}

bool FileGlob::accepts(const Token &token, char32_t character)
{
    switch (token.kind) {
    case Kind::Character:
        return character == token.first;
    case Kind::AnyCharacter:
    case Kind::AnyInSegment:
        return character != U'/';
    case Kind::Anything:
        return true;
    case Kind::Set:
        return (token.set.find(character) != std::u32string::npos) != token.isNegated;
    case Kind::Range:
        return (token.first <= character && character <= token.last) != token.isNegated;
    }
    return false;
}

bool FileGlob::matches(const Tokens &tokens, const std::u32string &path)
{
    return matchesAll(
        tokens, path,
        [](const Token &token) {
            return token.kind == Kind::AnyInSegment || token.kind == Kind::Anything;
        },
        [](const Token &token, char32_t character) { return accepts(token, character); });
}

bool FileGlob::matches(std::string_view path) const
{
    const std::u32string characters = gotemplate::charactersOf(path);
    return std::ranges::any_of(m_alternatives, [&characters](const Tokens &tokens) {
        return matches(tokens, characters);
    });
}

} // namespace fleetwright::helm
