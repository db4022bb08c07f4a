// SPDX-License-Identifier: Apache-2.0
#include "kustomize/annotations.h"

#include "kustomize/transformers/scalars.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <array>
#include <string>

namespace fleetwright::kustomize {

namespace {

using yaml::Entry;
using yaml::Node;

// resource.BuildAnnotations: those that say where a file was read from.
constexpr std::array<std::string_view, 8> readerAnnotations{
    "internal.config.kubernetes.io/path",
    "internal.config.kubernetes.io/index",
    "internal.config.kubernetes.io/seqindent",
    "internal.config.kubernetes.io/annotations-migration-resource-id",
    "config.k8s.io/id",
    "config.kubernetes.io/path",
    "config.kubernetes.io/index",
    "internal.config.kubernetes.io/id"};

constexpr std::array<std::string_view, 10> buildAnnotations{
    "previousKinds",     "previousNames",   "previousNamespaces", "prefixes",
    "suffixes",          "allowNameChange", "allowKindChange",    "refBy",
    "generatorBehavior", "needsHashSuffix"};

bool isBuildAnnotation(std::string_view key)
{
    if (!key.starts_with(internalDomain))
        return false;
    key.remove_prefix(internalDomain.size());
    return std::find(buildAnnotations.begin(), buildAnnotations.end(), key)
           != buildAnnotations.end();
}

bool isReaderAnnotation(std::string_view key)
{
    return std::find(readerAnnotations.begin(), readerAnnotations.end(), key)
           != readerAnnotations.end();
}

/// go-yaml prints a string without a style as a literal block if it has several lines.
yaml::Style printedStyle(std::string_view text)
{
    return text.find('\n') == std::string_view::npos ? yaml::Style::Plain : yaml::Style::Literal;
}

/// A value as kustomize writes it anew: a string without the style that it had, so that a folded
/// block is not folded once more when it is printed.
const Node *writtenAnew(const yaml::NodeBuilder &builder, std::string_view text, const Node *value)
{
    return builder.scalar(yaml::Tag::String, text, value->span(), printedStyle(text),
                          value->change());
}

bool isWrittenAnew(const Node *value)
{
    if (!value->isString())
        return false;
    return value->style() == yaml::Style::Literal
           || value->text().find('\n') == std::string_view::npos;
}

/// What a key is once kustomize has written it anew, without a tag.
yaml::Tag plainTag(const Node *key)
{
    static constexpr std::string_view suspicious = "0123456789+-.~nNtTfF<=";
    const std::string_view text = key->text();
    if (!text.empty() && suspicious.find(text.front()) == std::string_view::npos)
        return yaml::Tag::String;
    return yaml::resolvePlain(text);
}

/// A key written anew loses its quotes: "1" becomes a number.
const Node *keyAnew(const yaml::NodeBuilder &builder, const Node *key)
{
    const yaml::Tag tag = plainTag(key);
    return tag == key->tag() ? key : builder.scalar(tag, key->text(), key->span());
}

const Node *annotationsOf(const Node *object)
{
    const Node *metadata = object->find("metadata");
    return metadata ? metadata->find("annotations") : nullptr;
}

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> items;
    for (;;) {
        const std::size_t comma = text.find(',');
        items.emplace_back(text.substr(0, comma));
        if (comma == std::string_view::npos)
            return items;
        text.remove_prefix(comma + 1);
    }
}

std::vector<std::string> listAnnotation(const Node *annotations, std::string_view name)
{
    const Node *value = annotations->find(std::string(internalDomain) + std::string(name));
    return value ? splitList(value->text()) : std::vector<std::string>{};
}

void takeNotes(Resource &resource, const Node *annotations)
{
    const auto names = listAnnotation(annotations, "previousNames");
    const auto kinds = listAnnotation(annotations, "previousKinds");
    const auto nameSpaces = listAnnotation(annotations, "previousNamespaces");
    if (names.size() == kinds.size() && names.size() == nameSpaces.size()) {
        for (std::size_t index = 0; index < names.size(); ++index)
            resource.previous.push_back({kinds[index], names[index], nameSpaces[index]});
    }
    resource.prefixes = listAnnotation(annotations, "prefixes");
    resource.suffixes = listAnnotation(annotations, "suffixes");
    const auto isEnabled = [&](std::string_view name) {
        const auto value = listAnnotation(annotations, name);
        return value.size() == 1 && value.front() == "enabled";
    };
    resource.needsHash = isEnabled("needsHashSuffix");
    const auto behavior = listAnnotation(annotations, "generatorBehavior");
    if (behavior == std::vector<std::string>{"merge"})
        resource.behavior = Behavior::Merge;
    else if (behavior == std::vector<std::string>{"replace"})
        resource.behavior = Behavior::Replace;
    else if (behavior == std::vector<std::string>{"create"})
        resource.behavior = Behavior::Create;
}

} // namespace

Resource makeResource(const yaml::NodeBuilder &builder, const Node *object,
                      const base::RepoPath &layer)
{
    Resource resource;
    resource.root = object;
    resource.layer = layer;
    const Node *annotations = annotationsOf(object);
    if (!annotations || !annotations->isMapping())
        return resource;
    const auto entries = annotations->entries();
    const bool hasNotes = std::any_of(entries.begin(), entries.end(), [](const Entry &entry) {
        return isBuildAnnotation(entry.key->text());
    });
    if (!hasNotes)
        return resource;
    takeNotes(resource, annotations);
    std::vector<Entry> kept;
    for (const Entry &entry : entries) {
        if (!isBuildAnnotation(entry.key->text()))
            kept.push_back(entry);
    }
    const Node *metadata = object->find("metadata");
    const Node *left = builder.mapping(kept, annotations->span(), annotations->style());
    resource.root =
        builder.withField(object, "metadata", builder.withField(metadata, "annotations", left));
    return resource;
}

std::vector<Entry> metadataMap(const yaml::NodeBuilder &builder, const Node *object,
                               std::string_view field)
{
    std::vector<Entry> result;
    const Node *metadata = object->find("metadata");
    const Node *map = metadata ? metadata->find(field) : nullptr;
    if (!map)
        return result;
    for (const Entry &entry : map->entries()) {
        const Node *value = entry.value;
        if (isSharedScalar(value)) // a map that is set anew has scalars of its own
            value = builder.withChange(value, value->change());
        if (!isWrittenAnew(value)) {
            const std::string_view text = value->isScalar() ? value->text() : std::string_view{};
            value = writtenAnew(builder, text, value);
        }
        result.push_back({keyAnew(builder, entry.key), value});
    }
    return result;
}

const Node *withMetadataMap(const yaml::NodeBuilder &builder, const Node *object,
                            std::string_view field, const std::vector<Entry> &entries)
{
    const Node *metadata = object->find("metadata");
    if (!metadata || !metadata->isMapping())
        metadata = builder.mapping({});
    const Node *before = metadata->find(field);
    if (entries.empty()) {
        if (before)
            metadata = builder.withoutField(metadata, field);
    } else {
        const base::Span span = before ? before->span() : base::Span{};
        const yaml::Change *change = before ? before->change() : nullptr;
        metadata = builder.withField(metadata, field,
                                     builder.mapping(entries, span, yaml::Style::Block, change));
    }
    return builder.withField(object, "metadata", metadata);
}

std::optional<std::string_view> annotation(const Node *object, std::string_view key)
{
    const Node *annotations = annotationsOf(object);
    const Node *value = annotations ? annotations->find(key) : nullptr;
    return value ? std::optional(value->text()) : std::nullopt;
}

const Node *withAnnotation(const yaml::NodeBuilder &builder, const Node *object,
                           std::string_view key, std::string_view value)
{
    std::vector<Entry> entries = metadataMap(builder, object, "annotations");
    const Node *node = builder.string(value);
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const Entry &entry) { return entry.key->text() == key; });
    if (same != entries.end())
        same->value = node;
    else
        entries.push_back({builder.string(key), node});
    return withMetadataMap(builder, object, "annotations", entries);
}

const Node *withAnnotationBeside(const yaml::NodeBuilder &builder, const Node *object,
                                 std::string_view key, std::string_view value)
{
    const Node *annotations = annotationsOf(object);
    if (!annotations || !annotations->isMapping())
        return withAnnotation(builder, object, key, value);
    const Node *set = builder.withField(annotations, key, builder.string(value));
    return builder.withField(object, "metadata",
                             builder.withField(object->find("metadata"), "annotations", set));
}

const Node *withCleanAnnotations(const yaml::NodeBuilder &builder, const Node *object,
                                 KeepNotes keep)
{
    const Node *annotations = annotationsOf(object);
    if (!annotations)
        return object->find("metadata") ? object
                                        : withMetadataMap(builder, object, "annotations", {});
    const auto isDropped = [&](std::string_view key) {
        return isBuildAnnotation(key) || isReaderAnnotation(key)
               || (!keep.origin && key == originAnnotation)
               || (!keep.transformations && key == transformationsAnnotation);
    };
    const auto entries = annotations->entries();
    const bool clean = annotations->size() > 0
                       && std::all_of(entries.begin(), entries.end(), [&](const Entry &entry) {
                              return isWrittenAnew(entry.value) && !isDropped(entry.key->text())
                                     && plainTag(entry.key) == yaml::Tag::String;
                          });
    if (clean)
        return object;
    std::vector<Entry> kept = metadataMap(builder, object, "annotations");
    std::erase_if(kept, [&](const Entry &entry) { return isDropped(entry.key->text()); });
    return withMetadataMap(builder, object, "annotations", kept);
}

} // namespace fleetwright::kustomize
