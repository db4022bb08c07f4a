// SPDX-License-Identifier: Apache-2.0
#include "config/document.h"

#include <yaml-cpp/yaml.h>

#include <set>

namespace fleetwright::config {

namespace {

// The program's own files are written by people. The limit stops alias bombs, which yaml-cpp
// expands on walking.
constexpr std::size_t mostValues = 200'000;
constexpr std::size_t deepest = 100;

base::Place placeOf(const base::RepoPath &file, const YAML::Mark &mark)
{
    if (mark.is_null())
        return {file, 0, 0};
    return {file, static_cast<std::uint32_t>(mark.line) + 1,
            static_cast<std::uint32_t>(mark.column) + 1};
}

base::Error errorAt(base::ErrorCode code, std::string detail, base::Place place)
{
    return {code, std::move(detail), std::move(place), "correct the YAML there", {}};
}

class Converter {
public:
    explicit Converter(const base::SourceFile &file) : m_source(file), m_file(file.path()) {}

    base::Result<Value> convert(const YAML::Node &node)
    {
        Value value;
        value.place = placeOf(m_file, node.Mark());
        value.dash = value.place;
        if (++m_count > mostValues)
            return errorAt(base::ErrorCode::TooLarge, "more than 200,000 values", value.place);
        // An anchor may hold itself: only the depth ends that.
        if (m_depth > deepest)
            return errorAt(base::ErrorCode::TooLarge, "nested deeper than 100 levels", value.place);
        const Deeper deeper(m_depth);
        switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            return value;
        case YAML::NodeType::Scalar:
            value.kind = Value::Kind::Scalar;
            value.text = node.Scalar();
            return value;
        case YAML::NodeType::Sequence:
            return list(node, std::move(value));
        case YAML::NodeType::Map:
            return map(node, std::move(value));
        }
        return value;
    }

private:
    class Deeper {
    public:
        explicit Deeper(std::size_t &depth) : m_depth(depth) { ++m_depth; }
        ~Deeper() { --m_depth; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;

    private:
        std::size_t &m_depth;
    };

    base::Result<Value> list(const YAML::Node &node, Value value)
    {
        value.kind = Value::Kind::List;
        for (const YAML::Node &item : node) {
            auto converted = convert(item);
            if (!converted)
                return converted;
            if (node.Style() == YAML::EmitterStyle::Block)
                converted->dash = dashBefore(node, converted->place);
            value.items.push_back(*std::move(converted));
        }
        return value;
    }

    /// yaml-cpp gives an item the place of its content, which may begin below its `- `.
    [[nodiscard]] base::Place dashBefore(const YAML::Node &list, const base::Place &content) const
    {
        const auto first = static_cast<std::uint32_t>(list.Mark().line) + 1;
        for (std::uint32_t line = content.line; line >= first && line > 0; --line) {
            const std::string_view text = m_source.line(line);
            const std::size_t start = text.find_first_not_of(' ');
            if (start == std::string_view::npos || text[start] != '-')
                continue;
            if (static_cast<int>(start) == list.Mark().column)
                return {m_file, line, static_cast<std::uint32_t>(start) + 1};
        }
        return content;
    }

    base::Result<Value> map(const YAML::Node &node, Value value)
    {
        value.kind = Value::Kind::Map;
        std::set<std::string> keys;
        for (const auto &entry : node) {
            base::Place place = placeOf(m_file, entry.first.Mark());
            if (!entry.first.IsScalar())
                return errorAt(base::ErrorCode::Invalid, "a key must be plain text",
                               std::move(place));
            if (!keys.insert(entry.first.Scalar()).second)
                return errorAt(base::ErrorCode::Invalid,
                               "duplicate key \"" + entry.first.Scalar() + "\"", std::move(place));
            auto converted = convert(entry.second);
            if (!converted)
                return converted;
            value.entries.push_back(
                {entry.first.Scalar(), std::move(place), *std::move(converted)});
        }
        return value;
    }

    const base::SourceFile &m_source;
    const base::RepoPath &m_file;
    std::size_t m_count = 0;
    std::size_t m_depth = 0;
};

} // namespace

bool operator==(const Value &left, const Value &right)
{
    return left.kind == right.kind && left.text == right.text && left.items == right.items
           && left.entries == right.entries && left.place == right.place && left.dash == right.dash;
}

base::Result<Value> readDocument(const base::SourceFile &file)
{
    // yaml-cpp throws on malformed input; nothing of that leaves this function.
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(file.bytes()));
        if (documents.empty())
            return Value{.kind = Value::Kind::Null,
                         .text = {},
                         .items = {},
                         .entries = {},
                         .place = {file.path(), 1, 1},
                         .dash = {file.path(), 1, 1}};
        if (documents.size() > 1)
            return errorAt(base::ErrorCode::Invalid, "more than one document",
                           placeOf(file.path(), documents[1].Mark()));
        return Converter(file).convert(documents.front());
    } catch (const YAML::Exception &exception) {
        return errorAt(base::ErrorCode::Syntax, exception.msg,
                       placeOf(file.path(), exception.mark));
    } catch (const std::exception &exception) {
        return errorAt(base::ErrorCode::Syntax, exception.what(), {file.path(), 0, 0});
    }
}

} // namespace fleetwright::config
