// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/decode.h"

#include "base/nearest.h"
#include "kustomize/errors.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;
using yaml::Tag;

bool sameIgnoringCase(std::string_view left, std::string_view right)
{
    return left.size() == right.size()
           && std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
                  return std::tolower(static_cast<unsigned char>(a))
                         == std::tolower(static_cast<unsigned char>(b));
              });
}

const FieldType *findField(const StructType &type, std::string_view name)
{
    for (const FieldType &field : type.fields) {
        if (field.name == name)
            return &field;
    }
    for (const FieldType &field : type.fields) {
        if (sameIgnoringCase(field.name, name))
            return &field;
    }
    return nullptr;
}

std::string nearestHint(const StructType &type, std::string_view name)
{
    std::vector<std::string_view> names;
    for (const FieldType &field : type.fields)
        names.push_back(field.name);
    const std::string_view nearest = base::nearestName(name, names);
    return nearest.empty() ? "remove the field" : "did you mean '" + std::string(nearest) + "'?";
}

/// A key as sigs.k8s.io/yaml makes it a JSON key.
std::string keyText(const Node *key)
{
    if (key->tag() == Tag::Bool)
        return yaml::parseBool(key->text()).value_or(true) ? "true" : "false";
    if (key->tag() == Tag::Null)
        return "null";
    return std::string(key->text());
}

class Decoder {
public:
    Decoder(const yaml::NodeBuilder &builder, Decoding decoding)
        : m_builder(builder), m_decoding(decoding)
    {}

    Result<const Node *> structure(const Node *node, const StructType &type, std::string_view path)
    {
        if (node->isNull())
            return m_builder.mapping({}, node->span());
        if (!node->isMapping())
            return mismatch(node, path, type.name);
        // Go decodes the keys of a JSON object that was made from a sorted map.
        std::map<std::string, const yaml::Entry *> sorted;
        for (const yaml::Entry &entry : node->entries())
            sorted[keyText(entry.key)] = &entry;
        std::vector<yaml::Entry> entries;
        for (const auto &[name, entry] : sorted) {
            const FieldType *field = findField(type, name);
            if (!field) {
                if (m_decoding != Decoding::Strict)
                    continue;
                return errorAt(ErrorCode::Invalid, "unknown field \"" + name + "\"", entry->key,
                               nearestHint(type, name));
            }
            if (entry->value->isNull())
                continue;
            const int outside = m_embedding;
            m_embedding += field->holder == Holder::Embedded ? 1 : 0;
            auto decoded = value(entry->value, *field, join(path, field->name));
            m_embedding = outside;
            if (!decoded)
                return decoded;
            store(entries, {keyNode(entry->key, field->name), *decoded});
        }
        return m_builder.mapping(entries, node->span(), node->style(), node->change());
    }

    Result<const Node *> list(const Node *node, const StructType &type, std::string_view path)
    {
        if (!node->isSequence())
            return mismatch(node, path, "[]" + std::string(type.name));
        std::vector<const Node *> items;
        for (const Node *item : node->items()) {
            auto decoded = structure(item, type, path);
            if (!decoded)
                return decoded;
            items.push_back(*decoded);
        }
        return m_builder.sequence(items, node->span(), node->style(), node->change());
    }

private:
    static std::string join(std::string_view path, std::string_view name)
    {
        return std::string(path) + "." + std::string(name);
    }

    static void store(std::vector<yaml::Entry> &entries, yaml::Entry entry)
    {
        for (yaml::Entry &other : entries) {
            if (other.key->text() == entry.key->text()) {
                other = entry;
                return;
            }
        }
        entries.push_back(entry);
    }

    const Node *keyNode(const Node *key, std::string_view name) const
    {
        if (key->text() == name && key->tag() == Tag::String)
            return key;
        return m_builder.string(name, key->span());
    }

    Result<const Node *> mismatch(const Node *node, std::string_view path,
                                  std::string_view type) const
    {
        std::string_view found = "string";
        if (node->isMapping())
            found = "object";
        else if (node->isSequence())
            found = "array";
        else if (node->tag() == Tag::Bool)
            found = "bool";
        else if (node->tag() == Tag::Int || node->tag() == Tag::Float)
            found = "number";
        const bool quotable = node->isScalar() && type == "string";
        return errorAt(ErrorCode::Invalid,
                       "json: cannot unmarshal " + std::string(found) + " into field "
                           + std::string(path) + " of type " + std::string(type),
                       node, quotable ? std::string("put the value in quotes") : wanted(type));
    }

    /// What the field wants, in words.
    static std::string wanted(std::string_view type)
    {
        if (type == "string")
            return "give one text";
        if (type == "[]string")
            return "give a list of texts, one \"- …\" each";
        if (type.starts_with("[]"))
            return "give a list, each entry of it with fields of its own";
        if (type.starts_with("map"))
            return "give keys with texts";
        if (type == "bool")
            return "give true or false";
        return type.starts_with("int") ? "give a whole number" : "give fields with values";
    }

    [[nodiscard]] bool numbersAreTexts() const
    {
        return m_decoding == Decoding::Tolerant
               || (m_decoding == Decoding::Lenient && m_embedding == 0);
    }

    Result<const Node *> string(const Node *node, std::string_view path) const
    {
        if (!node->isScalar())
            return mismatch(node, path, "string");
        switch (node->tag()) {
        case Tag::Null:
            return m_builder.string("", node->span());
        case Tag::Bool:
        case Tag::Int:
        case Tag::Float:
            if (!numbersAreTexts())
                return mismatch(node, path, "string");
            if (node->tag() == Tag::Bool)
                return m_builder.string(*yaml::parseBool(node->text()) ? "true" : "false",
                                        node->span(), node->change());
            return m_builder.string(node->text(), node->span(), node->change());
        default:
            if (node->tag() == Tag::String)
                return node;
            return m_builder.string(node->text(), node->span(), node->change());
        }
    }

    Result<const Node *> value(const Node *node, const FieldType &field, const std::string &path)
    {
        switch (field.type) {
        case ValueType::Any:
            return node;
        case ValueType::String:
            return string(node, path);
        case ValueType::Bool:
            if (node->isScalar() && node->tag() == Tag::Bool)
                return node;
            return mismatch(node, path, "bool");
        case ValueType::Int:
            if (node->isScalar() && node->tag() == Tag::Int)
                return node;
            return mismatch(node, path, "int64");
        case ValueType::Strings:
            return strings(node, path);
        case ValueType::StringMap:
        case ValueType::BoolMap:
            return map(node, field.type, path);
        case ValueType::Struct:
            return structure(node, *field.of, path);
        case ValueType::Structs:
            return list(node, *field.of, path);
        }
        return node;
    }

    Result<const Node *> strings(const Node *node, const std::string &path) const
    {
        if (!node->isSequence())
            return mismatch(node, path, "[]string");
        std::vector<const Node *> items;
        for (const Node *item : node->items()) {
            auto decoded = string(item, path);
            if (!decoded)
                return decoded;
            items.push_back(*decoded);
        }
        return m_builder.sequence(items, node->span(), node->style(), node->change());
    }

    Result<const Node *> map(const Node *node, ValueType type, const std::string &path)
    {
        if (!node->isMapping())
            return mismatch(node, path, "map");
        const FieldType item{
            "value", type == ValueType::StringMap ? ValueType::String : ValueType::Bool, nullptr};
        std::vector<yaml::Entry> entries;
        for (const yaml::Entry &entry : node->entries()) {
            if (type == ValueType::BoolMap && entry.value->isNull())
                continue;
            auto decoded = value(entry.value, item, path);
            if (!decoded)
                return decoded;
            store(entries, {mapKey(entry.key), *decoded});
        }
        return m_builder.mapping(entries, node->span(), node->style(), node->change());
    }

    /// A key that kustomize writes into an object has no tag: "12" becomes a number there, which
    /// then cannot be printed.
    const Node *mapKey(const Node *key) const
    {
        const std::string text = keyText(key);
        const Tag tag = yaml::resolvePlain(text);
        return tag == key->tag() && text == key->text() ? key
                                                        : m_builder.scalar(tag, text, key->span());
    }

    const yaml::NodeBuilder &m_builder;
    Decoding m_decoding;
    int m_embedding = 0; ///< fields of embedded structs around the one that is read
};

} // namespace

Result<const Node *> decode(const yaml::NodeBuilder &builder, const Node *node,
                            const StructType &type, Decoding decoding)
{
    return Decoder(builder, decoding).structure(node, type, type.name);
}

Result<const Node *> decodeList(const yaml::NodeBuilder &builder, const Node *node,
                                const StructType &type, Decoding decoding)
{
    return Decoder(builder, decoding).list(node, type, type.name);
}

} // namespace fleetwright::kustomize
