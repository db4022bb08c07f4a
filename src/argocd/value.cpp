// SPDX-License-Identifier: Apache-2.0
#include "argocd/value.h"

#include "yaml/emitter.h"
#include "yaml/jsonscalar.h"
#include "yaml/nodebuilder.h"
#include "yaml/scalar.h"

#include <utility>

namespace fleetwright::argocd {

Value::Value(Parts parts)
    : m_kind(parts.kind), m_number(parts.number), m_text(std::move(parts.text)),
      m_items(std::move(parts.items)), m_fields(std::move(parts.fields)), m_span(parts.span)
{}

ValuePtr Value::null(base::Span span)
{
    return std::make_shared<const Value>(
        Parts{.kind = Kind::Null, .text = {}, .items = {}, .fields = {}, .span = span});
}

ValuePtr Value::boolean(bool value, base::Span span)
{
    return std::make_shared<const Value>(Parts{.kind = Kind::Bool,
                                               .number = value ? 1.0 : 0.0,
                                               .text = {},
                                               .items = {},
                                               .fields = {},
                                               .span = span});
}

ValuePtr Value::number(double value, base::Span span)
{
    return std::make_shared<const Value>(Parts{.kind = Kind::Number,
                                               .number = value,
                                               .text = {},
                                               .items = {},
                                               .fields = {},
                                               .span = span});
}

ValuePtr Value::string(std::string text, base::Span span)
{
    return std::make_shared<const Value>(Parts{
        .kind = Kind::String, .text = std::move(text), .items = {}, .fields = {}, .span = span});
}

ValuePtr Value::list(Items items, Kind kind, base::Span span)
{
    return std::make_shared<const Value>(
        Parts{.kind = kind, .text = {}, .items = std::move(items), .fields = {}, .span = span});
}

ValuePtr Value::map(Fields fields, Kind kind, base::Span span)
{
    return std::make_shared<const Value>(
        Parts{.kind = kind, .text = {}, .items = {}, .fields = std::move(fields), .span = span});
}

const Value *Value::find(std::string_view key) const
{
    const auto found = m_fields.find(key);
    return found == m_fields.end() ? nullptr : found->second.get();
}

namespace {

void print(const Value &value, std::string &out)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        out += "<nil>";
        return;
    case Value::Kind::Bool:
        out += value.asBool() ? "true" : "false";
        return;
    case Value::Kind::Number:
        out += yaml::formatYamlFloat(value.asNumber());
        return;
    case Value::Kind::String:
        out += value.text();
        return;
    case Value::Kind::List:
    case Value::Kind::Strings:
    case Value::Kind::Maps: {
        out += '[';
        std::string_view separator;
        for (const ValuePtr &item : value.items()) {
            out += separator;
            print(*item, out);
            separator = " ";
        }
        out += ']';
        return;
    }
    case Value::Kind::Map:
    case Value::Kind::StringMap: {
        out += "map[";
        std::string_view separator;
        for (const auto &[key, item] : value.fields()) {
            out += separator;
            out += key;
            out += ':';
            print(*item, out);
            separator = " ";
        }
        out += ']';
        return;
    }
    }
}

const yaml::Node *toNode(const Value &value, const yaml::NodeBuilder &build)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return build.scalar(yaml::Tag::Null, "null");
    case Value::Kind::Bool:
        return build.scalar(yaml::Tag::Bool, value.asBool() ? "true" : "false");
    case Value::Kind::Number:
        return build.scalar(yaml::Tag::Float, yaml::formatJsonFloat(value.asNumber()));
    case Value::Kind::String:
        return build.string(value.text());
    case Value::Kind::List:
    case Value::Kind::Strings:
    case Value::Kind::Maps: {
        std::vector<const yaml::Node *> items;
        for (const ValuePtr &item : value.items())
            items.push_back(toNode(*item, build));
        return build.sequence(items);
    }
    case Value::Kind::Map:
    case Value::Kind::StringMap:
        break;
    }
    std::vector<yaml::Entry> entries;
    for (const auto &[key, item] : value.fields())
        entries.push_back({build.string(key), toNode(*item, build)});
    return build.mapping(entries);
}

/// A key as JSON has it: numbers and booleans become texts.
std::string keyText(const yaml::Node *key)
{
    std::string storage;
    const base::Result<yaml::JsonScalar> scalar = yaml::toJsonScalar(key, storage);
    if (!scalar || scalar->kind == yaml::JsonScalar::Kind::Null)
        return std::string(key->text());
    return std::string(scalar->text);
}

class NodeReader {
public:
    explicit NodeReader(const base::Span *place) : m_place(place) {}

    ValuePtr read(const yaml::Node *node) const
    {
        if (node->isScalar())
            return scalar(node);
        if (node->isSequence()) {
            Value::Items items;
            items.reserve(node->size());
            for (const yaml::Node *item : node->items())
                items.push_back(read(item));
            return Value::list(std::move(items), Value::Kind::List, spanOf(node));
        }
        Value::Fields fields;
        for (const yaml::Entry &entry : node->entries())
            fields.insert_or_assign(keyText(entry.key), read(entry.value));
        return Value::map(std::move(fields), Value::Kind::Map, spanOf(node));
    }

private:
    base::Span spanOf(const yaml::Node *node) const { return m_place ? *m_place : node->span(); }

    ValuePtr scalar(const yaml::Node *node) const
    {
        std::string storage;
        const base::Result<yaml::JsonScalar> json = yaml::toJsonScalar(node, storage);
        if (!json)
            return Value::string(std::string(node->text()), spanOf(node));
        switch (json->kind) {
        case yaml::JsonScalar::Kind::Null:
            return Value::null(spanOf(node));
        case yaml::JsonScalar::Kind::Bool:
            return Value::boolean(json->text == "true", spanOf(node));
        case yaml::JsonScalar::Kind::Number:
            return Value::number(yaml::parseFloat(json->text).value_or(0), spanOf(node));
        case yaml::JsonScalar::Kind::String:
            break;
        }
        return Value::string(std::string(json->text), spanOf(node));
    }

    const base::Span *m_place; ///< nullptr: each node's own
};

} // namespace

std::string printed(const Value &value)
{
    std::string out;
    print(value, out);
    return out;
}

std::string toJson(const Value &value)
{
    base::Arena arena;
    base::Result<std::string> text = yaml::toJson(toNode(value, yaml::NodeBuilder(arena)));
    return text ? *std::move(text) : std::string("null");
}

ValuePtr fromNode(const yaml::Node *node)
{
    return NodeReader(nullptr).read(node);
}

ValuePtr fromNode(const yaml::Node *node, const base::Span &place)
{
    return NodeReader(&place).read(node);
}

bool isEmpty(const Value *value)
{
    if (!value)
        return true;
    switch (value->kind()) {
    case Value::Kind::Null:
        return true;
    case Value::Kind::Bool:
    case Value::Kind::Number:
        return value->asNumber() == 0;
    case Value::Kind::String:
        return value->text().empty();
    case Value::Kind::List:
    case Value::Kind::Strings:
    case Value::Kind::Maps:
        return value->items().empty();
    case Value::Kind::Map:
    case Value::Kind::StringMap:
        break;
    }
    return value->fields().empty();
}

} // namespace fleetwright::argocd
