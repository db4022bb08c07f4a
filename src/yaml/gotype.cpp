// SPDX-License-Identifier: Apache-2.0
#include "yaml/gotype.h"

#include "base/errorat.h"
#include "base/nearest.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::yaml {

const GoField *GoType::find(std::string_view field) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [field](const GoField &one) { return one.name == field; });
    return found == fields.end() ? nullptr : &*found;
}

namespace {

base::Error errorAt(const Node *node, std::string detail)
{
    return base::errorAt(base::ErrorCode::Invalid, std::move(detail), node->span());
}

std::string_view jsonKind(const Node *node)
{
    if (node->isMapping())
        return "object";
    if (node->isSequence())
        return "array";
    switch (node->tag()) {
    case Tag::Bool:
        return "bool";
    case Tag::Int:
    case Tag::Float:
        return "number";
    default:
        return "string";
    }
}

/// Where in the object a value stands; texts are made only for errors.
struct Where {
    const Where *parent = nullptr;
    std::string_view field;

    [[nodiscard]] std::string text() const
    {
        const std::string above = parent ? parent->text() : std::string();
        return above.empty() || field.empty() ? above + std::string(field)
                                              : above + '.' + std::string(field);
    }
};

base::Error wrongType(const Node *node, const GoType &type, const Where &where)
{
    return errorAt(node, where.text() + " must be " + std::string(type.name) + ", not "
                             + std::string(jsonKind(node)));
}

bool isInteger(const Node *node)
{
    if (node->tag() == Tag::Int)
        return true;
    const std::optional<double> value =
        node->tag() == Tag::Float ? parseFloat(node->text()) : std::nullopt;
    return value && *value == static_cast<double>(static_cast<std::int64_t>(*value));
}

bool hasKind(const Node *node, GoType::Kind kind)
{
    switch (kind) {
    case GoType::Kind::String:
    case GoType::Kind::Text:
        // YAML's dates and binaries are strings to JSON.
        return node->isScalar() && jsonKind(node) == "string";
    case GoType::Kind::Bool:
        return node->isScalar() && node->tag() == Tag::Bool;
    case GoType::Kind::Integer:
        return node->isScalar() && isInteger(node);
    case GoType::Kind::IntOrString:
        return node->isScalar() && (isInteger(node) || jsonKind(node) == "string");
    case GoType::Kind::Struct:
    case GoType::Kind::Map:
    case GoType::Kind::Object:
        return node->isMapping();
    case GoType::Kind::List:
        return node->isSequence();
    case GoType::Kind::Raw:
        break;
    }
    return true;
}

bool isZero(const Node *node)
{
    if (node->isMapping())
        return node->entries().empty();
    if (node->isSequence())
        return node->items().empty();
    switch (node->tag()) {
    case Tag::Bool:
        return !parseBool(node->text()).value_or(false);
    case Tag::Int:
    case Tag::Float:
        return parseFloat(node->text()).value_or(0) == 0;
    default:
        return node->text().empty();
    }
}

/// What sigs.k8s.io/yaml v1.6 makes of a number or a boolean where a string is wanted
/// (convertToJSONableObject); nothing for what stays as it is.
std::optional<std::string> textOfScalar(const Node *node)
{
    if (!node->isScalar())
        return std::nullopt;
    if (node->tag() == Tag::Bool)
        return parseBool(node->text()).value_or(false) ? "true" : "false";
    if (node->tag() == Tag::Int) {
        if (const std::optional<Integer> value = parseInteger(node->text()))
            return (value->negative ? "-" : "") + std::to_string(value->magnitude);
    }
    if (node->tag() == Tag::Int || node->tag() == Tag::Float) {
        if (const std::optional<double> value = parseFloat(node->text()))
            return formatYamlFloat(*value);
    }
    return std::nullopt;
}

bool equalFold(std::string_view left, std::string_view right)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(left, right, [&](char l, char r) { return lower(l) == lower(r); });
}

class Decoder {
public:
    Decoder(const NodeBuilder &build, const DecodeOptions &options)
        : m_build(build), m_options(options)
    {}

    base::Result<const Node *> decode(const Node *node, const GoType &type,
                                      const Where &where) const
    {
        if (node->isNull())
            return nullptr;
        if (type.kind == GoType::Kind::Text && m_options.texts == DecodeOptions::Texts::Scalars) {
            if (const std::optional<std::string> text = textOfScalar(node))
                return m_build.string(*text, node->span());
        }
        if (!hasKind(node, type.kind))
            return wrongType(node, type, where);
        switch (type.kind) {
        case GoType::Kind::Struct:
            return decodeStruct(node, type, where);
        case GoType::Kind::Map:
            return decodeMap(node, type, where);
        case GoType::Kind::List:
            return decodeList(node, type, where);
        default:
            return node;
        }
    }

private:
    const Node *zero(const GoType &type) const
    {
        if (type.kind == GoType::Kind::Bool)
            return m_build.scalar(Tag::Bool, "false");
        if (type.kind == GoType::Kind::Integer || type.kind == GoType::Kind::IntOrString)
            return m_build.scalar(Tag::Int, "0");
        if (type.kind != GoType::Kind::Struct)
            return m_build.string("");
        std::vector<Entry> entries;
        for (const GoField &field : type.fields) {
            if (field.omit == Omit::Never)
                entries.push_back({m_build.string(field.name), zero(*field.type)});
        }
        return m_build.mapping(entries);
    }

    static bool isOmitted(const Node *value, Omit omit)
    {
        switch (omit) {
        case Omit::Never:
            return false;
        case Omit::IfNil:
            return !value;
        case Omit::IfEmpty:
        case Omit::IfZero:
            break;
        }
        return !value || isZero(value);
    }

    /// The entry that a field is read from; nullptr if there is none.
    const Entry *entryOf(const Node *node, const GoField &field) const
    {
        const Entry *exact = node->findEntry(field.name);
        if (m_options.keys == DecodeOptions::Keys::Exact)
            return exact;
        // encoding/json takes the keys as they come, and JSON made of a map has them sorted.
        const Entry *last = nullptr;
        for (const Entry &entry : node->entries()) {
            if (equalFold(entry.key->text(), field.name) && !entry.value->isNull()
                && (!last || last->key->text() <= entry.key->text()))
                last = &entry;
        }
        return last ? last : exact;
    }

    bool isKnown(std::string_view key, const GoType &type) const
    {
        return std::ranges::any_of(type.fields, [&](const GoField &field) {
            return m_options.keys == DecodeOptions::Keys::Exact ? field.name == key
                                                                : equalFold(field.name, key);
        });
    }

    void tellUnknown(const Node *node, const GoType &type, const Where &where) const
    {
        std::vector<std::string_view> names;
        for (const GoField &field : type.fields)
            names.push_back(field.name);
        for (const Entry &entry : node->entries()) {
            const std::string_view key = entry.key->text();
            if (!isKnown(key, type))
                m_options.unknown->push_back({Where{&where, key}.text(),
                                              std::string(base::nearestName(key, names)),
                                              entry.key->span()});
        }
    }

    base::Result<const Node *> decodeStruct(const Node *node, const GoType &type,
                                            const Where &where) const
    {
        std::vector<Entry> entries;
        entries.reserve(type.fields.size());
        if (m_options.unknown)
            tellUnknown(node, type, where);
        for (const GoField &field : type.fields) {
            const Entry *entry = entryOf(node, field);
            const Node *value = nullptr;
            if (entry) {
                const base::Result<const Node *> decoded =
                    decode(entry->value, *field.type, Where{&where, field.name});
                if (!decoded)
                    return decoded.error();
                value = *decoded;
            }
            if (isOmitted(value, field.omit))
                continue;
            entries.push_back({keyOf(entry, field), value ? value : zero(*field.type)});
        }
        return m_build.mapping(entries, node->span());
    }

    /// The key as Go writes it, where it is written.
    const Node *keyOf(const Entry *entry, const GoField &field) const
    {
        if (entry && entry->key->text() == field.name)
            return entry->key;
        return m_build.string(field.name, entry ? entry->key->span() : base::Span{});
    }

    base::Result<const Node *> decodeMap(const Node *node, const GoType &type,
                                         const Where &where) const
    {
        std::vector<Entry> entries;
        entries.reserve(node->size());
        for (const Entry &entry : node->entries()) {
            const base::Result<const Node *> value =
                decode(entry.value, *type.element, Where{&where, entry.key->text()});
            if (!value)
                return value.error();
            entries.push_back({entry.key, *value ? *value : zero(*type.element)});
        }
        return m_build.mapping(entries, node->span());
    }

    base::Result<const Node *> decodeList(const Node *node, const GoType &type,
                                          const Where &where) const
    {
        std::vector<const Node *> items;
        items.reserve(node->size());
        for (const Node *item : node->items()) {
            const base::Result<const Node *> value = decode(item, *type.element, where);
            if (!value)
                return value.error();
            items.push_back(*value ? *value : zero(*type.element));
        }
        return m_build.sequence(items, node->span());
    }

    const NodeBuilder &m_build;
    const DecodeOptions &m_options;
};

} // namespace

base::Result<const Node *> decode(const Node *node, const GoType &type, const NodeBuilder &build,
                                  const DecodeOptions &options)
{
    return Decoder(build, options).decode(node, type, Where{});
}

} // namespace fleetwright::yaml
