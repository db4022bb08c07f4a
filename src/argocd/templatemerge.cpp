// SPDX-License-Identifier: Apache-2.0
#include "argocd/templatemerge.h"

#include <vector>

namespace fleetwright::argocd {

namespace {

bool isEmptyScalar(const yaml::Node *node)
{
    return node->text().empty() || node->text() == "false" || node->text() == "0";
}

const yaml::Node *filledStruct(const yaml::Node *above, const yaml::Node *below, const Type &type,
                               const yaml::NodeBuilder &build)
{
    std::vector<yaml::Entry> entries;
    for (const Field &field : type.fields) {
        const yaml::Entry *own = above->findEntry(field.name);
        const yaml::Entry *other = below->findEntry(field.name);
        const yaml::Node *value = filledFrom(own ? own->value : nullptr,
                                             other ? other->value : nullptr, *field.type, build);
        if (value)
            entries.push_back({own && own->value == value ? own->key
                               : other                    ? other->key
                                                          : own->key,
                               value});
    }
    return build.mapping(entries, above->span().known() ? above->span() : below->span());
}

const yaml::Node *filledMap(const yaml::Node *above, const yaml::Node *below,
                            const yaml::NodeBuilder &build)
{
    std::vector<yaml::Entry> entries(above->entries().begin(), above->entries().end());
    for (yaml::Entry &entry : entries) {
        const yaml::Entry *other = below->findEntry(entry.key->text());
        if (other && entry.value->isScalar() && isEmptyScalar(entry.value))
            entry = *other;
    }
    for (const yaml::Entry &entry : below->entries()) {
        if (!above->find(entry.key->text()))
            entries.push_back(entry);
    }
    return build.mapping(entries, above->span());
}

} // namespace

const yaml::Node *filledFrom(const yaml::Node *above, const yaml::Node *below, const Type &type,
                             const yaml::NodeBuilder &build)
{
    if (!above || !below)
        return above ? above : below;
    switch (type.kind) {
    case Type::Kind::Struct:
        return filledStruct(above, below, type, build);
    case Type::Kind::Map:
        return filledMap(above, below, build);
    case Type::Kind::List:
        return above->items().empty() ? below : above;
    case Type::Kind::Raw:
        return above;
    default:
        break;
    }
    return isEmptyScalar(above) && !isEmptyScalar(below) ? below : above;
}

} // namespace fleetwright::argocd
