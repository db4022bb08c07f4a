// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/gotime.h"
#include "template/numbers.h"
#include "template/quoting.h"
#include "template/timetypes.h"
#include "template/toml.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace fleetwright::gotemplate {

namespace {

constexpr int deepest = 500;

using Key = std::vector<std::string>;

bool isBareKey(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '-';
}

/// TOML 1.0. What goes wrong is told as "toml: line N (last key "a.b"): …".
class TomlReader {
public:
    TomlReader(std::string_view text, Heap &heap) : m_text(text), m_heap(heap) {}

    TomlValue read()
    {
        m_root = m_heap.newMap();
        m_table = m_root;
        if (m_text.find('\0') != std::string_view::npos)
            fail(
                "files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8");
        while (m_error.empty()) {
            skipBlankLines();
            if (m_at >= m_text.size())
                break;
            const bool isGood = at('[') ? readHeader() : readKeyValue(*m_table);
            if (!isGood || !endOfLine())
                break;
        }
        return {Value::map(m_root), m_error};
    }

private:
    bool fail(const std::string &what)
    {
        if (!m_error.empty())
            return false;
        const auto end =
            m_text.begin() + static_cast<std::ptrdiff_t>(std::min(m_at, m_text.size()));
        const auto line = std::count(m_text.begin(), end, '\n') + 1;
        m_error = "toml: line " + std::to_string(line);
        if (!m_lastKey.empty())
            m_error += " (last key " + goQuoted(m_lastKey) + ")";
        m_error += ": " + what;
        return false;
    }

    [[nodiscard]] bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    [[nodiscard]] bool at(std::string_view word) const
    {
        return m_text.substr(m_at).starts_with(word);
    }
    [[nodiscard]] std::string shownHere() const
    {
        if (m_at >= m_text.size())
            return "EOF";
        return quotedCharacter(characterAt(m_text, m_at).value);
    }

    void skipSpaces()
    {
        while (at(' ') || at('\t'))
            ++m_at;
    }

    void skipComment()
    {
        if (at('#'))
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
    }

    void skipBlankLines()
    {
        while (m_at < m_text.size()) {
            skipSpaces();
            skipComment();
            if (at('\n') || at("\r\n"))
                ++m_at;
            else
                return;
        }
    }

    bool endOfLine()
    {
        skipSpaces();
        skipComment();
        if (m_at >= m_text.size() || at('\n') || at("\r\n"))
            return true;
        return fail("expected a top-level item to end with a newline, comment, or EOF, but got "
                    + shownHere() + " instead");
    }

    bool readKey(Key &key)
    {
        while (true) {
            skipSpaces();
            std::string part;
            if (at('"') || at('\'')) {
                if (!readString(part))
                    return false;
            } else {
                const std::size_t begin = m_at;
                while (m_at < m_text.size() && isBareKey(m_text[m_at]))
                    ++m_at;
                if (m_at == begin)
                    return fail("expected '.' or '=', but got " + shownHere() + " instead");
                part = m_text.substr(begin, m_at - begin);
            }
            key.push_back(std::move(part));
            skipSpaces();
            if (!at('.'))
                break;
            ++m_at;
        }
        return true;
    }

    /// The table of a name inside another, the last one of an array of tables.
    MapData *tableIn(MapData &map, const std::string &name)
    {
        const Value *found = map.find(name);
        if (!found) {
            MapData *made = m_heap.newMap();
            m_heap.set(map, name, Value::map(made));
            return made;
        }
        if (found->isMap())
            return found->asMap();
        if (found->type() == &types::mapSlice && found->size() > 0)
            return found->asSlice()->elements[found->size() - 1].asMap();
        fail("Key '" + m_lastKey + "' has already been defined.");
        return nullptr;
    }

    void setLastKey(const Key &key)
    {
        m_lastKey.clear();
        for (const std::string &part : key)
            m_lastKey += (m_lastKey.empty() ? "" : ".") + part;
    }

    bool readHeader()
    {
        const bool isArray = at("[[");
        m_at += isArray ? 2 : 1;
        Key key;
        if (!readKey(key))
            return false;
        setLastKey(key);
        if (!at(isArray ? "]]" : "]"))
            return fail("expected '.' or ']' to end table name, but got " + shownHere()
                        + " instead");
        m_at += isArray ? 2 : 1;
        MapData *map = m_root;
        for (std::size_t index = 0; index + 1 < key.size(); ++index) {
            map = tableIn(*map, key[index]);
            if (!map)
                return false;
        }
        if (isArray)
            return openArrayTable(*map, key.back());
        if (!m_tables.insert(m_lastKey + "@" + std::to_string(m_arrayTables)).second)
            return fail("Key '" + m_lastKey + "' has already been defined.");
        m_table = tableIn(*map, key.back());
        return m_table != nullptr;
    }

    bool openArrayTable(MapData &map, const std::string &name)
    {
        ++m_arrayTables;
        std::vector<Value> tables;
        if (const Value *found = map.find(name)) {
            if (found->type() != &types::mapSlice)
                return fail("Key '" + m_lastKey
                            + "' was already created and cannot be used as an "
                              "array.");
            const std::span<Value> all = found->asSlice()->all();
            tables.assign(all.begin(), all.end());
        }
        m_table = m_heap.newMap();
        tables.push_back(Value::map(m_table));
        m_heap.set(map, name, Value::slice(m_heap.newSlice(tables), types::mapSlice));
        return true;
    }

    bool readKeyValue(MapData &table)
    {
        Key key;
        if (!readKey(key))
            return false;
        if (m_at >= m_text.size())
            return fail("unexpected EOF; expected key separator '='");
        if (!at('='))
            return fail("expected '.' or '=', but got " + shownHere() + " instead");
        setLastKey(key);
        ++m_at;
        skipSpaces();
        MapData *map = &table;
        for (std::size_t index = 0; index + 1 < key.size(); ++index) {
            map = tableIn(*map, key[index]);
            if (!map)
                return false;
        }
        const std::string whole = m_lastKey;
        Value value;
        if (!readValue(value))
            return false;
        m_lastKey = whole;
        if (map->find(key.back()))
            return fail("Key '" + m_lastKey + "' has already been defined.");
        m_heap.set(*map, key.back(), value);
        return true;
    }

    bool readValue(Value &value)
    {
        if (m_depth > deepest)
            return fail("nested too deep");
        if (at('"') || at('\'')) {
            std::string text;
            if (!readString(text))
                return false;
            value = m_heap.string(text);
            return true;
        }
        if (at('['))
            return readArray(value);
        if (at('{'))
            return readInlineTable(value);
        if (at("true") || at("false")) {
            value = Value::boolean(at("true"));
            m_at += at("true") ? 4 : 5;
            return true;
        }
        return readNumberOrDate(value);
    }

    bool readArray(Value &value)
    {
        ++m_at;
        ++m_depth;
        std::vector<Value> elements;
        while (true) {
            skipBlankLines();
            if (at(']'))
                break;
            Value element;
            if (!readValue(element))
                return false;
            elements.push_back(element);
            skipBlankLines();
            if (at(','))
                ++m_at;
            else if (!at(']'))
                return fail("expected a comma (',') or array terminator (']'), but got "
                            + shownHere());
        }
        ++m_at;
        --m_depth;
        const bool isTables = !elements.empty()
                              && std::all_of(elements.begin(), elements.end(),
                                             [](const Value &element) { return element.isMap(); });
        value =
            Value::slice(m_heap.newSlice(elements), isTables ? types::mapSlice : types::anySlice);
        return true;
    }

    bool readInlineTable(Value &value)
    {
        ++m_at;
        ++m_depth;
        MapData *map = m_heap.newMap();
        skipSpaces();
        while (!at('}')) {
            if (!readKeyValue(*map))
                return false;
            skipSpaces();
            if (at(',')) {
                ++m_at;
                skipSpaces();
            } else if (!at('}')) {
                return fail("expected a comma or an inline table terminator '}', but got "
                            + shownHere() + " instead");
            }
        }
        ++m_at;
        --m_depth;
        value = Value::map(map);
        return true;
    }

    bool readString(std::string &text)
    {
        const char quote = m_text[m_at];
        const std::string three(3, quote);
        const bool isLong = at(three);
        m_at += isLong ? 3 : 1;
        if (isLong && at("\r\n"))
            m_at += 2;
        else if (isLong && at('\n'))
            ++m_at;
        while (true) {
            if (m_at >= m_text.size())
                return fail("unexpected EOF; expected "
                            + (isLong ? three : goQuoted(three.substr(0, 1))));
            const char c = m_text[m_at];
            if (isLong ? at(three) : c == quote) {
                m_at += isLong ? 3 : 1;
                // Up to two quotes may stand right before the closing ones.
                for (int more = 0; isLong && more < 2 && at(quote); ++more, ++m_at)
                    text += quote;
                return true;
            }
            if (!isLong && c == '\n')
                return fail("strings cannot contain newlines");
            if (c == '\\' && quote == '"') {
                if (!readEscape(text))
                    return false;
                continue;
            }
            text += c;
            ++m_at;
        }
    }

    bool readEscape(std::string &text)
    {
        static constexpr std::string_view letters = "btnfre\"\\";
        static constexpr std::string_view meanings = "\b\t\n\f\r\x1b\"\\";
        ++m_at;
        if (m_at >= m_text.size())
            return fail("unexpected EOF");
        const char c = m_text[m_at];
        if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
            // A backslash at the end of a line joins it with the next.
            m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size());
            return true;
        }
        if (c == 'u' || c == 'U') {
            const std::size_t size = c == 'u' ? 4 : 8;
            const Parsed<std::uint64_t> code = parseUint(m_text.substr(m_at + 1, size), 16);
            if (!code.ok() || m_at + size >= m_text.size())
                return fail("expected four hexadecimal digits after '\\u'");
            appendCharacter(text, static_cast<char32_t>(code.value));
            m_at += size + 1;
            return true;
        }
        const std::size_t index = letters.find(c);
        if (index == std::string_view::npos)
            return fail("invalid escape character " + quotedCharacter(static_cast<unsigned char>(c))
                        + "; only the following escape characters are allowed: \\b, \\t, \\n, "
                          "\\f, \\r, \\\", \\\\, \\uXXXX, and \\UXXXXXXXX");
        text += meanings[index];
        ++m_at;
        return true;
    }

    bool readNumberOrDate(Value &value)
    {
        std::size_t end = std::min(m_text.find_first_of(",]}#\r\n \t", m_at), m_text.size());
        // A date and a time may have a blank between them.
        const std::string_view first = m_text.substr(m_at, end - m_at);
        if (first.size() == 10 && first[4] == '-' && end + 1 < m_text.size() && m_text[end] == ' '
            && m_text[end + 1] >= '0' && m_text[end + 1] <= '9')
            end = std::min(m_text.find_first_of(",]}#\r\n \t", end + 1), m_text.size());
        const std::string word(m_text.substr(m_at, end - m_at));
        if (word.empty())
            return fail("expected value but found " + shownHere() + " instead");
        const bool isDate = word.size() >= 8 && (word[4] == '-' || word[2] == ':');
        const std::optional<Value> read = isDate ? dateOf(word) : numberOf(word);
        if (!read)
            return fail("expected value but found " + goQuoted(word) + " instead");
        value = *read;
        m_at = end;
        return true;
    }

    std::optional<Value> dateOf(std::string word)
    {
        std::replace(word.begin(), word.end(), 't', 'T');
        std::replace(word.begin(), word.end(), ' ', 'T');
        for (const std::string_view layout :
             {std::string_view("2006-01-02T15:04:05.999999999Z07:00"),
              std::string_view("2006-01-02T15:04:05.999999999"), std::string_view("2006-01-02"),
              std::string_view("15:04:05.999999999")}) {
            const ParsedTime time = parseTime(layout, word);
            if (time.error.empty())
                return timeValue(m_heap, time.time);
        }
        return std::nullopt;
    }

    static std::optional<Value> numberOf(const std::string &word)
    {
        std::string digits = word;
        std::erase(digits, '_');
        const std::string_view unsignedWord =
            std::string_view(digits).substr(digits[0] == '+' || digits[0] == '-' ? 1 : 0);
        if (unsignedWord == "inf" || unsignedWord == "nan")
            return Value::real(parseFloat(unsignedWord == "nan" ? "nan" : digits).value);
        if (unsignedWord.empty() || unsignedWord[0] < '0' || unsignedWord[0] > '9')
            return std::nullopt;
        const bool hasPrefix =
            unsignedWord.size() > 1 && unsignedWord[0] == '0'
            && std::string_view("xob").find(unsignedWord[1]) != std::string_view::npos;
        if (!hasPrefix && digits.find_first_of(".eE") != std::string::npos) {
            const Parsed<double> real = parseFloat(digits);
            return real.ok() ? std::optional(Value::real(real.value)) : std::nullopt;
        }
        if (!hasPrefix && unsignedWord.size() > 1 && unsignedWord[0] == '0')
            return std::nullopt; // no leading zeros
        const Parsed<std::int64_t> integer = parseInt(digits, 0);
        return integer.ok() ? std::optional(Value::integer(integer.value, types::int64))
                            : std::nullopt;
    }

    std::string_view m_text;
    Heap &m_heap;
    std::size_t m_at = 0;
    MapData *m_root = nullptr;
    MapData *m_table = nullptr;
    std::string m_lastKey;
    std::string m_error;
    std::set<std::string> m_tables; ///< names of [tables], each once
    int m_arrayTables = 0;
    int m_depth = 0;
};

} // namespace

TomlValue parseToml(std::string_view text, Heap &heap)
{
    return TomlReader(text, heap).read();
}

} // namespace fleetwright::gotemplate
