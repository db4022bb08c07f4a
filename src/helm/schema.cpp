// SPDX-License-Identifier: Apache-2.0
#include "helm/schema.h"

#include "helm/schemadocument.h"
#include "template/json.h"
#include "template/quoting.h"

#include <charconv>
#include <optional>
#include <utility>

namespace fleetwright::helm {

namespace {

using gotemplate::MapData;
using gotemplate::MapEntry;
using gotemplate::Value;

base::Error problem(base::ErrorCode code, std::string detail)
{
    return {code, std::move(detail), {}, {}, {}};
}

std::string_view textAt(const MapData &object, std::string_view key)
{
    const Value *value = object.find(key);
    return value && value->isString() ? value->asString() : std::string_view();
}

std::optional<SchemaDraft> draftOf(std::string_view url)
{
    while (url.ends_with('#'))
        url.remove_suffix(1);
    if (url.starts_with("http://"))
        url.remove_prefix(7);
    else if (url.starts_with("https://"))
        url.remove_prefix(8);
    if (url.empty() || url == "json-schema.org/schema"
        || url == "json-schema.org/draft/2020-12/schema")
        return SchemaDraft::Draft2020;
    if (url == "json-schema.org/draft/2019-09/schema")
        return SchemaDraft::Draft2019;
    if (url == "json-schema.org/draft-07/schema")
        return SchemaDraft::Draft7;
    if (url == "json-schema.org/draft-06/schema")
        return SchemaDraft::Draft6;
    if (url == "json-schema.org/draft-04/schema")
        return SchemaDraft::Draft4;
    return std::nullopt;
}

/// A token of a JSON pointer in a URL's fragment: "~1" is '/', "%25" is '%'.
std::string pointerToken(std::string_view written)
{
    std::string token;
    for (std::size_t at = 0; at < written.size(); ++at) {
        unsigned byte = 0;
        if (written[at] == '%' && at + 2 < written.size()
            && std::from_chars(written.data() + at + 1, written.data() + at + 3, byte, 16).ec
                   == std::errc{}) {
            token += static_cast<char>(byte);
            at += 2;
        } else {
            token += written[at];
        }
    }
    std::string result;
    for (std::size_t at = 0; at < token.size(); ++at) {
        if (token[at] == '~' && at + 1 < token.size())
            result += token[++at] == '1' ? '/' : '~';
        else
            result += token[at];
    }
    return result;
}

std::optional<Value> along(Value at, std::string_view pointer)
{
    while (!pointer.empty()) {
        pointer.remove_prefix(1); // the slash
        const std::size_t end = pointer.find('/');
        const std::string token = pointerToken(pointer.substr(0, end));
        pointer.remove_prefix(end == std::string_view::npos ? pointer.size() : end);
        if (at.isMap()) {
            const Value *next = at.asMap()->find(token);
            if (!next)
                return std::nullopt;
            at = *next;
        } else if (at.isSlice()) {
            std::size_t index = 0;
            const auto [rest, failure] =
                std::from_chars(token.data(), token.data() + token.size(), index);
            if (failure != std::errc{} || index >= at.size())
                return std::nullopt;
            at = at.asSlice()->elements[index];
        } else {
            return std::nullopt;
        }
    }
    return at;
}

/// Walks a schema once: identifiers, references, patterns.
class Reader {
public:
    explicit Reader(Schema::Document &document) : m_document(document) {}

    base::Result<void> run()
    {
        collect(m_document.root, 0);
        for (const auto &[map, reference] : m_references) {
            const std::optional<Value> target = resolve(reference);
            if (!target)
                return problem(
                    isRemote(reference) ? base::ErrorCode::Unresolved : base::ErrorCode::Invalid,
                    isRemote(reference)
                        ? "it refers to " + std::string(reference) + ", and nothing is fetched"
                        : "json-pointer in \"file:///values.schema.json" + std::string(reference)
                              + "\" not found");
            m_document.references.emplace(map, *target);
        }
        return m_problem.empty() ? base::Result<void>()
                                 : problem(base::ErrorCode::Invalid, m_problem);
    }

private:
    static constexpr int deepest = 500;

    static bool isRemote(std::string_view reference) { return !reference.starts_with('#'); }

    void addPattern(std::string_view pattern)
    {
        base::Result<base::Regex> compiled = base::Regex::compile(pattern);
        if (compiled)
            m_document.patterns.emplace(pattern, *std::move(compiled));
        else if (m_problem.empty())
            m_problem = gotemplate::goQuoted(pattern) + " is not valid regex";
    }

    void collect(const Value &schema, int depth)
    {
        if (depth > deepest)
            return;
        if (schema.isSlice()) {
            for (const Value &item : schema.asSlice()->all())
                collect(item, depth + 1);
            return;
        }
        if (!schema.isMap())
            return;
        const MapData &map = *schema.asMap();
        for (const std::string_view key : {"$ref", "$dynamicRef", "$recursiveRef"}) {
            if (const std::string_view reference = textAt(map, key); !reference.empty())
                m_references.emplace_back(&map, reference);
        }
        for (const std::string_view key : {"$id", "id"}) {
            if (const std::string_view id = textAt(map, key); !id.empty())
                m_identified.emplace(id, schema);
        }
        for (const std::string_view key : {"$anchor", "$dynamicAnchor"}) {
            if (const std::string_view anchor = textAt(map, key); !anchor.empty())
                m_identified.emplace("#" + std::string(anchor), schema);
        }
        if (const std::string_view pattern = textAt(map, "pattern"); !pattern.empty())
            addPattern(pattern);
        const Value *patterns = map.find("patternProperties");
        if (patterns && patterns->isMap()) {
            for (const MapEntry &entry : patterns->asMap()->all())
                addPattern(entry.key);
        }
        for (const MapEntry &entry : map.all()) {
            if (entry.key != "enum" && entry.key != "const" && entry.key != "default"
                && entry.key != "examples")
                collect(entry.value, depth + 1);
        }
    }

    [[nodiscard]] std::optional<Value> resolve(std::string_view reference) const
    {
        const std::size_t hash = reference.find('#');
        const std::string_view file = reference.substr(0, hash);
        std::string_view fragment =
            hash == std::string_view::npos ? std::string_view() : reference.substr(hash);
        Value base = m_document.root;
        if (const auto known = m_identified.find(reference); known != m_identified.end())
            return known->second;
        if (!file.empty()) {
            const auto known = m_identified.find(file);
            if (known == m_identified.end())
                return std::nullopt;
            base = known->second;
        }
        if (fragment.size() <= 1)
            return base;
        fragment.remove_prefix(1);
        return fragment.starts_with('/') ? along(base, fragment) : std::nullopt;
    }

    Schema::Document &m_document;
    std::vector<std::pair<const MapData *, std::string_view>> m_references;
    std::map<std::string, Value, std::less<>> m_identified;
    std::string m_problem;
};

} // namespace

base::Result<Schema> Schema::parse(std::string_view json)
{
    auto document = std::make_shared<Document>();
    const gotemplate::JsonValue read = gotemplate::parseJson(json, document->memory);
    if (!read.error.empty())
        return problem(base::ErrorCode::Syntax, read.error == "unexpected end of JSON input"
                                                    ? "unexpected EOF"
                                                    : read.error);
    document->root = read.value;
    if (!read.value.isMap() && read.value.kind() != gotemplate::Kind::Bool)
        return problem(base::ErrorCode::Invalid,
                       "\"file:///values.schema.json#\" is not valid against metaschema");
    if (read.value.isMap()) {
        const std::string_view url = textAt(*read.value.asMap(), "$schema");
        const std::optional<SchemaDraft> draft = draftOf(url);
        if (!draft)
            return problem(base::ErrorCode::Unresolved,
                           "its $schema is " + std::string(url) + ", and nothing is fetched");
        document->draft = *draft;
    }
    if (const base::Result<void> done = Reader(*document).run(); !done)
        return done.error();
    return Schema(std::move(document));
}

} // namespace fleetwright::helm
