// SPDX-License-Identifier: Apache-2.0
#include "argocd/manifest.h"

#include "argocd/applicationset.h"
#include "yaml/scalar.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

/// nullptr for what is absent or null.
const yaml::Node *present(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = map->find(key);
    return value && !value->isNull() ? value : nullptr;
}

bool isText(const yaml::Node *node)
{
    return node->isScalar() && node->tag() != yaml::Tag::Bool && node->tag() != yaml::Tag::Int
           && node->tag() != yaml::Tag::Float && !node->isNull();
}

} // namespace

base::Error invalidAt(const yaml::Node *node, std::string detail)
{
    return placedAt({.code = base::ErrorCode::Invalid,
                     .detail = std::move(detail),
                     .place = {},
                     .hint = {},
                     .causes = {}},
                    node);
}

base::Error placedAt(base::Error error, const yaml::Node *node)
{
    if (!error.place && node && node->span().known())
        error.place = node->span().place();
    return error;
}

base::Error wrapped(std::string detail, base::Error cause)
{
    base::Error error{.code = cause.code,
                      .detail = std::move(detail),
                      .place = cause.place,
                      .hint = cause.hint,
                      .causes = {}};
    error.causes.push_back(std::move(cause));
    return error;
}

bool isArgoObject(const yaml::Node *object, std::string_view kind)
{
    const yaml::Node *version = object->find("apiVersion");
    const yaml::Node *found = object->find("kind");
    return version && version->text() == "argoproj.io/v1alpha1" && found && found->text() == kind;
}

base::Result<ObjectName> objectName(const yaml::Node *object)
{
    const yaml::Node *metadata = object->find("metadata");
    const yaml::Node *name = metadata ? metadata->find("name") : nullptr;
    if (!name || !isText(name) || name->text().empty())
        return invalidAt(metadata ? metadata : object, "the object has no metadata.name");
    base::Result<std::string> namespaceName = stringField(metadata, "namespace");
    if (!namespaceName)
        return namespaceName.error();
    return ObjectName{std::string(name->text()),
                      namespaceName->empty() ? std::string(defaultNamespace)
                                             : *std::move(namespaceName),
                      name->span()};
}

base::Result<bool> booleanField(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = present(map, key);
    if (!value)
        return false;
    if (!value->isScalar() || value->tag() != yaml::Tag::Bool)
        return invalidAt(value, std::string(key) + " must be true or false");
    return yaml::parseBool(value->text()).value_or(false);
}

base::Result<std::string> stringField(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = present(map, key);
    if (!value)
        return std::string();
    if (!isText(value))
        return invalidAt(value, std::string(key) + " must be a string");
    return std::string(value->text());
}

base::Result<std::vector<std::string>> stringsField(const yaml::Node *map, std::string_view key)
{
    std::vector<std::string> result;
    const yaml::Node *value = present(map, key);
    if (!value)
        return result;
    if (!value->isSequence())
        return invalidAt(value, std::string(key) + " must be a list");
    for (const yaml::Node *item : value->items()) {
        if (!isText(item))
            return invalidAt(item, "an item of " + std::string(key) + " must be a string");
        result.emplace_back(item->text());
    }
    return result;
}

base::Result<std::vector<const yaml::Node *>> mapsField(const yaml::Node *map, std::string_view key)
{
    std::vector<const yaml::Node *> result;
    const yaml::Node *value = present(map, key);
    if (!value)
        return result;
    if (!value->isSequence())
        return invalidAt(value, std::string(key) + " must be a list");
    for (const yaml::Node *item : value->items()) {
        if (!item->isMapping())
            return invalidAt(item, "an item of " + std::string(key) + " must be a map");
        result.push_back(item);
    }
    return result;
}

} // namespace fleetwright::argocd
