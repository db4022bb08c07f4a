// SPDX-License-Identifier: Apache-2.0
#include "argocd/schema.h"

#include "argocd/manifest.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <string>
#include <vector>

namespace fleetwright::argocd {

const Field *Type::find(std::string_view field) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [field](const Field &one) { return one.name == field; });
    return found == fields.end() ? nullptr : &*found;
}

namespace {

std::string_view jsonKind(const yaml::Node *node)
{
    if (node->isMapping())
        return "object";
    if (node->isSequence())
        return "array";
    switch (node->tag()) {
    case yaml::Tag::Bool:
        return "bool";
    case yaml::Tag::Int:
    case yaml::Tag::Float:
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

base::Error wrongType(const yaml::Node *node, const Type &type, const Where &where)
{
    return invalidAt(node, where.text() + " must be " + std::string(type.name) + ", not "
                               + std::string(jsonKind(node)));
}

bool isInteger(const yaml::Node *node)
{
    if (node->tag() == yaml::Tag::Int)
        return true;
    const std::optional<double> value =
        node->tag() == yaml::Tag::Float ? yaml::parseFloat(node->text()) : std::nullopt;
    return value && *value == static_cast<double>(static_cast<std::int64_t>(*value));
}

bool hasKind(const yaml::Node *node, Type::Kind kind)
{
    switch (kind) {
    case Type::Kind::String:
        // YAML's dates and binaries are strings to JSON.
        return node->isScalar() && jsonKind(node) == "string";
    case Type::Kind::Bool:
        return node->isScalar() && node->tag() == yaml::Tag::Bool;
    case Type::Kind::Integer:
        return node->isScalar() && isInteger(node);
    case Type::Kind::IntOrString:
        return node->isScalar() && (isInteger(node) || jsonKind(node) == "string");
    case Type::Kind::Struct:
    case Type::Kind::Map:
        return node->isMapping();
    case Type::Kind::List:
        return node->isSequence();
    case Type::Kind::Raw:
        break;
    }
    return true;
}

bool isZero(const yaml::Node *node)
{
    if (node->isMapping())
        return node->entries().empty();
    if (node->isSequence())
        return node->items().empty();
    switch (node->tag()) {
    case yaml::Tag::Bool:
        return !yaml::parseBool(node->text()).value_or(false);
    case yaml::Tag::Int:
    case yaml::Tag::Float:
        return yaml::parseFloat(node->text()).value_or(0) == 0;
    default:
        return node->text().empty();
    }
}

class Decoder {
public:
    explicit Decoder(const yaml::NodeBuilder &build) : m_build(build) {}

    base::Result<const yaml::Node *> decode(const yaml::Node *node, const Type &type,
                                            const Where &where) const
    {
        if (node->isNull())
            return nullptr;
        if (!hasKind(node, type.kind))
            return wrongType(node, type, where);
        switch (type.kind) {
        case Type::Kind::Struct:
            return decodeStruct(node, type, where);
        case Type::Kind::Map:
            return decodeMap(node, type, where);
        case Type::Kind::List:
            return decodeList(node, type, where);
        default:
            return node;
        }
    }

private:
    const yaml::Node *zero(const Type &type) const
    {
        if (type.kind == Type::Kind::Bool)
            return m_build.scalar(yaml::Tag::Bool, "false");
        if (type.kind == Type::Kind::Integer || type.kind == Type::Kind::IntOrString)
            return m_build.scalar(yaml::Tag::Int, "0");
        if (type.kind != Type::Kind::Struct)
            return m_build.string("");
        std::vector<yaml::Entry> entries;
        for (const Field &field : type.fields) {
            if (field.omit == Omit::Never)
                entries.push_back({m_build.string(field.name), zero(*field.type)});
        }
        return m_build.mapping(entries);
    }

    static bool isOmitted(const yaml::Node *value, Omit omit)
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

    base::Result<const yaml::Node *> decodeStruct(const yaml::Node *node, const Type &type,
                                                  const Where &where) const
    {
        std::vector<yaml::Entry> entries;
        entries.reserve(type.fields.size());
        for (const Field &field : type.fields) {
            const yaml::Entry *entry = node->findEntry(field.name);
            const yaml::Node *value = nullptr;
            if (entry) {
                const base::Result<const yaml::Node *> decoded =
                    decode(entry->value, *field.type, Where{&where, field.name});
                if (!decoded)
                    return decoded.error();
                value = *decoded;
            }
            if (isOmitted(value, field.omit))
                continue;
            entries.push_back({entry ? entry->key : m_build.string(field.name),
                               value ? value : zero(*field.type)});
        }
        return m_build.mapping(entries, node->span());
    }

    base::Result<const yaml::Node *> decodeMap(const yaml::Node *node, const Type &type,
                                               const Where &where) const
    {
        std::vector<yaml::Entry> entries;
        entries.reserve(node->size());
        for (const yaml::Entry &entry : node->entries()) {
            const base::Result<const yaml::Node *> value =
                decode(entry.value, *type.element, Where{&where, entry.key->text()});
            if (!value)
                return value.error();
            entries.push_back({entry.key, *value ? *value : zero(*type.element)});
        }
        return m_build.mapping(entries, node->span());
    }

    base::Result<const yaml::Node *> decodeList(const yaml::Node *node, const Type &type,
                                                const Where &where) const
    {
        std::vector<const yaml::Node *> items;
        items.reserve(node->size());
        for (const yaml::Node *item : node->items()) {
            const base::Result<const yaml::Node *> value = decode(item, *type.element, where);
            if (!value)
                return value.error();
            items.push_back(*value ? *value : zero(*type.element));
        }
        return m_build.sequence(items, node->span());
    }

    const yaml::NodeBuilder &m_build;
};

} // namespace

base::Result<const yaml::Node *> decode(const yaml::Node *node, const Type &type,
                                        const yaml::NodeBuilder &build)
{
    return Decoder(build).decode(node, type, Where{});
}

} // namespace fleetwright::argocd
