// SPDX-License-Identifier: Apache-2.0
#include "kustomize/generators/namehash.h"

#include "base/arena.h"
#include "base/hash.h"
#include "kustomize/errors.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

namespace {

using base::Result;
using yaml::Node;

/// Vowels and the digits that look like them are avoided, so that no word comes about.
char hashDigit(char digit)
{
    switch (digit) {
    case '0':
        return 'g';
    case '1':
        return 'h';
    case '3':
        return 'k';
    case 'a':
        return 'm';
    case 'e':
        return 't';
    default:
        return digit;
    }
}

/// A field as hasher.getNodeValues gives it: "" if absent, a scalar's text, or the collection.
const Node *valueOf(const yaml::NodeBuilder &builder, const Node *object, std::string_view field)
{
    const Node *value = object->find(field);
    if (!value)
        return builder.string("");
    return value->isScalar() ? builder.string(value->text()) : value;
}

} // namespace

Result<std::string> nameHash(const Node *object)
{
    base::Arena arena;
    const yaml::NodeBuilder builder(arena);
    const std::string_view kind = idOf(object).kind;
    const bool secret = kind == "Secret";
    if (!secret && kind != "ConfigMap")
        return errorAt(base::ErrorCode::Unsupported,
                       "a name hash for an object of kind " + std::string(kind), object,
                       "only ConfigMaps and Secrets get one");
    std::vector<yaml::Entry> entries;
    const auto add = [&](std::string_view key, const Node *value) {
        entries.push_back({builder.string(key), value});
    };
    add("kind", builder.string(kind));
    add("name", builder.string(""));
    add("data", valueOf(builder, object, "data"));
    if (secret)
        add("type", valueOf(builder, object, "type"));
    const std::string_view further = secret ? "stringData" : "binaryData";
    if (const Node *value = object->find(further); value && value->isMapping())
        add(further, value);
    const auto json = yaml::toJson(builder.mapping(entries));
    if (!json)
        return json.error();
    std::string hash = base::sha256Hex(*json).substr(0, 10);
    for (char &digit : hash)
        digit = hashDigit(digit);
    return hash;
}

Result<void> addNameHashes(const TransformContext &context, ResourceMap &map)
{
    const auto withHash = [&](const Node *object) -> Result<const Node *> {
        const auto hash = nameHash(object);
        if (!hash)
            return hash.error();
        return withName(context, object, std::string(idOf(object).name) + "-" + *hash, "hash");
    };
    const auto needsHash = [](const Resource &resource) { return resource.needsHash; };
    Effects::Step effects(
        context.effects, context.key("hash"),
        static_cast<std::size_t>(std::ranges::count_if(map.resources, needsHash)));
    for (Resource &resource : map.resources) {
        if (!resource.needsHash)
            continue;
        const auto renamed = effects.of(resource.root, [&] { return withHash(resource.root); });
        if (!renamed)
            return renamed.error();
        resource.storePreviousId(context.schema);
        resource.root = *renamed;
    }
    return {};
}

} // namespace fleetwright::kustomize
