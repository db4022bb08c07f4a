// SPDX-License-Identifier: Apache-2.0
#include "helm/setvalues.h"

#include "base/ascii.h"
#include "template/characters.h"
#include "template/json.h"
#include "template/quoting.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>

namespace fleetwright::helm {

namespace {

using base::Error;
using base::ErrorCode;
using yaml::Tag;

constexpr std::int64_t maximumIndex = 65536;
constexpr int maximumNesting = 30;
constexpr int maximumListNesting = 1000; ///< not bounded in the original

/// How a step of the parser ends. The end of the line is an error in the original that ends the
/// parse well.
struct Outcome {
    enum class Kind : std::uint8_t { Fine, End, Failed } kind = Kind::Fine;
    std::string reason;

    [[nodiscard]] bool fine() const { return kind == Kind::Fine; }
};

Outcome failed(std::string reason)
{
    return {Outcome::Kind::Failed, std::move(reason)};
}

constexpr Outcome::Kind fine = Outcome::Kind::Fine;
constexpr Outcome::Kind end = Outcome::Kind::End;

std::string inQuotes(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

/// %q of a []rune.
std::string quotedRunes(std::string_view text)
{
    std::string out = "[";
    for (const char32_t character : gotemplate::charactersOf(text))
        out += (out.size() > 1 ? " " : "") + gotemplate::quotedCharacter(character);
    return out + ']';
}

bool isDecimal(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return !text.empty() && std::ranges::all_of(text, base::isDigit);
}

/// Go's type of a value.
std::string_view typeName(const Value &value)
{
    if (value.map())
        return "map[string]interface {}";
    if (value.list())
        return "[]interface {}";
    const yaml::Node *scalar = value.scalar();
    if (!scalar || scalar->isNull())
        return "nil";
    switch (scalar->tag()) {
    case Tag::Bool:
        return "bool";
    case Tag::Int:
        return "int64";
    case Tag::Float:
        return "float64";
    default:
        return "string";
    }
}

/// Where the original panics at a type assertion, and recovers.
Outcome notOfType(const Value &value, std::string_view wanted)
{
    return failed("unable to parse key: interface conversion: interface {} is "
                  + std::string(typeName(value)) + ", not " + std::string(wanted));
}

bool sameIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    });
}

std::optional<std::int64_t> toInteger(std::string_view text)
{
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || rest != text.data() + text.size() || text.empty())
        return std::nullopt;
    return number;
}

/// The JSON value that a text begins with, up to its end; the text may go on.
std::string_view firstJsonValue(std::string_view text)
{
    std::size_t depth = 0;
    bool isInString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isInString) {
            if (c == '\\')
                ++at;
            isInString = c != '"';
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
            continue;
        } else if (c == '}' || c == ']') {
            depth -= depth > 0 ? 1 : 0;
        } else if (depth > 0 || at + 1 == text.size()
                   || std::string_view(", \t\r\n").find(text[at + 1]) == std::string_view::npos) {
            continue;
        }
        if (depth == 0 && !isInString)
            return text.substr(0, at + 1);
    }
    return text;
}

class Parser {
public:
    Parser(std::string_view line, SetMode mode, ValueLayers &layers, const base::Span &place,
           const ValueFileReader &files)
        : m_line(line), m_mode(mode), m_layers(layers), m_builder(layers.builder()), m_place(place),
          m_files(files)
    {}

    base::Result<void> run(ValueMap &values)
    {
        while (true) {
            const Outcome outcome = key(values, 0);
            if (outcome.kind == end)
                return {};
            if (outcome.kind == fine)
                continue;
            Error error;
            error.code = ErrorCode::Invalid;
            error.detail = outcome.reason;
            if (m_place.known())
                error.place = m_place.place();
            return error;
        }
    }

private:
    /// What stands before one of `stops`, backslashes taken away; the stop itself, or nothing at
    /// the end of the line.
    std::optional<char> until(std::string_view stops, std::string &text)
    {
        while (m_at < m_line.size()) {
            const char c = m_line[m_at++];
            if (stops.find(c) != std::string_view::npos)
                return c;
            if (c != '\\' || m_mode == SetMode::Literal) {
                text += c;
                continue;
            }
            if (m_at == m_line.size())
                return std::nullopt;
            text += m_line[m_at++];
        }
        return std::nullopt;
    }

    Outcome key(ValueMap &data, int nesting)
    {
        std::string name;
        const auto stop = until(m_mode == SetMode::Literal ? "=[." : "=[,.", name);
        if (!stop)
            return name.empty() ? Outcome{end, {}}
                                : failed("key " + inQuotes(name) + " has no value");
        switch (*stop) {
        case '[':
            return keyOfList(data, name, nesting);
        case '=':
            return keyOfValue(data, name);
        case ',':
            set(data, name, text(""));
            return failed("key " + inQuotes(name) + " has no value (cannot end with ,)");
        default:
            return keyOfMap(data, name, nesting);
        }
    }

    Outcome keyOfList(ValueMap &data, const std::string &name, int nesting)
    {
        std::int64_t index = 0;
        if (const Outcome outcome = keyIndex(index); !outcome.fine())
            return outcome;
        auto list = std::make_shared<ValueList>();
        if (const auto before = data.find(name); before != data.end()) {
            list = before->second.list();
            if (!list)
                return notOfType(before->second, "[]interface {}");
        }
        const Outcome outcome = listItem(list, index, nesting);
        set(data, name, Value{list});
        return outcome;
    }

    Outcome keyOfValue(ValueMap &data, const std::string &name)
    {
        Value value;
        const Outcome outcome = readValue(value);
        if (outcome.kind != Outcome::Kind::Failed)
            set(data, name, std::move(value));
        return outcome;
    }

    Outcome keyOfMap(ValueMap &data, const std::string &name, int nesting)
    {
        if (++nesting > maximumNesting)
            return failed("value name nested level is greater than maximum supported nested level "
                          "of "
                          + std::to_string(maximumNesting));
        auto inner = std::make_shared<ValueMap>();
        if (const auto before = data.find(name); before != data.end()) {
            inner = before->second.map();
            if (!inner)
                return notOfType(before->second, "map[string]interface {}");
        }
        Outcome outcome = key(*inner, nesting);
        if (outcome.fine() && inner->empty())
            return failed("key map " + inQuotes(name) + " has no value");
        if (!inner->empty())
            set(data, name, Value{inner});
        return outcome;
    }

    Outcome keyIndex(std::int64_t &index)
    {
        std::string digits;
        const auto stop = until("]", digits);
        if (!stop)
            return failed("error parsing index: EOF");
        const auto number = toInteger(digits);
        if (!number)
            return failed("error parsing index: strconv.Atoi: parsing "
                          + gotemplate::goQuoted(digits)
                          + (isDecimal(digits) ? ": value out of range" : ": invalid syntax"));
        index = *number;
        return {};
    }

    /// Behind "NAME[INDEX]". The list is set in place where it is long enough; else it is another.
    Outcome listItem(std::shared_ptr<ValueList> &list, std::int64_t index, int nesting)
    {
        if (index < 0)
            return failed("negative " + std::to_string(index) + " index not allowed");
        std::string unexpected;
        const auto stop = until("[.=", unexpected);
        if (!unexpected.empty())
            return failed("unexpected data at end of array index: " + quotedRunes(unexpected));
        if (!stop)
            return {end, {}};
        if (*stop == '=')
            return itemOfValue(list, index);
        return *stop == '[' ? itemOfList(list, index, nesting) : itemOfMap(list, index, nesting);
    }

    Outcome itemOfValue(std::shared_ptr<ValueList> &list, std::int64_t index)
    {
        Value value;
        Outcome outcome = readValue(value);
        if (outcome.kind == Outcome::Kind::Failed)
            return outcome;
        return setIndex(list, index, std::move(value));
    }

    Outcome itemOfList(std::shared_ptr<ValueList> &list, std::int64_t index, int nesting)
    {
        if (++m_listNesting > maximumListNesting)
            return failed("lists are nested too deep");
        std::int64_t nextIndex = 0;
        if (const Outcome outcome = keyIndex(nextIndex); !outcome.fine())
            return outcome;
        auto inner = std::make_shared<ValueList>();
        if (const Value *before = itemAt(*list, index); before && !isNil(*before)) {
            inner = before->list();
            if (!inner)
                return notOfType(*before, "[]interface {}");
        }
        if (const Outcome outcome = listItem(inner, nextIndex, nesting); !outcome.fine())
            return outcome;
        return setIndex(list, index, Value{inner});
    }

    Outcome itemOfMap(std::shared_ptr<ValueList> &list, std::int64_t index, int nesting)
    {
        auto inner = std::make_shared<ValueMap>();
        if (const Value *before = itemAt(*list, index)) {
            if (auto map = before->map())
                inner = std::move(map);
            else
                (*list)[static_cast<std::size_t>(index)] = Value{inner};
        }
        if (const Outcome outcome = key(*inner, nesting); !outcome.fine())
            return outcome;
        return setIndex(list, index, Value{inner});
    }

    static const Value *itemAt(const ValueList &list, std::int64_t index)
    {
        return index < static_cast<std::int64_t>(list.size())
                   ? &list[static_cast<std::size_t>(index)]
                   : nullptr;
    }

    static bool isNil(const Value &value)
    {
        return !value.map() && !value.list() && (!value.scalar() || value.scalar()->isNull());
    }

    Outcome setIndex(std::shared_ptr<ValueList> &list, std::int64_t index, Value value)
    {
        if (index > maximumIndex)
            return failed("index of " + std::to_string(index)
                          + " is greater than maximum supported index of "
                          + std::to_string(maximumIndex));
        const auto position = static_cast<std::size_t>(index);
        if (list->size() <= position) {
            list = std::make_shared<ValueList>(*list);
            list->resize(position + 1);
        }
        replace((*list)[position], std::move(value));
        return {};
    }

    /// Behind "=": "{a,b}" or all up to the next comma. End: nothing follows.
    Outcome readValue(Value &value)
    {
        if (m_mode == SetMode::Json)
            return readJson(value);
        if (m_mode == SetMode::Literal) {
            value = text(m_line.substr(m_at));
            m_at = m_line.size();
            return {};
        }
        if (m_at == m_line.size()) {
            value = text("");
            return {end, {}};
        }
        if (m_line[m_at] == '{') {
            ++m_at;
            return readList(value);
        }
        std::string read;
        until(",", read);
        return readText(value, read);
    }

    /// A text of the line by the mode's rules.
    Outcome readText(Value &value, std::string_view read) const
    {
        if (m_mode != SetMode::File) {
            value = typed(read);
            return {};
        }
        if (!m_files)
            return failed("no files can be read here");
        const base::Result<std::string> content = m_files(read);
        if (!content)
            return failed(content.error().detail);
        value = text(*content);
        return {};
    }

    /// parser.emptyVal: blanks up to a comma or the end, which is taken too.
    bool skipsEmptyValue()
    {
        while (m_at < m_line.size()) {
            const char c = m_line[m_at];
            if (c != ',' && c != ' ' && !(c >= '\t' && c <= '\r'))
                return false;
            ++m_at;
            if (c == ',')
                return true;
        }
        return true;
    }

    Outcome readJson(Value &value)
    {
        if (skipsEmptyValue()) {
            value = {m_builder.scalar(Tag::Null, "null", m_place)};
            return {};
        }
        const std::string_view json = firstJsonValue(m_line.substr(m_at));
        gotemplate::Heap heap;
        const gotemplate::JsonValue read = gotemplate::parseJson(json, heap);
        if (!read.error.empty())
            return failed(read.error);
        value = valueOfJson(read.value);
        m_at += json.size();
        static_cast<void>(skipsEmptyValue());
        return {};
    }

    Value valueOfJson(const gotemplate::Value &json) const
    {
        if (json.isMap()) {
            auto map = std::make_shared<ValueMap>();
            for (const gotemplate::MapEntry &entry : json.asMap()->all())
                (*map)[std::string(entry.key)] = valueOfJson(entry.value);
            return {std::move(map)};
        }
        if (json.isSlice()) {
            auto list = std::make_shared<ValueList>();
            for (const gotemplate::Value &item : json.asSlice()->all())
                list->push_back(valueOfJson(item));
            return {std::move(list)};
        }
        switch (json.kind()) {
        case gotemplate::Kind::Bool:
            return {m_builder.scalar(Tag::Bool, json.asBool() ? "true" : "false", m_place)};
        case gotemplate::Kind::Float64:
            return {m_builder.scalar(Tag::Float, yaml::formatJsonFloat(json.asReal()), m_place)};
        case gotemplate::Kind::String:
            return text(json.asString());
        default:
            return {m_builder.scalar(Tag::Null, "null", m_place)};
        }
    }

    Outcome readList(Value &value)
    {
        auto list = std::make_shared<ValueList>();
        while (true) {
            std::string read;
            const auto stop = until(",}", read);
            if (!stop)
                return failed("list must terminate with '}'");
            if (const Outcome outcome = readText(list->emplace_back(), read); !outcome.fine())
                return outcome;
            if (*stop == ',')
                continue;
            if (m_at < m_line.size() && m_line[m_at] == ',')
                ++m_at;
            value = Value{list};
            return {};
        }
    }

    void set(ValueMap &data, const std::string &name, Value value)
    {
        if (!name.empty())
            replace(data[name], std::move(value));
    }

    void replace(Value &before, Value value)
    {
        const yaml::Node *over = value.scalar();
        const yaml::Node *under = before.scalar();
        before = over && under ? Value{m_layers.over(over, under)} : std::move(value);
    }

    Value text(std::string_view value) const { return {m_builder.string(value, m_place)}; }

    /// typedVal
    Value typed(std::string_view value) const
    {
        if (m_mode == SetMode::String)
            return text(value);
        for (const std::string_view word : {"true", "false"}) {
            if (sameIgnoringCase(value, word))
                return {m_builder.scalar(Tag::Bool, word, m_place)};
        }
        if (sameIgnoringCase(value, "null"))
            return {m_builder.scalar(Tag::Null, "null", m_place)};
        if (value == "0")
            return {m_builder.scalar(Tag::Int, value, m_place)};
        if (!value.starts_with('0')) {
            if (const auto number = toInteger(value))
                return {m_builder.scalar(Tag::Int, std::to_string(*number), m_place)};
        }
        return text(value);
    }

    std::string_view m_line;
    std::size_t m_at = 0;
    int m_listNesting = 0; ///< of the whole line
    SetMode m_mode;
    ValueLayers &m_layers;
    const yaml::NodeBuilder &m_builder;
    const base::Span &m_place;
    const ValueFileReader &m_files;
};

} // namespace

base::Result<void> setValues(ValueMap &values, std::string_view line, SetMode mode,
                             ValueLayers &layers, const base::Span &place,
                             const ValueFileReader &files)
{
    return Parser(line, mode, layers, place, files).run(values);
}

} // namespace fleetwright::helm
