// SPDX-License-Identifier: Apache-2.0
#include "model/secret.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace fleetwright::model {

namespace {

constexpr std::array<std::string_view, 3> valueFields{"data", "stringData", "binaryData"};

/// kubectl's LastAppliedConfigAnnotation: the object as JSON.
constexpr std::string_view lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/// The keys of the last of these are values: metadata, annotations, lastApplied.
constexpr std::array<std::string_view, 3> copyOfObject{"metadata", "annotations", lastApplied};

bool isKey(const FieldPath::Segment &segment, std::string_view key)
{
    return segment.kind == FieldPath::Segment::Kind::Key && segment.key == key;
}

} // namespace

bool isSecret(const ResourceId &object)
{
    return object.kind == "Secret" && object.group.empty();
}

bool isSecretValue(const ResourceId &object, std::span<const FieldPath::Segment> path)
{
    if (!isSecret(object) || path.empty())
        return false;
    if (std::ranges::any_of(valueFields,
                            [&](std::string_view field) { return isKey(path.front(), field); }))
        return true;
    return path.size() >= copyOfObject.size()
           && std::equal(copyOfObject.begin(), copyOfObject.end(), path.begin(),
                         [](std::string_view key, const FieldPath::Segment &segment) {
                             return isKey(segment, key);
                         });
}

bool holdsSecretValue(const ResourceId &object, std::span<const FieldPath::Segment> path,
                      const yaml::Node *value)
{
    if (isSecretValue(object, path) || comesFromSecret(value))
        return true;
    if (!isSecret(object) || !value || !value->isMapping() || path.size() >= copyOfObject.size())
        return false;
    if (path.empty() && std::ranges::any_of(valueFields, [&](std::string_view field) {
            return value->find(field);
        }))
        return true;
    for (std::size_t depth = 0; depth < copyOfObject.size() && value; ++depth) {
        if (depth >= path.size())
            value = value->find(copyOfObject[depth]);
        else if (!isKey(path[depth], copyOfObject[depth]))
            return false;
    }
    return value != nullptr;
}

bool comesFromSecret(const yaml::Node *value)
{
    if (!value)
        return false;
    for (const yaml::Change *change = value->change(); change;
         change = change->previous ? change->previous->change() : nullptr) {
        if (change->step && change->step->field.ends_with(fromSecretMark))
            return true;
    }
    return std::ranges::any_of(value->entries(),
                               [](const yaml::Entry &entry) {
                                   return comesFromSecret(entry.key)
                                          || comesFromSecret(entry.value);
                               })
           || std::ranges::any_of(value->items(), comesFromSecret);
}

std::string maskedText(const yaml::Node *value)
{
    // Combined with a constant so that the digits are no hash of the bare value that could be
    // looked up.
    const base::Hash128 salted =
        base::combine(value->hash(), {0x6d61736b'6d61736bU, 0x666c6565'74777269U});
    return "•••• " + base::toHex(salted).substr(0, 6);
}

} // namespace fleetwright::model
