// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/jsonvalue.h"

#include "yaml/emitter.h"
#include "yaml/jsonscalar.h"
#include "yaml/printedtext.h"
#include "yaml/scalar.h"
#include "yaml/timestamp.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace fleetwright::kustomize {
namespace {

/// The greatest integer that go-yaml prints of a float without an exponent ('g', six digits
/// decide).
constexpr std::uint64_t greatestPlain = 999'999;

const yaml::Node *retyped(const TransformContext &context, const yaml::Node *node, yaml::Tag tag,
                          std::string_view text)
{
    if (node->tag() == tag && node->text() == text)
        return node;
    const yaml::Style style = tag == yaml::Tag::String ? node->style() : yaml::Style::Plain;
    return context.builder.scalar(tag, text, node->span(), style, node->change());
}

std::string decimal(const yaml::Integer &number)
{
    return (number.negative && number.magnitude != 0 ? "-" : "") + std::to_string(number.magnitude);
}

/// Applies `change` to all scalars; keys become strings, with the text that `keyText` gives.
template<typename Change, typename KeyText>
const yaml::Node *mapScalars(const TransformContext &context, const yaml::Node *node,
                             const Change &change, const KeyText &keyText)
{
    if (node->isScalar())
        return change(node);
    if (node->isSequence()) {
        const yaml::Node *result = node;
        for (std::size_t i = 0; i < node->size(); ++i) {
            const yaml::Node *item = mapScalars(context, node->items()[i], change, keyText);
            if (item != node->items()[i])
                result = context.builder.withItem(result, i, item);
        }
        return result;
    }
    std::vector<yaml::Entry> entries;
    bool same = true;
    for (const yaml::Entry &entry : node->entries()) {
        const yaml::Node *key = retyped(context, entry.key, yaml::Tag::String, keyText(entry.key));
        const yaml::Node *value = mapScalars(context, entry.value, change, keyText);
        same = same && key == entry.key && value == entry.value;
        const auto twice =
            key == entry.key ? entries.end()
                             : std::find_if(entries.begin(), entries.end(), [&](const auto &other) {
                                   return other.key->text() == key->text();
                               });
        if (twice == entries.end())
            entries.push_back({key, value});
        else // "y" and "on" are one key
            twice->value = value;
    }
    return same ? node
                : context.builder.mapping(entries, node->span(), node->style(), node->change());
}

/// The JSON text of a number scalar.
std::string numberText(const yaml::Node *node)
{
    if (node->tag() == yaml::Tag::Int) {
        if (const std::optional<yaml::Integer> number = yaml::parseInteger(node->text()))
            return decimal(*number);
    }
    const std::optional<double> number = yaml::parseFloat(node->text());
    return number ? yaml::formatJsonFloat(*number) : std::string(node->text());
}

/// Of a scalar that is no number: Go's JSON of a time is its whole form.
std::string jsonText(const yaml::Node *node)
{
    if (node->tag() == yaml::Tag::Bool) {
        if (const std::optional<bool> value = yaml::parseBool(node->text()))
            return *value ? "true" : "false";
    }
    if (node->tag() == yaml::Tag::Timestamp) {
        if (std::optional<std::string> time = yaml::formatTimestamp(node->text()))
            return *std::move(time);
    }
    return std::string(node->text());
}

bool isNumber(const yaml::Node *node)
{
    return node->tag() == yaml::Tag::Int || node->tag() == yaml::Tag::Float;
}

const yaml::Node *scalarOfYaml11(const TransformContext &context, const yaml::Node *node)
{
    yaml::Tag tag = node->tag();
    if (tag == yaml::Tag::Binary) { // go-yaml v2 gives the bytes
        std::string storage;
        const auto bytes = yaml::toJsonScalar(node, storage);
        return retyped(context, node, yaml::Tag::String, bytes ? bytes->text : node->text());
    }
    const bool isTagged = tag == yaml::Tag::String && yaml::resolvePlain(node->text()) != tag;
    if (node->style() == yaml::Style::Plain && !isTagged)
        tag = yaml::resolvePlain11(node->text());
    const yaml::Node *typed = tag == node->tag() ? node : retyped(context, node, tag, node->text());
    switch (tag) {
    case yaml::Tag::Null:
        return retyped(context, typed, tag, "null");
    case yaml::Tag::Bool: {
        const char first = node->text().empty() ? 'n' : node->text().front();
        const bool on = node->text() == "on" || node->text() == "On" || node->text() == "ON";
        const bool isTrue = on || first == 'y' || first == 'Y' || first == 't' || first == 'T';
        return retyped(context, typed, tag, isTrue ? "true" : "false");
    }
    case yaml::Tag::Int:
    case yaml::Tag::Float:
        return retyped(context, typed, tag, numberText(typed));
    case yaml::Tag::Timestamp: // go-yaml v2 leaves dates as strings where no type asks for a time
    case yaml::Tag::String:
    case yaml::Tag::Binary:
    case yaml::Tag::Merge:
        break;
    }
    return retyped(context, typed, yaml::Tag::String, node->text());
}

/// A key of YAML 1.1 as sigs.k8s.io/yaml makes it a JSON key.
std::string keyOfYaml11(const TransformContext &context, const yaml::Node *key)
{
    return std::string(scalarOfYaml11(context, key)->text());
}

/// In the style in which go-yaml writes a string of JSON: what it is replaced with later takes that
/// style, and with it its type (RNode.UnmarshalJSON reads what yaml.Marshal prints).
const yaml::Node *stringThroughJson(const TransformContext &context, const yaml::Node *node)
{
    // Plain text needs no look but where "!!str" made it a string.
    if (node->style() == yaml::Style::Plain && yaml::resolvePlain(node->text()) == node->tag())
        return node;
    // The object is printed before it becomes JSON; that it cannot be is told at the end.
    std::string storage;
    const base::Result<std::string_view> printed = yaml::reprinted(node, storage);
    const std::string_view text = printed ? *printed : node->text();
    const std::string written = yaml::formatScalar(text, yaml::Tag::String);
    yaml::Style style = yaml::Style::Plain;
    if (written.starts_with('"'))
        style = yaml::Style::DoubleQuoted;
    else if (written.starts_with('\''))
        style = yaml::Style::SingleQuoted;
    else if (written.starts_with('|'))
        style = yaml::Style::Literal;
    return style == node->style() && text == node->text()
               ? node
               : context.builder.scalar(yaml::Tag::String, text, node->span(), style,
                                        node->change());
}

const yaml::Node *scalarThroughJson(const TransformContext &context, const yaml::Node *node)
{
    switch (node->tag()) {
    case yaml::Tag::Null:
        return retyped(context, node, yaml::Tag::Null, "null");
    case yaml::Tag::Int: {
        const std::optional<yaml::Integer> number = yaml::parseInteger(node->text());
        if (number && number->magnitude <= greatestPlain)
            return retyped(context, node, yaml::Tag::Int, decimal(*number));
        [[fallthrough]];
    }
    case yaml::Tag::Float: {
        const std::optional<double> number = yaml::parseFloat(numberText(node));
        if (!number)
            return node;
        const std::string text = yaml::formatYamlFloat(*number);
        return retyped(context, node, yaml::resolvePlain(text), text);
    }
    case yaml::Tag::Timestamp:
        return retyped(context, node, yaml::Tag::String,
                       yaml::formatTimestamp(node->text()).value_or(std::string(node->text())));
    case yaml::Tag::String:
        return stringThroughJson(context, node);
    case yaml::Tag::Bool:
        if (const std::optional<bool> value = yaml::parseBool(node->text()))
            return retyped(context, node, yaml::Tag::Bool, *value ? "true" : "false");
        break;
    case yaml::Tag::Binary:
    case yaml::Tag::Merge:
        break;
    }
    return node;
}

/// A reader of JSON that only tells whether there is an error.
class JsonChecker {
public:
    explicit JsonChecker(std::string_view text) : m_text(text) {}

    bool isValid()
    {
        skipBlanks();
        if (!value(0))
            return false;
        skipBlanks();
        return m_at == m_text.size();
    }

private:
    static constexpr int maximalDepth = 1'000;

    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }
    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool takeWord(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    bool value(int depth)
    {
        if (m_at >= m_text.size() || depth > maximalDepth)
            return false;
        switch (m_text[m_at]) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"':
            return string();
        case 't':
            return takeWord("true");
        case 'f':
            return takeWord("false");
        case 'n':
            return takeWord("null");
        default:
            return number();
        }
    }

    bool object(int depth)
    {
        ++m_at;
        skipBlanks();
        if (take('}'))
            return true;
        do {
            skipBlanks();
            if (m_at >= m_text.size() || m_text[m_at] != '"' || !string())
                return false;
            skipBlanks();
            if (!take(':'))
                return false;
            skipBlanks();
            if (!value(depth + 1))
                return false;
            skipBlanks();
        } while (take(','));
        return take('}');
    }

    bool array(int depth)
    {
        ++m_at;
        skipBlanks();
        if (take(']'))
            return true;
        do {
            skipBlanks();
            if (!value(depth + 1))
                return false;
            skipBlanks();
        } while (take(','));
        return take(']');
    }

    bool string()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const unsigned char c = static_cast<unsigned char>(m_text[m_at]);
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c < 0x20)
                return false;
            if (c == '\\' && !escape())
                return false;
        }
        return false;
    }

    bool escape()
    {
        ++m_at;
        if (m_at >= m_text.size())
            return false;
        if (m_text[m_at] != 'u')
            return std::string_view("\"\\/bfnrt").find(m_text[m_at]) != std::string_view::npos;
        const std::string_view digits = m_text.substr(m_at + 1, 4);
        m_at += 4;
        return digits.size() == 4
               && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    }

    bool digits()
    {
        const std::size_t begin = m_at;
        m_at = std::min(m_text.find_first_not_of("0123456789", m_at), m_text.size());
        return m_at > begin;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

const yaml::Node *jsonValue(const TransformContext &context, const yaml::Node *node,
                            JsonSource source)
{
    if (source == JsonSource::Json)
        return node;
    return mapScalars(
        context, node, [&](const yaml::Node *scalar) { return scalarOfYaml11(context, scalar); },
        [&](const yaml::Node *key) { return keyOfYaml11(context, key); });
}

const yaml::Node *throughJson(const TransformContext &context, const yaml::Node *node)
{
    return mapScalars(
        context, node, [&](const yaml::Node *scalar) { return scalarThroughJson(context, scalar); },
        [](const yaml::Node *key) { return key->text(); });
}

const yaml::Node *numbersThroughJson(const TransformContext &context, const yaml::Node *node)
{
    return mapScalars(
        context, node,
        [&](const yaml::Node *scalar) {
            return scalar->isString() ? scalar : scalarThroughJson(context, scalar);
        },
        [](const yaml::Node *key) { return key->text(); });
}

const yaml::Node *itemThroughJson(const TransformContext &context, const yaml::Node *item)
{
    return mapScalars(
        context, item,
        [&](const yaml::Node *scalar) {
            return isNumber(scalar) ? retyped(context, scalar, scalar->tag(), numberText(scalar))
                                    : scalarThroughJson(context, scalar);
        },
        [](const yaml::Node *key) { return key->text(); });
}

bool sameJson(const yaml::Node *left, const yaml::Node *right)
{
    if (left->kind() != right->kind() || left->size() != right->size())
        return false;
    if (left->isMapping()) {
        return std::all_of(left->entries().begin(), left->entries().end(),
                           [&](const yaml::Entry &entry) {
                               const yaml::Node *other = right->find(entry.key->text());
                               return other && sameJson(entry.value, other);
                           });
    }
    if (left->isSequence())
        return std::equal(left->items().begin(), left->items().end(), right->items().begin(),
                          sameJson);
    if (isNumber(left) || isNumber(right))
        return isNumber(left) && isNumber(right) && numberText(left) == numberText(right);
    if (left->isNull() || right->isNull())
        return left->isNull() && right->isNull();
    const bool leftBool = left->tag() == yaml::Tag::Bool;
    return leftBool == (right->tag() == yaml::Tag::Bool) && jsonText(left) == jsonText(right);
}

bool isJson(std::string_view text)
{
    return JsonChecker(text).isValid();
}

} // namespace fleetwright::kustomize
