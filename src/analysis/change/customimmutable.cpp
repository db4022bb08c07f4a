// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/customimmutable.h"

#include "topology/fleetobjects.h"

#include <algorithm>
#include <cstddef>

namespace fleetwright::analysis::change {

namespace {

using yaml::Node;

constexpr std::size_t deepest = 32;

std::string textAt(const Node *root, std::initializer_list<std::string_view> path)
{
    const Node *node = root->findPath(path);
    return node ? std::string(node->text()) : std::string();
}

bool isProtected(const Node *schema)
{
    const Node *rules = schema->find("x-kubernetes-validations");
    return rules && std::ranges::any_of(rules->items(), [](const Node *item) {
               std::string rule = textAt(item, {"rule"});
               std::erase(rule, ' ');
               return rule == "self==oldSelf" || rule == "oldSelf==self";
           });
}

void collect(const Node *schema, std::vector<std::string> &path,
             std::vector<std::vector<std::string>> &found)
{
    if (path.size() > deepest)
        return;
    if (!path.empty() && isProtected(schema)) {
        found.push_back(path);
        return;
    }
    const Node *properties = schema->find("properties");
    if (!properties)
        return;
    for (const yaml::Entry &entry : properties->entries()) {
        path.emplace_back(entry.key->text());
        collect(entry.value, path, found);
        path.pop_back();
    }
}

const Node *valueAt(const Node *root, const std::vector<std::string> &path)
{
    for (const std::string &key : path)
        root = root ? root->find(key) : nullptr;
    return root;
}

} // namespace

CustomImmutable::CustomImmutable(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    for (const topology::FleetObject &definition :
         topology::objectsOfKind(snapshot, {}, "CustomResourceDefinition", cancel)) {
        const std::pair<std::string, std::string> kind{
            textAt(definition.root, {"spec", "group"}),
            textAt(definition.root, {"spec", "names", "kind"})};
        const Node *versions = definition.root->findPath({"spec", "versions"});
        if (!versions)
            continue;
        for (const Node *version : versions->items()) {
            if (const Node *schema = version->findPath({"schema", "openAPIV3Schema"}))
                addVersion(kind, schema);
        }
    }
}

void CustomImmutable::addVersion(const std::pair<std::string, std::string> &kind,
                                 const Node *schema)
{
    Path path;
    std::vector<Path> found;
    collect(schema, path, found);
    std::vector<Path> &fields = m_fields[kind];
    for (Path &field : found) {
        if (std::ranges::find(fields, field) == fields.end())
            fields.push_back(std::move(field));
    }
}

std::vector<std::string> CustomImmutable::changed(const model::Object &before,
                                                  const model::Object &after) const
{
    std::vector<std::string> paths;
    const auto fields = m_fields.find({after.id.group, after.id.kind});
    if (fields == m_fields.end())
        return paths;
    for (const Path &field : fields->second) {
        const Node *old = valueAt(before.root, field);
        const Node *now = valueAt(after.root, field);
        if (!old || !now || yaml::equal(old, now))
            continue;
        std::string path;
        for (const std::string &key : field)
            path += (path.empty() ? "" : ".") + key;
        paths.push_back(std::move(path));
    }
    return paths;
}

} // namespace fleetwright::analysis::change
