// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/json.h"
#include "template/numbers.h"
#include "template/quoting.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace fleetwright::gotemplate {

namespace {

constexpr std::size_t deepest = 10'000; // encoding/json maxNestingDepth
constexpr std::size_t deepestHere = 1'000;

/// encoding/json's scanner and decoder in one walk, with the scanner's errors.
class JsonReader {
public:
    JsonReader(std::string_view text, Heap &heap) : m_text(text), m_heap(heap) {}

    JsonValue read()
    {
        Value value;
        if (readValue(value, 0)) {
            skipSpace();
            if (m_at < m_text.size())
                invalid("after top-level value");
        }
        if (!m_error.empty())
            return {{}, m_error};
        return {value, m_rangeError};
    }

private:
    bool fail(std::string error)
    {
        m_error = std::move(error);
        return false;
    }

    bool invalid(std::string_view context)
    {
        if (m_at >= m_text.size())
            return fail("unexpected end of JSON input");
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        std::string shown;
        if (byte == '\'') {
            shown = "\\'";
        } else if (byte == '"') {
            shown = "\"";
        } else {
            std::string text;
            appendCharacter(text, byte);
            text = goQuoted(text);
            shown = text.substr(1, text.size() - 2);
        }
        return fail("invalid character '" + shown + "' " + std::string(context));
    }

    void skipSpace()
    {
        while (m_at < m_text.size()
               && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\r'
                   || m_text[m_at] == '\n'))
            ++m_at;
    }

    [[nodiscard]] bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    [[nodiscard]] bool atDigit() const
    {
        return m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9';
    }

    bool readValue(Value &value, std::size_t depth)
    {
        skipSpace();
        if (m_at >= m_text.size())
            return fail("unexpected end of JSON input");
        if (depth > deepestHere)
            return fail(depth > deepest ? "exceeded max depth" : "exceeded max depth");
        switch (m_text[m_at]) {
        case '{':
            return readObject(value, depth);
        case '[':
            return readArray(value, depth);
        case '"': {
            std::string text;
            if (!readString(text))
                return false;
            value = m_heap.string(text);
            return true;
        }
        case 't':
            value = Value::boolean(true);
            return readWord("true");
        case 'f':
            value = Value::boolean(false);
            return readWord("false");
        case 'n':
            value = Value();
            return readWord("null");
        default:
            break;
        }
        if (m_text[m_at] == '-' || atDigit())
            return readNumber(value);
        return invalid("looking for beginning of value");
    }

    bool readWord(std::string_view word)
    {
        for (std::size_t index = 0; index < word.size(); ++index, ++m_at) {
            if (!at(word[index])) {
                return invalid("in literal " + std::string(word) + " (expecting '" + word[index]
                               + "')");
            }
        }
        return true;
    }

    bool readNumber(Value &value)
    {
        const std::size_t begin = m_at;
        if (at('-'))
            ++m_at;
        if (!atDigit())
            return invalid("in numeric literal");
        if (at('0'))
            ++m_at;
        else
            skipDigits();
        if (at('.')) {
            ++m_at;
            if (!atDigit())
                return invalid("after decimal point in numeric literal");
            skipDigits();
        }
        if (at('e') || at('E')) {
            ++m_at;
            if (at('+') || at('-'))
                ++m_at;
            if (!atDigit())
                return invalid("in exponent of numeric literal");
            skipDigits();
        }
        const std::string_view text = m_text.substr(begin, m_at - begin);
        const Parsed<double> number = parseFloat(text);
        if (!number.ok() && m_rangeError.empty()) {
            m_rangeError = "json: cannot unmarshal number " + std::string(text)
                           + " into Go value of type float64";
        }
        value = number.ok() ? Value::real(number.value) : Value();
        return true;
    }

    void skipDigits()
    {
        while (atDigit())
            ++m_at;
    }

    bool readHex(char32_t &value)
    {
        value = 0;
        for (int digit = 0; digit < 4; ++digit, ++m_at) {
            const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
            int number = -1;
            if (c >= '0' && c <= '9')
                number = c - '0';
            else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
                number = (c | 0x20) - 'a' + 10;
            if (number < 0)
                return invalid("in \\u hexadecimal character escape");
            value = (value << 4) | static_cast<char32_t>(number);
        }
        return true;
    }

    bool readUnicodeEscape(std::string &text)
    {
        char32_t value = 0;
        if (!readHex(value))
            return false;
        if (value >= 0xd800 && value <= 0xdbff && m_text.substr(m_at).starts_with("\\u")) {
            const std::size_t before = m_at;
            m_at += 2;
            char32_t low = 0;
            if (!readHex(low))
                return false;
            if (low >= 0xdc00 && low <= 0xdfff)
                value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
            else
                m_at = before; // a lone surrogate, then another escape
        }
        appendCharacter(text, value);
        return true;
    }

    bool readEscape(std::string &text)
    {
        if (m_at >= m_text.size())
            return fail("unexpected end of JSON input");
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (m_text[m_at] == 'u') {
            ++m_at;
            return readUnicodeEscape(text);
        }
        const std::size_t index = letters.find(m_text[m_at]);
        if (index == std::string_view::npos)
            return invalid("in string escape code");
        ++m_at;
        text += meanings[index];
        return true;
    }

    bool readString(std::string &text)
    {
        ++m_at;
        while (true) {
            if (m_at >= m_text.size())
                return fail("unexpected end of JSON input");
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c == '\\') {
                ++m_at;
                if (!readEscape(text))
                    return false;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return invalid("in string literal");
            const Character character = characterAt(m_text, m_at);
            appendCharacter(text, character.value);
            m_at += character.size;
        }
    }

    bool readObject(Value &value, std::size_t depth)
    {
        ++m_at;
        MapData *map = m_heap.newMap();
        value = Value::map(map);
        skipSpace();
        if (at('}')) {
            ++m_at;
            return true;
        }
        while (true) {
            skipSpace();
            if (!at('"'))
                return invalid("looking for beginning of object key string");
            std::string key;
            if (!readString(key))
                return false;
            skipSpace();
            if (!at(':'))
                return invalid("after object key");
            ++m_at;
            Value element;
            if (!readValue(element, depth + 1))
                return false;
            m_heap.set(*map, key, element);
            skipSpace();
            if (at('}')) {
                ++m_at;
                return true;
            }
            if (!at(','))
                return invalid("after object key:value pair");
            ++m_at;
        }
    }

    bool readArray(Value &value, std::size_t depth)
    {
        ++m_at;
        std::vector<Value> elements;
        skipSpace();
        if (at(']')) {
            ++m_at;
        } else {
            while (true) {
                Value element;
                if (!readValue(element, depth + 1))
                    return false;
                elements.push_back(element);
                skipSpace();
                if (at(']')) {
                    ++m_at;
                    break;
                }
                if (!at(','))
                    return invalid("after array element");
                ++m_at;
            }
        }
        // Go grows the slice by doubling; templates see the room behind its end with slice.
        const std::size_t size = elements.size();
        elements.resize(size == 0 ? 0 : std::bit_ceil(size));
        SliceData *slice = m_heap.newSlice(elements);
        slice->size = size;
        value = Value::slice(slice);
        return true;
    }

    std::string_view m_text;
    Heap &m_heap;
    std::size_t m_at = 0;
    std::string m_error;
    std::string m_rangeError;
};

} // namespace

JsonValue parseJson(std::string_view text, Heap &heap)
{
    return JsonReader(text, heap).read();
}

std::string_view jsonKindName(const Value &value)
{
    switch (value.kind()) {
    case Kind::Map:
        return "object";
    case Kind::Slice:
        return "array";
    case Kind::String:
        return "string";
    case Kind::Bool:
        return "bool";
    default:
        return "number";
    }
}

} // namespace fleetwright::gotemplate
