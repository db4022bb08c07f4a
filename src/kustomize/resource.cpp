// SPDX-License-Identifier: Apache-2.0
#include "kustomize/resource.h"

#include <utility>

namespace fleetwright::kustomize {

namespace {

std::string_view textOf(const yaml::Node *node)
{
    return node && !node->isNull() ? node->text() : std::string_view{};
}

std::string_view orElse(std::string_view text, std::string_view otherwise)
{
    return text.empty() ? otherwise : text;
}

model::ResourceId toResourceId(const IdView &id)
{
    return {std::string(id.group()), std::string(id.version()), std::string(id.kind),
            std::string(id.nameSpace), std::string(id.name)};
}

} // namespace

std::string_view IdView::group() const
{
    const std::size_t slash = apiVersion.find('/');
    return slash == std::string_view::npos ? std::string_view{} : apiVersion.substr(0, slash);
}

std::string_view IdView::version() const
{
    const std::size_t slash = apiVersion.find('/');
    return slash == std::string_view::npos ? apiVersion : apiVersion.substr(slash + 1);
}

std::string IdView::text() const
{
    std::string result(orElse(kind, "[noKind]"));
    result += '.';
    result += orElse(version(), "[noVer]");
    result += '.';
    result += orElse(group(), "[noGrp]");
    result += '/';
    result += orElse(name, "[noName]");
    result += '.';
    result += orElse(nameSpace, "[noNs]");
    return result;
}

IdView idOf(const yaml::Node *object)
{
    IdView id;
    if (!object)
        return id;
    for (const yaml::Entry &entry : object->entries()) {
        const std::string_view key = entry.key->text();
        if (key == "apiVersion") {
            id.apiVersion = textOf(entry.value);
        } else if (key == "kind") {
            id.kind = textOf(entry.value);
        } else if (key == "metadata") {
            for (const yaml::Entry &field : entry.value->entries()) {
                if (field.key->text() == "name")
                    id.name = textOf(field.value);
                else if (field.key->text() == "namespace")
                    id.nameSpace = textOf(field.value);
            }
        }
    }
    return id;
}

bool isClusterScoped(const Schema &schema, std::string_view apiVersion, std::string_view kind)
{
    const std::optional<bool> namespaced = schema.isNamespaced(apiVersion, kind);
    return namespaced && !*namespaced;
}

std::string_view effectiveNamespace(const Schema &schema, const IdView &id)
{
    if (isClusterScoped(schema, id.apiVersion, id.kind))
        return clusterScope;
    return orElse(id.nameSpace, "default");
}

std::string_view effectiveNamespace(const PreviousId &id)
{
    return orElse(id.nameSpace, "default");
}

model::ResourceId Resource::id() const
{
    return toResourceId(view());
}

IdView Resource::originalView() const
{
    IdView id = view();
    if (!previous.empty()) {
        id.kind = previous.front().kind;
        id.name = previous.front().name;
        id.nameSpace = previous.front().nameSpace;
    }
    return id;
}

model::ResourceId Resource::originalId() const
{
    return toResourceId(originalView());
}

bool Resource::rememberId()
{
    if (m_idOf == root)
        return true;
    const IdView before = std::exchange(m_id, idOf(root));
    return std::exchange(m_idOf, root) && before == m_id;
}

void ResourceMap::replace(Resource &resource, const yaml::Node *root)
{
    mayRepeatIds = mayRepeatIds || idOf(resource.root) != idOf(root);
    resource.root = root;
}

base::Result<void> ResourceMap::checkTypes(const yaml::Node *object) const
{
    if (mistyped.empty())
        return {};
    for (const MistypedField &field : mistyped) {
        if (field.node == object)
            return field.error;
    }
    for (const yaml::Entry &entry : object->entries()) {
        if (auto fits = checkTypes(entry.value); !fits)
            return fits;
    }
    for (const yaml::Node *item : object->items()) {
        if (auto fits = checkTypes(item); !fits)
            return fits;
    }
    return {};
}

void Resource::storePreviousId(const Schema &schema)
{
    const IdView id = view();
    previous.push_back(
        {std::string(id.kind), std::string(id.name), std::string(effectiveNamespace(schema, id))});
}

void Resource::forgetNotes()
{
    behavior = Behavior::Unspecified;
    needsHash = false;
    disallowNameChange = false;
    allowKindChange = false;
    previous.clear();
    prefixes.clear();
    suffixes.clear();
    refByIds.clear();
}

bool Resource::hasEverBeen(const Schema &schema, const IdView &id,
                           std::string_view idNamespace) const
{
    const IdView current = view();
    if (current.apiVersion != id.apiVersion)
        return false;
    if (current.kind == id.kind && current.name == id.name
        && effectiveNamespace(schema, current) == idNamespace)
        return true;
    for (const PreviousId &earlier : previous) {
        if (earlier.name == id.name && earlier.kind == id.kind
            && effectiveNamespace(earlier) == idNamespace)
            return true;
    }
    return false;
}

const yaml::Step *TransformContext::step(std::string_view field, const base::Span &span) const
{
    return arena.make<yaml::Step>(arena.copy(field), &layer, span);
}

const yaml::Step *TransformContext::stepFrom(const yaml::Node *source, std::string_view field) const
{
    const yaml::Change *change = source ? source->change() : nullptr;
    const base::RepoPath *from = change && change->step ? change->step->layer : &layer;
    return arena.make<yaml::Step>(arena.copy(field), from);
}

StepKey TransformContext::key(std::string_view field) const
{
    return StepKey(field, layer).addKept(&schema);
}

const yaml::Node *withName(const TransformContext &context, const yaml::Node *object,
                           std::string_view name, std::string_view field)
{
    const yaml::NodeBuilder &builder = context.builder;
    const yaml::Node *metadata = object->find("metadata");
    const yaml::Node *before = metadata ? metadata->find("name") : nullptr;
    if (before && before->isString() && before->text() == name)
        return object;
    const yaml::Node *value =
        builder.string(name, before ? before->span() : base::Span{},
                       builder.change(before, context.stepFrom(before, field)));
    if (!metadata || !metadata->isMapping())
        metadata = builder.mapping({});
    return builder.withField(object, "metadata", builder.withField(metadata, "name", value));
}

} // namespace fleetwright::kustomize
