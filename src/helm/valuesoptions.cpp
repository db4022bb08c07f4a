// SPDX-License-Identifier: Apache-2.0
#include "helm/valuesoptions.h"

#include "helm/tables.h"
#include "helm/values.h"
#include "template/json.h"
#include "template/yamltext.h"
#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <array>
#include <memory>
#include <utility>

namespace fleetwright::helm {

namespace {

using gotemplate::Kind;
using yaml::Node;
using yaml::Tag;

base::Error invalid(std::string detail)
{
    return {base::ErrorCode::Invalid, std::move(detail), {}, {}, {}};
}

/// Nodes of what Helm made of a document, at the places of the document's.
class NodeMaker {
public:
    NodeMaker(const yaml::NodeBuilder &builder, const Origins &origins)
        : m_builder(builder), m_origins(origins)
    {}

    [[nodiscard]] const Node *make(const gotemplate::Value &value, const Node *origin) const
    {
        const base::Span span = origin ? origin->span() : base::Span{};
        switch (value.kind()) {
        case Kind::Map: {
            std::vector<yaml::Entry> entries;
            for (const gotemplate::MapEntry &entry : value.asMap()->all())
                entries.push_back({m_builder.string(entry.key),
                                   make(entry.value, m_origins.find(value.asMap(), entry.key, 0))});
            return m_builder.mapping(entries, span);
        }
        case Kind::Slice: {
            std::vector<const Node *> items;
            for (std::size_t index = 0; index < value.asSlice()->size; ++index)
                items.push_back(make(value.asSlice()->elements[index],
                                     m_origins.find(value.asSlice(), {}, index)));
            return m_builder.sequence(items, span);
        }
        case Kind::Bool:
            return m_builder.scalar(Tag::Bool, value.asBool() ? "true" : "false", span);
        case Kind::Float64:
            return m_builder.scalar(Tag::Float, yaml::formatJsonFloat(value.asReal()), span);
        case Kind::String:
            return m_builder.string(value.asString(), span);
        default:
            return m_builder.scalar(Tag::Null, "null", span);
        }
    }

private:
    const yaml::NodeBuilder &m_builder;
    const Origins &m_origins;
};

yaml::ReadOptions readOptions(const base::Limits &limits)
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    options.limits = limits;
    return options;
}

enum class WithPlaces : std::uint8_t { No, Yes };

/// What Helm makes of a values file that was read.
base::Result<const Node *> valuesOf(const base::Result<yaml::ParsedFilePtr> &parsed,
                                    std::string_view text, const base::Place &place,
                                    const yaml::NodeBuilder &builder, WithPlaces places)
{
    if (!parsed) {
        base::Error error = parsed.error();
        error.detail = gotemplate::yamlErrorText(error, text);
        return error;
    }
    builder.arena().keep(*parsed);
    if ((*parsed)->documents.empty() || (*parsed)->documents.front()->isNull())
        return nullptr;
    gotemplate::Heap heap;
    const Node &document = *(*parsed)->documents.front();
    const gotemplate::YamlValue read = gotemplate::valueOfYaml(document, heap);
    base::Error error{base::ErrorCode::Invalid, read.error, place, {}, {}};
    if (!error.detail.empty())
        return error;
    if (!read.value.isMap()) {
        error.detail = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                       + std::string(gotemplate::jsonKindName(read.value))
                       + " into Go value of type map[string]interface {}";
        return error;
    }
    Origins origins;
    if (places == WithPlaces::Yes)
        origins.add(document, read.value);
    return NodeMaker(builder, origins)
        .make(read.value, places == WithPlaces::Yes ? &document : nullptr);
}

std::string_view optionOf(SetMode mode)
{
    constexpr std::array<std::string_view, 5> names = {"--set", "--set-string", "--set-json",
                                                       "--set-file", "--set-literal"};
    return names[static_cast<std::size_t>(mode)];
}

} // namespace

base::Result<const Node *> valuesRead(const base::SourceFilePtr &file,
                                      const yaml::NodeBuilder &builder, const base::Limits &limits)
{
    return valuesOf(yaml::readFile(file, readOptions(limits)), file->bytes(),
                    base::Place{file->path()}, builder, WithPlaces::Yes);
}

base::Result<const Node *> valuesReadIn(const Node &text, const std::shared_ptr<const void> &keeps,
                                        const yaml::NodeBuilder &builder,
                                        const base::Limits &limits)
{
    const base::Span &span = text.span();
    if (span.known())
        return valuesOf(
            yaml::readEmbedded(text, base::SourceFilePtr(keeps, span.file), readOptions(limits)),
            text.text(), span.place(), builder, WithPlaces::Yes);
    const auto file =
        std::make_shared<const base::SourceFile>(base::RepoPath(), std::string(text.text()));
    return valuesOf(yaml::readFile(file, readOptions(limits)), text.text(), {}, builder,
                    WithPlaces::No);
}

base::Result<const Node *> mergedValues(const std::vector<NamedValues> &files,
                                        const std::vector<SetLine> &lines,
                                        const ValueFileReader &reader,
                                        const yaml::NodeBuilder &builder,
                                        const base::Limits &limits)
{
    ValueLayers layers(builder);
    auto merged = std::make_shared<ValueMap>();
    for (const NamedValues &each : files) {
        const base::Result<const Node *> read = valuesRead(each.file, builder, limits);
        if (!read) {
            base::Error error = read.error();
            error.detail = "failed to parse " + each.name + ": " + error.detail;
            return error;
        }
        if (*read)
            merged = mergedMaps(*merged, *valueOf(*read).map(), &layers);
    }
    for (const SetMode mode :
         {SetMode::Json, SetMode::Typed, SetMode::String, SetMode::File, SetMode::Literal}) {
        for (const SetLine &line : lines) {
            if (line.mode != mode)
                continue;
            const base::Result<void> set = setValues(*merged, line.text, mode, layers, {}, reader);
            if (set)
                continue;
            if (mode == SetMode::Json)
                return invalid("failed parsing --set-json data " + line.text);
            return invalid("failed parsing " + std::string(optionOf(mode))
                           + " data: " + set.error().detail);
        }
    }
    return nodeOf(Value{merged}, builder);
}

} // namespace fleetwright::helm
