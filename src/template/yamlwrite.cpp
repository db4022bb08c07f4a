// SPDX-License-Identifier: Apache-2.0
#include "template/json.h"
#include "template/yamltext.h"
#include "yaml/jsonscalar.h"
#include "yaml/keyorder.h"
#include "yaml/scalar.h"
#include "yaml/scalarwriter.h"

#include <algorithm>
#include <vector>

namespace fleetwright::gotemplate {

namespace {

using yaml::ScalarWriter;

constexpr int indentStep = 2;

/// Whether lists below a key stand deeper than the key: goyaml.v2 no, go-yaml v3 yes.
enum class ListIndent { None, Step };

/// goyaml.v2's block layout of what encoding/json read: maps in natural order.
class BlockWriter {
public:
    BlockWriter(std::string &out, ListIndent lists) : m_out(out), m_lists(lists) {}

    void writeDocument(const Value &root)
    {
        write(root, -1, false);
        m_out.writeIndent(0);
    }

private:
    void write(const Value &value, int indent, bool isInMap)
    {
        if (value.isMap() && value.size() > 0) {
            writeMap(value, indent < 0 ? 0 : indent + indentStep);
        } else if (value.isSlice() && value.size() > 0) {
            writeList(value, indent, isInMap);
        } else if (value.isMap() || value.isSlice()) {
            m_out.writeEmptyCollection(value.isMap() ? "{}" : "[]");
        } else {
            writeScalar(value, indent < 0 ? indentStep : indent + indentStep);
        }
    }

    void writeScalar(const Value &value, int indent)
    {
        switch (value.kind()) {
        case Kind::String:
            if (!m_out.writeSimple(value.asString()))
                m_out.writeString(value.asString(), ScalarWriter::Context::Value, indent);
            break;
        case Kind::Bool:
            m_out.writePlainWord(value.asBool() ? "true" : "false");
            break;
        case Kind::Float64: {
            // Without the way through JSON the float is printed as it is.
            std::string storage;
            m_out.writePlainWord(
                m_lists == ListIndent::Step
                    ? std::string_view(storage = yaml::formatYamlFloat(value.asReal()))
                    : yaml::yamlNumber(yaml::formatJsonFloat(value.asReal()), storage));
            break;
        }
        case Kind::Int:
        case Kind::Int64:
            m_out.writePlainWord(std::to_string(value.asInteger()));
            break;
        default:
            m_out.writePlainWord("null");
            break;
        }
    }

    void writeKey(std::string_view key, int indent)
    {
        if (yaml::isSimpleKey(key)) {
            m_out.writeString(key, ScalarWriter::Context::SimpleKey, indent + indentStep);
            m_out.writeKeyColon();
            return;
        }
        m_out.writeBlockIndicator('?');
        m_out.writeString(key, ScalarWriter::Context::Value, indent + indentStep);
        m_out.writeIndent(indent);
        m_out.writeBlockIndicator(':');
    }

    void writeMap(const Value &map, int indent)
    {
        std::vector<const MapEntry *> order;
        for (const MapEntry &entry : map.asMap()->all())
            order.push_back(&entry);
        std::stable_sort(order.begin(), order.end(), [](const auto *left, const auto *right) {
            return yaml::naturallyBefore(left->key, right->key);
        });
        for (const MapEntry *entry : order) {
            m_out.writeIndent(indent);
            writeKey(entry->key, indent);
            write(entry->value, indent, true);
        }
    }

    void writeList(const Value &list, int indent, bool isInMap)
    {
        const bool isFlush =
            m_lists == ListIndent::None && isInMap && !m_out.onlyIndicatorsOnLine();
        const int own = indent < 0 ? 0 : isFlush ? indent : indent + indentStep;
        for (const Value &element : list.asSlice()->all()) {
            m_out.writeIndent(own);
            m_out.writeBlockIndicator('-');
            write(element, own, false);
        }
    }

    ScalarWriter m_out;
    ListIndent m_lists;
};

/// Whether a value is made of what encoding/json reads only, so that going through JSON changes
/// nothing.
bool isPlainData(const Value &value, int depth)
{
    constexpr int deepest = 500;
    if (depth > deepest)
        return false;
    const Type *type = value.type();
    if (!type || type == &types::string || type == &types::boolean || type == &types::integer
        || type == &types::int64)
        return true;
    if (type == &types::float64)
        return value.asReal() - value.asReal() == 0;
    if (value.isNil())
        return false;
    if (value.isMap()) {
        const std::span<const MapEntry> entries = value.asMap()->all();
        return std::all_of(entries.begin(), entries.end(), [depth](const MapEntry &entry) {
            return isPlainData(entry.value, depth + 1);
        });
    }
    if (type == &types::anySlice || type == &types::stringSlice || type == &types::intSlice) {
        const std::span<Value> elements = value.asSlice()->all();
        return std::all_of(elements.begin(), elements.end(), [depth](const Value &element) {
            return isPlainData(element, depth + 1);
        });
    }
    return false;
}

std::string withoutLastBreak(std::string text)
{
    if (text.ends_with('\n'))
        text.pop_back();
    return text;
}

} // namespace

std::optional<std::string> toYaml(const Value &value, Heap &heap, std::string &error)
{
    Value data = value;
    if (!isPlainData(value, 0)) {
        const std::optional<std::string> json = toJson(value, JsonEscapes::Html, error);
        if (!json)
            return std::nullopt;
        data = parseJson(*json, heap).value;
    }
    std::string out;
    BlockWriter(out, ListIndent::None).writeDocument(data);
    return withoutLastBreak(std::move(out));
}

std::string toPrettyYaml(const Value &value)
{
    std::string out;
    BlockWriter(out, ListIndent::Step).writeDocument(value);
    return withoutLastBreak(std::move(out));
}

} // namespace fleetwright::gotemplate
