// SPDX-License-Identifier: Apache-2.0
#include "argocd/parameters.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

void collectClusters(const SetOrigin &origin, std::vector<std::string> &names)
{
    if (origin.kind == SetOrigin::Kind::Cluster || origin.kind == SetOrigin::Kind::LocalCluster)
        names.push_back(origin.subject);
    for (const SetOriginPtr &parent : origin.parents)
        collectClusters(*parent, names);
}

/// Calls `leaf(key, value)` for everything that flatten.Flatten does not descend into. Typed maps
/// are descended only as members of maps (normalizeMapForFlatten), not inside lists.
template<typename Leaf>
void walkFlat(const Value &value, const std::string &prefix, const Leaf &leaf)
{
    const auto descend = [&](std::string_view name, const Value &item, bool isMember) {
        std::string key = prefix.empty() ? std::string(name) : prefix + '.' + std::string(name);
        const bool isOpen = item.kind() == Value::Kind::Map || item.kind() == Value::Kind::List
                            || (isMember && item.kind() == Value::Kind::StringMap);
        if (isOpen)
            walkFlat(item, key, leaf);
        else
            leaf(std::move(key), item);
    };
    if (value.isMap()) {
        for (const auto &[name, item] : value.fields())
            descend(name, *item, true);
        return;
    }
    for (std::size_t at = 0; at < value.items().size(); ++at)
        descend(std::to_string(at), *value.items()[at], false);
}

base::Error panics()
{
    return {.code = base::ErrorCode::Invalid,
            .detail = "the parameters cannot be merged: Argo CD panics when a map of any values "
                      "overrides a generator's `values`, a map of strings (reflect.Value."
                      "SetMapIndex: value of type interface {} is not assignable to type string)",
            .place = {},
            .hint = "give the parameters of the list or file another name than `values`",
            .causes = {}};
}

base::Result<ValuePtr> mergedMaps(const Value &below, const Value &above);

/// deepMerge's Map case for one key. nullptr: `above`'s value is to be taken as it is.
base::Result<ValuePtr> mergedMember(const Value *below, const Value &above)
{
    if (!below || !below->isMap() || !above.isMap())
        return ValuePtr();
    base::Result<ValuePtr> nested = mergedMaps(*below, above);
    if (!nested)
        return nested.error();
    return below->fields().empty() ? ValuePtr() : *std::move(nested);
}

base::Result<ValuePtr> mergedMaps(const Value &below, const Value &above)
{
    const bool isRefused =
        below.kind() == Value::Kind::StringMap && above.kind() == Value::Kind::Map;
    Value::Fields fields = below.fields();
    for (const auto &[key, value] : above.fields()) {
        if (isRefused)
            return panics();
        base::Result<ValuePtr> member = mergedMember(below.find(key), *value);
        if (!member)
            return member.error();
        fields[key] = *member ? *member : value;
    }
    return Value::map(std::move(fields), below.kind(), below.span());
}

} // namespace

std::vector<std::string> clustersOf(const SetOrigin &origin)
{
    std::vector<std::string> names;
    collectClusters(origin, names);
    return names;
}

std::map<std::string, std::string, std::less<>> flattened(const Value &values)
{
    std::map<std::string, std::string, std::less<>> flat;
    walkFlat(values, {}, [&flat](std::string key, const Value &value) {
        flat.insert_or_assign(std::move(key), printed(value));
    });
    return flat;
}

Value::Fields flattenedFields(const Value &values)
{
    Value::Fields flat;
    walkFlat(values, {}, [&flat](std::string key, const Value &value) {
        flat.insert_or_assign(std::move(key), Value::string(printed(value), value.span()));
    });
    return flat;
}

base::Result<ValuePtr> combined(const Value &first, const Value &second)
{
    Value::Fields fields;
    for (const auto &[key, value] : first.fields())
        fields.emplace(key,
                       value->isString() ? value : Value::string(printed(*value), value->span()));
    for (const auto &[key, value] : second.fields()) {
        std::string text = printed(*value);
        const auto found = fields.find(key);
        if (found == fields.end()) {
            fields.emplace(key, value->isString() ? value
                                                  : Value::string(std::move(text), value->span()));
            continue;
        }
        if (found->second->text() != text)
            return base::Error{.code = base::ErrorCode::Conflict,
                               .detail = "found duplicate key " + key + " with different value, a: "
                                         + found->second->text() + ", b: " + text,
                               .place = {},
                               .hint = "name the parameters of the two generators differently, or "
                                       "use goTemplate, where the first generator wins",
                               .causes = {}};
    }
    return Value::map(std::move(fields));
}

base::Result<ValuePtr> overridden(const ValuePtr &below, const ValuePtr &above)
{
    return mergedMaps(*below, *above);
}

} // namespace fleetwright::argocd
