// SPDX-License-Identifier: Apache-2.0
#include "kustomize/generators/generate.h"

#include "kustomize/errors.h"
#include "kustomize/generators/keyvalues.h"
#include "kustomize/generators/utf8.h"
#include "yaml/nodebuilder.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Entry;
using yaml::Node;

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t index = 0; index < 3; ++index)
            group =
                (group << 8) | (index < count ? static_cast<unsigned char>(bytes[at + index]) : 0u);
        for (std::size_t index = 0; index < 4; ++index)
            result += index <= count ? digits[(group >> (18 - 6 * index)) & 63u] : '=';
    }
    return result;
}

bool isTrue(const Node *options, std::string_view field)
{
    const Node *value = options ? options->find(field) : nullptr;
    return value && yaml::parseBool(value->text()).value_or(false);
}

Behavior behaviorOf(const Node *arguments)
{
    const Node *behavior = arguments->find("behavior");
    const std::string_view text = behavior ? behavior->text() : std::string_view{};
    if (text == "merge")
        return Behavior::Merge;
    if (text == "replace")
        return Behavior::Replace;
    return text == "create" ? Behavior::Create : Behavior::Unspecified;
}

/// What a generator makes: its nodes carry the entry that says so.
class Maker {
public:
    Maker(const TransformContext &context, std::string_view field, const base::Span &span)
        : m_builder(context.builder), m_change(m_builder.change(nullptr, context.step(field, span)))
    {}

    const Node *copy(const Node *value) const { return m_builder.withChange(value, m_change); }

    /// A value of data; several lines are printed as a literal block.
    const Node *value(std::string_view text, const base::Span &span) const
    {
        const yaml::Style style =
            text.find('\n') == std::string_view::npos ? yaml::Style::Plain : yaml::Style::Literal;
        return m_builder.scalar(yaml::Tag::String, text, span, style, m_change);
    }

    const Node *string(std::string_view text, const base::Span &span = {}) const
    {
        return m_builder.string(text, span, m_change);
    }

    /// kustomize writes keys without a tag: "12" becomes a number, which then cannot be printed.
    const Node *key(const KeyValue &pair) const
    {
        return m_builder.scalar(yaml::resolvePlain(pair.key), pair.key, pair.keySpan,
                                yaml::Style::Plain, m_change);
    }

    void add(std::vector<Entry> &entries, std::string_view key, const Node *value) const
    {
        entries.push_back({m_builder.string(key), value});
    }

    const Node *mapping(const std::vector<Entry> &entries) const
    {
        return m_builder.mapping(entries, {}, yaml::Style::Block, m_change);
    }

    const Node *mapping(const std::vector<Entry> &entries, const base::Span &span) const
    {
        return m_builder.mapping(entries, span, yaml::Style::Block, m_change);
    }

    const Node *truth() const
    {
        return m_builder.scalar(yaml::Tag::Bool, "true", {}, yaml::Style::Plain, m_change);
    }

    /// A generator's own labels or annotations and the ones for all; its own win
    /// (MergeGlobalOptionsIntoLocal).
    const Node *options(const Node *own, const Node *global, std::string_view field) const
    {
        std::map<std::string_view, Entry> sorted;
        for (const Node *options : {global, own}) {
            const Node *values = options ? options->find(field) : nullptr;
            if (!values)
                continue;
            for (const Entry &entry : values->entries())
                sorted[entry.key->text()] = {entry.key, copy(entry.value)};
        }
        std::vector<Entry> entries;
        for (const auto &[key, entry] : sorted)
            entries.push_back(entry);
        return entries.empty() ? nullptr : mapping(entries);
    }

private:
    const yaml::NodeBuilder &m_builder;
    const yaml::Change *m_change;
};

void addData(const Maker &maker, Generated kind, std::vector<KeyValue> pairs,
             std::vector<Entry> &root)
{
    std::sort(pairs.begin(), pairs.end(),
              [](const KeyValue &left, const KeyValue &right) { return left.key < right.key; });
    std::vector<Entry> data;
    std::vector<Entry> binary;
    for (const KeyValue &pair : pairs) {
        const Node *key = maker.key(pair);
        if (kind == Generated::Secret)
            data.push_back({key, maker.value(foldedBase64(pair.value), pair.valueSpan)});
        else if (isValidUtf8(pair.value))
            data.push_back({key, maker.value(pair.value, pair.valueSpan)});
        else
            binary.push_back({key, maker.value(foldedBase64(pair.value), pair.valueSpan)});
    }
    if (!data.empty() || kind == Generated::Secret)
        maker.add(root, "data", maker.mapping(data));
    if (!binary.empty())
        maker.add(root, "binaryData", maker.mapping(binary));
}

void addTo(StepKey &key, const base::Span &span)
{
    if (span.known())
        key.add(std::string_view(span.file->path().text()))
            .add(span.file->hash())
            .add(std::uint64_t{span.begin})
            .add(std::uint64_t{span.end});
}

StepKey keyOf(const TransformContext &context, std::string_view field, const Node *arguments,
              const Node *options, const std::vector<KeyValue> &pairs)
{
    StepKey key = context.key(field);
    key.addKept(arguments).addKept(options);
    for (const KeyValue &pair : pairs) {
        key.add(std::string_view(pair.key)).add(std::string_view(pair.value));
        addTo(key, pair.keySpan);
        addTo(key, pair.valueSpan);
    }
    return key;
}

const Node *madeObject(const Maker &maker, Generated kind, const Node *arguments,
                       const Node *options, std::vector<KeyValue> pairs)
{
    std::vector<Entry> metadata;
    maker.add(metadata, "name", maker.copy(arguments->find("name")));
    if (const Node *nameSpace = arguments->find("namespace");
        nameSpace && !nameSpace->text().empty())
        maker.add(metadata, "namespace", maker.copy(nameSpace));
    const Node *own = arguments->find("options");
    for (const std::string_view map :
         {std::string_view("labels"), std::string_view("annotations")}) {
        if (const Node *values = maker.options(own, options, map))
            maker.add(metadata, map, values);
    }
    std::vector<Entry> root;
    maker.add(root, "apiVersion", maker.string("v1"));
    maker.add(root, "kind", maker.string(kind == Generated::Secret ? "Secret" : "ConfigMap"));
    maker.add(root, "metadata", maker.mapping(metadata));
    if (kind == Generated::Secret) {
        const Node *type = arguments->find("type");
        maker.add(root, "type",
                  type && !type->text().empty() ? maker.copy(type) : maker.string("Opaque"));
    }
    addData(maker, kind, std::move(pairs), root);
    if (isTrue(own, "immutable") || isTrue(options, "immutable"))
        maker.add(root, "immutable", maker.truth());
    return maker.mapping(root, arguments->span());
}

} // namespace

std::string foldedBase64(std::string_view bytes)
{
    constexpr std::size_t width = 70;
    std::string plain = base64(bytes);
    if (plain.size() < width)
        return plain;
    std::string folded;
    for (std::size_t at = 0; at < plain.size(); at += width) {
        folded.append(plain, at, width);
        folded += '\n';
    }
    return folded;
}

Result<Resource> generate(const TransformContext &context, Loader &loader, Generated kind,
                          const Node *arguments, const Node *options, std::string_view field)
{
    const Node *name = arguments->find("name");
    if (!name || name->text().empty())
        return errorAt(ErrorCode::Invalid, "a configmap must have a name", arguments,
                       "add `name:`");
    auto pairs = loadKeyValues(context.arena, loader, arguments);
    if (!pairs)
        return wrapped("loading KV pairs", arguments->span(), std::move(pairs).error());
    Effects::Step effects(context.effects, keyOf(context, field, arguments, options, *pairs), 1);
    const auto object = effects.of(arguments, [&]() -> Result<const Node *> {
        return madeObject(Maker(context, field, arguments->span()), kind, arguments, options,
                          *std::move(pairs));
    });

    const Node *own = arguments->find("options");
    Resource resource;
    resource.root = *object;
    resource.layer = context.layer;
    resource.behavior = behaviorOf(arguments);
    resource.needsHash =
        !isTrue(own, "disableNameSuffixHash") && !isTrue(options, "disableNameSuffixHash");
    return resource;
}

} // namespace fleetwright::kustomize
