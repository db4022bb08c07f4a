// SPDX-License-Identifier: Apache-2.0
#include "kustomize/resourcemap.h"

#include "kustomize/annotations.h"
#include "kustomize/buildmetadata.h"
#include "kustomize/errors.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Entry;
using yaml::Node;

bool sameId(const Schema &schema, const IdView &left, const IdView &right)
{
    return left.name == right.name && left.kind == right.kind && left.apiVersion == right.apiVersion
           && (left.nameSpace == right.nameSpace
               || effectiveNamespace(schema, left) == effectiveNamespace(schema, right));
}

/// Whatever sameId takes as equal has the same value here: the namespace is left out.
std::size_t hashId(const IdView &id)
{
    const std::hash<std::string_view> hash;
    return hash(id.name) * 31 + hash(id.kind) * 7 + hash(id.apiVersion);
}

std::vector<std::size_t> everBeen(const Schema &schema, const ResourceMap &map, const IdView &id)
{
    const std::string_view idNamespace = effectiveNamespace(schema, id);
    std::vector<std::size_t> found;
    for (std::size_t index = 0; index < map.resources.size(); ++index) {
        if (map.resources[index].hasEverBeen(schema, id, idNamespace))
            found.push_back(index);
    }
    return found;
}

/// Both maps' entries, those of `later` winning, sorted by key as kustomize writes them.
std::vector<Entry> mergedEntries(const yaml::NodeBuilder &builder, std::vector<Entry> earlier,
                                 const std::vector<Entry> &later, const yaml::Step *step)
{
    for (const Entry &entry : later) {
        const auto same = std::find_if(earlier.begin(), earlier.end(), [&](const Entry &other) {
            return other.key->text() == entry.key->text();
        });
        if (same == earlier.end()) {
            earlier.push_back(entry);
            continue;
        }
        if (same->value != entry.value)
            *same = {entry.key, builder.withChange(entry.value, builder.change(same->value, step))};
    }
    std::sort(earlier.begin(), earlier.end(), [](const Entry &left, const Entry &right) {
        return left.key->text() < right.key->text();
    });
    return earlier;
}

/// What an object of a manifest keeps when a generator takes it over, with the layer that brought
/// it in: the object itself is the generator's from then on.
class Kept {
public:
    Kept(const TransformContext &context, const Resource &old) : m_builder(context.builder)
    {
        if (old.root->change())
            return; // generated itself
        auto layer = std::make_shared<const base::RepoPath>(old.layer);
        context.arena.keep(layer);
        m_change = m_builder.change(
            nullptr, context.arena.make<yaml::Step>("resources", layer.get(), base::Span{}));
    }

    const Node *value(const Node *value) const
    {
        return m_change && !value->change() ? m_builder.withChange(value, m_change) : value;
    }

    std::vector<Entry> entries(std::vector<Entry> entries) const
    {
        for (Entry &entry : entries)
            entry.value = value(entry.value);
        return entries;
    }

private:
    const yaml::NodeBuilder &m_builder;
    const yaml::Change *m_change = nullptr;
};

std::vector<Entry> stringEntries(const yaml::NodeBuilder &builder, const Node *map)
{
    std::vector<Entry> result;
    if (!map)
        return result;
    for (const Entry &entry : map->entries()) {
        const Node *value = entry.value;
        if (!value->isString())
            value = builder.string(value->isNull() ? std::string_view{} : value->text(),
                                   value->span(), value->change());
        result.push_back({entry.key, value});
    }
    return result;
}

const Node *withMergedData(const TransformContext &context, const Node *object, const Node *old,
                           const Kept &kept, std::string_view field, const yaml::Step *step)
{
    const yaml::NodeBuilder &builder = context.builder;
    const auto entries =
        mergedEntries(builder, kept.entries(stringEntries(builder, old->find(field))),
                      stringEntries(builder, object->find(field)), step);
    if (entries.empty())
        return object->find(field) ? builder.withoutField(object, field) : object;
    const Node *before = object->find(field) ? object->find(field) : old->find(field);
    return builder.withField(object, field, builder.mapping(entries, before->span()));
}

/// The object whose entries of `field` replace those of `old`: what each hides is noted.
const Node *withHiddenData(const TransformContext &context, const Node *object, const Node *old,
                           std::string_view field, const yaml::Step *step)
{
    const yaml::NodeBuilder &builder = context.builder;
    const Node *data = object->find(field);
    const Node *hidden = old->find(field);
    if (!data || !hidden)
        return object;
    const Node *result = data;
    for (const Entry &entry : data->entries()) {
        if (const Node *before = hidden->find(entry.key->text()))
            result =
                builder.withField(result, entry.key->text(),
                                  builder.withChange(entry.value, builder.change(before, step)));
    }
    return result == data ? object : builder.withField(object, field, result);
}

/// The object part of Resource.CopyMergeMetaDataFieldsFrom.
const Node *withMetadataOf(const TransformContext &context, const Node *object, const Node *old,
                           const Kept &kept, const yaml::Step *step)
{
    const yaml::NodeBuilder &builder = context.builder;
    for (const std::string_view field :
         {std::string_view("labels"), std::string_view("annotations")}) {
        const auto entries = mergedEntries(builder, kept.entries(metadataMap(builder, old, field)),
                                           metadataMap(builder, object, field), step);
        object = withMetadataMap(builder, object, field, entries);
    }
    const Node *metadata = object->find("metadata");
    const Node *oldMetadata = old->find("metadata");
    for (const std::string_view field : {std::string_view("name"), std::string_view("namespace")}) {
        const Node *value = oldMetadata ? oldMetadata->find(field) : nullptr;
        if (value && !value->text().empty())
            metadata = builder.withField(metadata, field, kept.value(value));
        else if (metadata->find(field))
            metadata = builder.withoutField(metadata, field);
    }
    return builder.withField(object, "metadata", metadata);
}

/// What a generated object makes of the one that it is merged into, or put in the place of.
const Node *joined(const TransformContext &context, const Node *generated, const Node *old,
                   const Kept &kept, Behavior behavior, const yaml::Step *step)
{
    const Node *object = withMetadataOf(context, generated, old, kept, step);
    if (behavior != Behavior::Merge) {
        for (const std::string_view field :
             {std::string_view("data"), std::string_view("binaryData")})
            object = withHiddenData(context, object, old, field, step);
        return object;
    }
    object = withMergedData(context, object, old, kept, "data", step);
    object = withMergedData(context, object, old, kept, "binaryData", step);
    const std::optional<std::string_view> oldOrigin = annotation(old, originAnnotation);
    return oldOrigin ? withAnnotation(context.builder, object, originAnnotation, *oldOrigin)
                     : object;
}

/// The rest of Resource.CopyMergeMetaDataFieldsFrom.
void takeNotes(Resource &resource, const Resource &old)
{
    resource.layer = old.layer;
    resource.needsHash = resource.needsHash && old.needsHash;
    resource.behavior = old.behavior;
    resource.previous = old.previous;
    resource.prefixes = old.prefixes;
    resource.suffixes = old.suffixes;
    resource.varNames = old.varNames;
}

std::string origin(const Resource &resource)
{
    const base::Span &span = resource.root->span();
    if (!span.known())
        return {};
    const base::Place place = span.place();
    return " (it came with " + place.file.text() + ":" + std::to_string(place.line) + ")";
}

} // namespace

std::optional<std::size_t> IdIndex::insert(const std::vector<Resource> &resources,
                                           const Resource &resource, std::size_t position)
{
    const IdView id = resource.view();
    const std::size_t hash = hashId(id);
    const auto [first, last] = m_positions.equal_range(hash);
    for (auto at = first; at != last; ++at) {
        if (sameId(m_schema, resources[at->second].view(), id))
            return at->second;
    }
    m_positions.emplace(hash, position);
    return std::nullopt;
}

base::Error idConflict(const Resource &registered, const Resource &added)
{
    return errorAt(ErrorCode::Conflict,
                   "may not add resource with an already registered id: " + added.view().text()
                       + origin(registered),
                   added.root, "remove one of the two, or give them different names or namespaces");
}

Result<void> checkUnique(const Schema &schema, const std::vector<Resource> &resources)
{
    IdIndex index(schema);
    for (std::size_t position = 0; position < resources.size(); ++position) {
        if (const auto other = index.insert(resources, resources[position], position))
            return idConflict(resources[*other], resources[position]);
    }
    return {};
}

Result<void> absorb(const TransformContext &context, ResourceMap &map, Resource generated,
                    const yaml::Step *step)
{
    const IdView id = generated.view();
    const auto matches = everBeen(context.schema, map, id);
    const bool joins =
        generated.behavior == Behavior::Merge || generated.behavior == Behavior::Replace;
    if (matches.empty()) {
        if (joins)
            return errorAt(
                ErrorCode::NoMatch, "id " + id.text() + " does not exist; cannot merge or replace",
                generated.root, "generate it in a layer below, or use `behavior: create`");
        map.resources.push_back(std::move(generated));
        return {};
    }
    if (matches.size() > 1)
        return errorAt(ErrorCode::Conflict,
                       "found multiple objects that could accept merge of " + id.text(),
                       generated.root);
    Resource &old = map.resources[matches.front()];
    if (!joins)
        return errorAt(ErrorCode::Conflict,
                       "id " + id.text() + " exists; behavior must be merge or replace",
                       generated.root, "set `behavior: merge` or `behavior: replace`");
    if (generated.behavior == Behavior::Merge) {
        if (auto readable = checkOrigin(context, old); !readable)
            return readable;
    }
    const Kept kept(context, old);
    Effects::Step effects(context.effects,
                          context.key(step->field)
                              .add(std::string_view("join"))
                              .addKept(generated.root)
                              .add(static_cast<std::uint64_t>(generated.behavior))
                              .add(std::string_view(old.layer.text())),
                          1);
    generated.root = *effects.of(old.root, [&]() -> Result<const Node *> {
        return joined(context, generated.root, old.root, kept, generated.behavior, step);
    });
    takeNotes(generated, old);
    if (!sameId(context.schema, old.view(), generated.view()))
        return errorAt(ErrorCode::Conflict,
                       "cannot find resource with id " + generated.view().text() + " to replace",
                       generated.root);
    old = std::move(generated);
    return {};
}

Result<std::size_t> findById(const Schema &schema, const ResourceMap &map, const Node *id)
{
    const IdView view = idOf(id);
    const auto found = everBeen(schema, map, view);
    if (found.size() == 1)
        return found.front();
    const std::string text = view.text();
    if (found.empty())
        return errorAt(
            ErrorCode::NoMatch,
            "no matches for Id " + text + "; failed to find unique target for patch " + text, id,
            "correct apiVersion, kind, name or namespace, or name the target with `target:`");
    return errorAt(ErrorCode::Conflict,
                   "multiple matches for Id " + text + "; failed to find unique target for patch "
                       + text,
                   id, "name the target with `target:`");
}

} // namespace fleetwright::kustomize
