// SPDX-License-Identifier: Apache-2.0
#include "template/wordcase.h"

#include "template/characters.h"

namespace fleetwright::gotemplate {

namespace {

bool isConnector(char32_t c)
{
    return c == U'-' || c == U'_' || isSpace(c);
}

/// Letters that are written with spaces between words: not Chinese, Japanese, Korean ones.
bool isAlphabetic(char32_t c)
{
    if (!isLetter(c))
        return false;
    const bool isIdeograph = (c >= 0x4e00 && c <= 0x9fcc) || (c >= 0x3400 && c <= 0x4d85)
                             || (c >= 0x20000 && c <= 0x2b81d);
    return !isIdeograph;
}

enum class WordKind { Invalid, Number, UpperCase, Alphabet, Connector, Punctuation, Other };

struct Word {
    WordKind kind = WordKind::Invalid;
    std::string_view text;
    std::string_view rest;
};

/// xstrings nextValidRune: bytes that are no UTF-8 belong to the character behind them.
struct Step {
    char32_t value;
    std::size_t size;
};
Step nextValid(std::string_view text, char32_t previous)
{
    Step step{previous, 0};
    while (step.size < text.size()) {
        const Character character = characterAt(text, step.size);
        step.size += character.size;
        if (character.value != replacementCharacter) {
            step.value = character.value;
            return step;
        }
    }
    return step;
}

/// Extends a word of `offset` bytes as long as `belongs` holds.
template<typename Belongs>
std::size_t extended(std::string_view text, std::size_t offset, char32_t last, Belongs belongs)
{
    while (offset < text.size()) {
        const Step step = nextValid(text.substr(offset), last);
        if (!belongs(step))
            break;
        last = step.value;
        offset += step.size;
    }
    return offset;
}

std::size_t upperCaseWordEnd(std::string_view text, std::size_t offset, char32_t first)
{
    if (offset == text.size())
        return offset;
    const Step second = nextValid(text.substr(offset), first);
    const auto isLowerWordPart = [](const Step &step) {
        return isAlphabetic(step.value) && !isUpper(step.value);
    };
    if (!isUpper(second.value)) {
        if (!isAlphabetic(second.value))
            return offset;
        return extended(text, offset + second.size, second.value, isLowerWordPart);
    }
    std::size_t previousSize = second.size;
    std::size_t end = offset + second.size;
    char32_t last = second.value;
    while (end < text.size()) {
        const Step step = nextValid(text.substr(end), last);
        last = step.value;
        if (!isUpper(step.value)) {
            // "HTTPServer": the last capital begins the next word.
            return isAlphabetic(step.value) ? end - previousSize : end;
        }
        previousSize = step.size;
        end += step.size;
    }
    return end;
}

Word nextWord(std::string_view text)
{
    if (text.empty())
        return {};
    const Step first = nextValid(text, replacementCharacter);
    const char32_t c = first.value;
    WordKind kind = WordKind::Other;
    std::size_t end = first.size;
    if (c == replacementCharacter) {
        kind = WordKind::Invalid;
    } else if (isConnector(c)) {
        kind = WordKind::Connector;
        end = extended(text, end, c, [](const Step &step) { return isConnector(step.value); });
    } else if (isPunctuation(c)) {
        kind = WordKind::Punctuation;
        end = extended(text, end, c, [](const Step &step) { return isPunctuation(step.value); });
    } else if (isUpper(c)) {
        kind = WordKind::UpperCase;
        end = upperCaseWordEnd(text, end, c);
    } else if (isAlphabetic(c)) {
        kind = WordKind::Alphabet;
        end = extended(text, end, c, [](const Step &step) {
            return isAlphabetic(step.value) && !isUpper(step.value);
        });
    } else if (isNumber(c)) {
        kind = WordKind::Number;
        end = extended(text, end, c, [](const Step &step) { return isNumber(step.value); });
    } else {
        end = extended(text, end, c, [](const Step &step) {
            return step.size != 0 && !isConnector(step.value) && !isAlphabetic(step.value)
                   && !isNumber(step.value) && !isPunctuation(step.value);
        });
    }
    return {kind, text.substr(0, end), text.substr(end)};
}

class Separator {
public:
    explicit Separator(char32_t connector) : m_connector(connector) {}

    std::string convert(std::string_view text)
    {
        m_word = nextWord(text);
        while (!m_word.rest.empty()) {
            if (m_word.kind != WordKind::Connector)
                append(m_word.kind, m_word.text);
            const Word previous = m_word;
            m_word = nextWord(m_word.rest);
            join(previous);
        }
        append(m_word.kind, m_word.text);
        return std::move(m_out);
    }

private:
    void append(WordKind kind, std::string_view text)
    {
        if (kind != WordKind::UpperCase && kind != WordKind::Connector) {
            m_out += text;
            return;
        }
        for (std::size_t at = 0; at < text.size();) {
            const Character character = characterAt(text, at);
            appendCharacter(m_out, isConnector(character.value) ? m_connector
                                   : isUpper(character.value)   ? toLower(character.value)
                                                                : character.value);
            at += character.size;
        }
    }

    void connect() { appendCharacter(m_out, m_connector); }

    [[nodiscard]] bool nextTakesConnector() const
    {
        return m_word.kind != WordKind::Connector && m_word.kind != WordKind::Punctuation;
    }

    void appendLettersAndNumbers()
    {
        while (m_word.kind == WordKind::Alphabet || m_word.kind == WordKind::Number) {
            append(m_word.kind, m_word.text);
            m_word = nextWord(m_word.rest);
        }
        if (m_word.kind != WordKind::Invalid && nextTakesConnector())
            connect();
    }

    /// What stands between `previous` and the next word.
    void join(const Word &previous)
    {
        switch (previous.kind) {
        case WordKind::Number:
            appendLettersAndNumbers();
            return;
        case WordKind::Connector:
            append(previous.kind, previous.text);
            return;
        case WordKind::Punctuation:
            return;
        default:
            break;
        }
        if (m_word.kind != WordKind::Number) {
            if (nextTakesConnector())
                connect();
            return;
        }
        if (m_word.rest.empty())
            return;
        const std::string_view number = m_word.text;
        m_word = nextWord(m_word.rest);
        if (m_word.kind != WordKind::Alphabet) {
            append(WordKind::Number, number);
            if (nextTakesConnector())
                connect();
            return;
        }
        connect();
        append(WordKind::Number, number);
        appendLettersAndNumbers();
    }

    char32_t m_connector;
    std::string m_out;
    Word m_word;
};

} // namespace

std::string toSeparatedCase(std::string_view text, char32_t connector)
{
    return Separator(connector).convert(text);
}

std::string toPascalCase(std::string_view text)
{
    std::string out;
    std::size_t at = 0;
    char32_t current = 0;
    bool wordBeganUpper = false;
    bool hasCurrent = false;
    while (at < text.size()) {
        const Character character = characterAt(text, at);
        at += character.size;
        current = character.value;
        hasCurrent = true;
        if (!isConnector(current)) {
            wordBeganUpper = isUpper(current);
            current = toUpper(current);
            break;
        }
        appendCharacter(out, current);
    }
    if (at >= text.size()) {
        // As there: a connector at the very end is written twice.
        if (hasCurrent)
            appendCharacter(out, current);
        return out;
    }
    while (at < text.size()) {
        const char32_t previous = current;
        const Character character = characterAt(text, at);
        at += character.size;
        current = character.value;
        if (isConnector(current) && isConnector(previous)) {
            appendCharacter(out, previous);
            continue;
        }
        if (isConnector(previous)) {
            wordBeganUpper = isUpper(current);
            current = toUpper(current);
            continue;
        }
        if (wordBeganUpper) {
            if (isUpper(current))
                current = toLower(current);
            else
                wordBeganUpper = false;
        }
        appendCharacter(out, previous);
    }
    appendCharacter(out, current);
    return out;
}

} // namespace fleetwright::gotemplate
