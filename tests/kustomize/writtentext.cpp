// SPDX-License-Identifier: Apache-2.0
#include "kustomize/writtentext.h"

#include "yaml/scalar.h"
#include "yaml/timestamp.h"

#include <algorithm>

namespace fleetwright::kustomize {
namespace {

using Keys = std::vector<std::string>;

/// Goes back from a value over blanks, comments, anchors and tags to what it stands under.
class KeyFinder {
public:
    KeyFinder(std::string_view bytes, std::size_t begin) : m_bytes(bytes), m_at(begin) {}

    std::string find()
    {
        skipBack();
        if (m_at == 0)
            return {};
        if (m_bytes[m_at - 1] == ':')
            return keyBeforeColon();
        if (m_bytes[m_at - 1] == '-')
            return "-" + listKey(column(m_at - 1));
        return isOneOf(m_bytes.substr(m_at - 1, 1), {"[", ","}) ? "[" : "";
    }

private:
    /// Blanks, line ends, comments, anchors and tags.
    void skipBack()
    {
        for (;;) {
            while (m_at > 0 && isBlank(m_bytes[m_at - 1]))
                stepBack();
            std::size_t word = m_at;
            while (word > 0 && !isBlank(m_bytes[word - 1]))
                --word;
            if (word == m_at || (m_bytes[word] != '&' && m_bytes[word] != '!'))
                return;
            m_at = word;
        }
    }

    void stepBack()
    {
        --m_at;
        if (m_bytes[m_at] != '\n')
            return;
        const std::size_t line = lineBegin(m_at);
        const std::string_view text = m_bytes.substr(line, m_at - line);
        const std::size_t hash = text.find('#');
        if (hash != text.npos && (hash == 0 || isBlank(text[hash - 1])))
            m_at = line + hash;
    }

    std::string keyBeforeColon()
    {
        std::size_t end = m_at - 1;
        while (end > 0 && isBlank(m_bytes[end - 1]))
            --end;
        if (end > 0 && (m_bytes[end - 1] == '"' || m_bytes[end - 1] == '\'')) {
            const std::size_t open = m_bytes.rfind(m_bytes[end - 1], end - 2);
            return open == m_bytes.npos ? ""
                                        : std::string(m_bytes.substr(open + 1, end - open - 2));
        }
        std::size_t begin = end;
        while (begin > 0 && m_bytes[begin - 1] != '\n'
               && !(isOneOf(m_bytes.substr(begin - 1, 1), {"{", ","})))
            --begin;
        return std::string(withoutMarks(m_bytes.substr(begin, end - begin)));
    }

    static std::string_view withoutMarks(std::string_view key)
    {
        key = trimmed(key);
        while (key.starts_with("- ") || key.starts_with("? "))
            key = trimmed(key.substr(2));
        while (key.starts_with('&') && key.find(' ') != key.npos)
            key = trimmed(key.substr(key.find(' ')));
        for (const char quote : {'\'', '"', '|', '>'}) { // a patch begins in its scalar
            if (key.starts_with(quote))
                key.remove_prefix(1);
        }
        return key;
    }

    [[nodiscard]] std::size_t lineBegin(std::size_t at) const
    {
        while (at > 0 && m_bytes[at - 1] != '\n')
            --at;
        return at;
    }
    [[nodiscard]] std::size_t column(std::size_t at) const { return at - lineBegin(at); }

    /// The key of the list whose dashes stand in a column.
    [[nodiscard]] std::string listKey(std::size_t dash) const
    {
        for (std::size_t line = lineBegin(m_at); line > 0;) {
            const std::size_t end = line - 1;
            line = lineBegin(end);
            const std::string_view text = m_bytes.substr(line, end - line);
            const std::size_t indent = text.find_first_not_of(' ');
            if (indent == text.npos || text[indent] == '#' || text[indent] == '\r')
                continue;
            std::string_view rest = text.substr(indent);
            std::size_t keyColumn = indent;
            if (indent == dash && rest.starts_with("-"))
                continue;
            while (rest.starts_with("- ")) {
                const std::size_t next = rest.find_first_not_of(' ', 2);
                if (next == rest.npos)
                    break;
                keyColumn += next;
                rest.remove_prefix(next);
            }
            if (keyColumn > dash)
                continue;
            const std::size_t colon = rest.find(':');
            if (colon == rest.npos)
                return {};
            std::string_view key = trimmed(rest.substr(0, colon));
            if (key.size() > 1 && (key.front() == '"' || key.front() == '\''))
                key = key.substr(1, key.size() - 2);
            return std::string(key);
        }
        return {};
    }

    std::string_view m_bytes;
    std::size_t m_at;
};

} // namespace

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

yaml::ParsedFilePtr parsed(const base::RepoPath &path, std::string text)
{
    const auto file = std::make_shared<const base::SourceFile>(path, std::move(text));
    for (const yaml::Schema schema : {yaml::Schema::GoYaml3, yaml::Schema::Yaml11}) {
        if (auto read = yaml::readFile(file, {schema, yaml::DuplicateKeys::LastWins, {}}))
            return *std::move(read);
    }
    return nullptr;
}

std::optional<std::string> decoded(std::string_view raw)
{
    const yaml::ParsedFilePtr read = parsed({}, "v: " + std::string(raw) + "\n");
    if (!read || read->documents.empty())
        return std::nullopt;
    const yaml::Node *value = read->documents.front()->find("v");
    return value && value->isScalar() ? std::optional<std::string>(value->text()) : std::nullopt;
}

bool isSameText(std::string_view written, std::string_view text, bool isNull)
{
    if (written == text || trimmed(written) == trimmed(text))
        return true;
    if (const auto left = yaml::parseInteger(written)) {
        const auto right = yaml::parseInteger(text);
        if (right && left->negative == right->negative && left->magnitude == right->magnitude)
            return true;
    }
    if (const auto left = yaml::parseFloat(written)) {
        const auto right = yaml::parseFloat(text);
        if (right && *left == *right)
            return true;
    }
    if (isOneOf(text, {"true", "false"}) && yaml::resolvePlain11(written) == yaml::Tag::Bool) {
        const bool on = isOneOf(written, {"on", "On", "ON"})
                        || std::string_view("yYtT").find(written.front()) != std::string_view::npos;
        return on == (text == "true");
    }
    if (isNull || text.empty())
        return isOneOf(written, {"", "~", "null", "Null", "NULL"});
    return yaml::formatTimestamp(written) == std::string(text);
}

bool isSameValue(std::string_view written, const yaml::Node *value)
{
    return isSameText(written, value->text(), value->isNull());
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &letter : result)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return result;
}

bool isField(std::string_view key, std::initializer_list<std::string_view> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return lower(name) == lower(key); });
}

std::string keyAbove(std::string_view bytes, std::size_t begin)
{
    return KeyFinder(bytes, begin).find();
}

std::vector<std::string> pointerKeys(std::string_view pointer)
{
    Keys keys;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        std::string key(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(key.size());
        const bool counts =
            key == "-" || (!key.empty() && key.find_first_not_of("-0123456789") == key.npos);
        if (counts)
            continue;
        for (const auto &[escape, letter] : {std::pair{"~1", "/"}, std::pair{"~0", "~"}}) {
            for (std::size_t at = key.find(escape); at != key.npos; at = key.find(escape, at + 1))
                key.replace(at, 2, letter);
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace fleetwright::kustomize
