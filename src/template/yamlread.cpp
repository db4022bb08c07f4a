// SPDX-License-Identifier: Apache-2.0
#include "template/numbers.h"
#include "template/yamltext.h"
#include "yaml/jsonscalar.h"
#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace fleetwright::gotemplate {

namespace {

/// Nodes as convertToJSONableObject and encoding/json make values of them.
class Converter {
public:
    explicit Converter(Heap &heap) : m_heap(heap) {}

    [[nodiscard]] bool convert(const yaml::Node &node, Value &value);
    [[nodiscard]] const std::string &error() const { return m_error; }

private:
    bool scalar(const yaml::Node &node, Value &value);
    bool mapping(const yaml::Node &node, MapData &map);
    bool merge(const yaml::Node &node, MapData &map);
    bool key(const yaml::Node &node, std::string &text);
    bool fail(std::string error)
    {
        m_error = std::move(error);
        return false;
    }

    Heap &m_heap;
    std::string m_error;
};

bool Converter::scalar(const yaml::Node &node, Value &value)
{
    std::string storage;
    const base::Result<yaml::JsonScalar> json = yaml::toJsonScalar(&node, storage);
    if (!json)
        return fail("error converting YAML to JSON: " + json.error().detail);
    switch (json->kind) {
    case yaml::JsonScalar::Kind::Null:
        value = Value();
        break;
    case yaml::JsonScalar::Kind::Bool:
        value = Value::boolean(json->text == "true");
        break;
    case yaml::JsonScalar::Kind::Number:
        value = Value::real(parseFloat(json->text).value);
        break;
    case yaml::JsonScalar::Kind::String:
        value = m_heap.string(json->text);
        break;
    }
    return true;
}

bool Converter::key(const yaml::Node &node, std::string &text)
{
    if (!node.isScalar())
        return fail("error converting YAML to JSON: yaml: invalid map key");
    switch (node.tag()) {
    case yaml::Tag::Null:
        return fail("error converting YAML to JSON: unsupported map key of type: "
                    "%!s(<nil>), key: <nil>");
    case yaml::Tag::Bool:
        text = yaml::parseBool(node.text()).value_or(false) ? "true" : "false";
        return true;
    case yaml::Tag::Float: {
        const double number = yaml::parseFloat(node.text()).value_or(0);
        // As a float32 prints, so it is there.
        text = formatFloat(number, 'g', -1);
        if (text == "+Inf")
            text = ".inf";
        else if (text == "-Inf")
            text = "-.inf";
        else if (text == "NaN")
            text = ".nan";
        return true;
    }
    case yaml::Tag::Int: {
        std::string storage;
        const base::Result<yaml::JsonScalar> json = yaml::toJsonScalar(&node, storage);
        text = json ? std::string(json->text) : std::string(node.text());
        return true;
    }
    default:
        text = node.text();
        return true;
    }
}

/// "<<": what it names comes first, and the mapping's own keys over it.
bool Converter::merge(const yaml::Node &node, MapData &map)
{
    if (node.isMapping())
        return mapping(node, map);
    if (!node.isSequence())
        return fail("error converting YAML to JSON: yaml: map merge requires map or sequence of "
                    "maps as the value");
    const std::span<const yaml::Node *const> items = node.items();
    for (std::size_t at = items.size(); at > 0; --at) {
        if (!items[at - 1]->isMapping())
            return fail("error converting YAML to JSON: yaml: map merge requires map or sequence "
                        "of maps as the value");
        if (!mapping(*items[at - 1], map))
            return false;
    }
    return true;
}

bool Converter::mapping(const yaml::Node &node, MapData &map)
{
    for (const yaml::Entry &entry : node.entries()) {
        if (entry.key->isScalar() && entry.key->tag() == yaml::Tag::Merge
            && !merge(*entry.value, map))
            return false;
    }
    std::string name;
    for (const yaml::Entry &entry : node.entries()) {
        if (entry.key->isScalar() && entry.key->tag() == yaml::Tag::Merge)
            continue;
        Value value;
        if (!key(*entry.key, name) || !convert(*entry.value, value))
            return false;
        m_heap.set(map, name, value);
    }
    return true;
}

bool Converter::convert(const yaml::Node &node, Value &value)
{
    if (m_heap.isExhausted())
        return fail("more than the limit of " + std::to_string(m_heap.limit())
                    + " bytes of values");
    if (node.isScalar())
        return scalar(node, value);
    if (node.isMapping()) {
        MapData *map = m_heap.newMap(node.size());
        value = Value::map(map);
        return mapping(node, *map);
    }
    const std::span<const yaml::Node *const> items = node.items();
    SliceData *slice = m_heap.newSlice(items.empty() ? 0 : std::bit_ceil(items.size()));
    slice->size = items.size();
    value = Value::slice(slice);
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (!convert(*items[index], slice->elements[index]))
            return false;
    }
    return true;
}

} // namespace

/// goyaml.v2's "yaml: line 3: …". libyaml counts lines from 0; Go leaves out the first, and adds
/// one for the scanner's errors only. The end of a text counts as a new line.
std::string yamlErrorText(const base::Error &error, std::string_view source)
{
    std::string text = "error converting YAML to JSON: yaml: ";
    if (error.place && error.place->line > 0) {
        const bool isParsers = error.detail.starts_with("did not find expected");
        const auto lines = static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n'));
        const bool isAtEnd = isParsers && error.place->line == lines + 1 && !source.ends_with('\n')
                             && error.place->column > 1;
        const std::size_t line = error.place->line - (isAtEnd ? 0 : 1);
        if (line > 0)
            text += "line " + std::to_string(line + (isParsers ? 0 : 1)) + ": ";
    }
    return text + error.detail;
}

YamlValue parseYaml(std::string_view text, Heap &heap)
{
    const std::optional<base::RepoPath> path = base::RepoPath::fromText("text.yaml");
    auto file = std::make_shared<const base::SourceFile>(*path, std::string(text));
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(std::move(file), options);
    if (!parsed)
        return {{}, yamlErrorText(parsed.error(), text)};
    if ((*parsed)->documents.empty())
        return {};
    return valueOfYaml(*(*parsed)->documents.front(), heap);
}

YamlValue valueOfYaml(const yaml::Node &document, Heap &heap)
{
    Converter converter(heap);
    Value value;
    if (!converter.convert(document, value))
        return {{}, converter.error()};
    return {value, {}};
}

} // namespace fleetwright::gotemplate
