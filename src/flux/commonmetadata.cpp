// SPDX-License-Identifier: Apache-2.0
#include "flux/commonmetadata.h"

#include "yaml/nodebuilder.h"

#include <memory>

namespace fleetwright::flux {

namespace {

using yaml::Node;

/// Dates are texts once they are printed.
bool isText(const Node *value)
{
    return value->isString() || value->tag() == yaml::Tag::Timestamp;
}

/// What Unstructured.GetLabels and GetAnnotations give: nothing where a value is neither a text nor
/// null, and nulls as empty texts (NestedNullCoercingStringMap).
const Node *stringsOf(const yaml::NodeBuilder &builder, const Node *map)
{
    const Node *strings = map;
    for (const yaml::Entry &entry : map->entries()) {
        if (entry.value->isNull())
            strings = builder.withField(
                strings, entry.key, builder.string("", entry.value->span(), entry.value->change()));
        else if (!entry.value->isScalar() || !isText(entry.value))
            return builder.mapping({}, map->span());
    }
    return strings;
}

const Node *withValues(const yaml::NodeBuilder &builder, const Node *object, std::string_view field,
                       const Node *values, const yaml::Step *step)
{
    if (!values || values->size() == 0)
        return object;
    const Node *metadata = object->find("metadata");
    const Node *own = metadata ? metadata->find(field) : nullptr;
    const Node *merged =
        own && own->isMapping() ? stringsOf(builder, own) : builder.mapping({}, values->span());
    for (const yaml::Entry &entry : values->entries()) {
        const Node *before = merged->find(entry.key->text());
        if (before && before->isString() && before->text() == entry.value->text())
            continue;
        const Node *value = builder.string(entry.value->isNull() ? "" : entry.value->text(),
                                           entry.value->span(), builder.change(before, step));
        merged = builder.withField(merged, entry.key, value);
    }
    metadata = builder.withField(metadata ? metadata : builder.mapping({}), field, merged);
    return builder.withField(object, "metadata", metadata);
}

} // namespace

const Node *withCommonMetadata(const Node *object, const Node *metadata, base::Arena &arena)
{
    const yaml::NodeBuilder builder(arena);
    const base::RepoPath file =
        metadata->span().known() ? metadata->span().file->path() : base::RepoPath{};
    const auto path = std::make_shared<const base::RepoPath>(file);
    arena.keep(path);
    const yaml::Step *step = arena.make<yaml::Step>("commonMetadata", path.get());
    object = withValues(builder, object, "labels", metadata->find("labels"), step);
    return withValues(builder, object, "annotations", metadata->find("annotations"), step);
}

} // namespace fleetwright::flux
