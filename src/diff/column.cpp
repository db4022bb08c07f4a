// SPDX-License-Identifier: Apache-2.0
#include "diff/column.h"

#include "diff/objectkey.h"
#include "diff/placeholders.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace fleetwright::diff {

std::vector<ExpectedValue> expectedValuesOf(const model::Snapshot &snapshot,
                                            model::ClusterIndex cluster)
{
    const model::Cluster &own = snapshot.clusters[cluster];
    std::set<ExpectedValue> values;
    const auto add = [&](const std::string &value, std::string placeholder) {
        if (!value.empty())
            values.insert({value, std::move(placeholder)});
    };
    add(own.name, std::string(model::attributeName(model::Attribute::Name)));
    for (const auto &[attribute, winners] : own.identity) {
        for (const std::string &value : winners)
            add(value, std::string(model::attributeName(attribute)));
    }
    for (const auto &[dimension, value] : own.dimensions)
        add(value, plainKey(dimension));
    // A label that is known as an attribute already goes under the attribute's name.
    std::map<std::string, std::string> attributeOfKey;
    for (const model::Fact &fact : own.facts) {
        if (fact.attribute != model::Attribute::None)
            attributeOfKey[fact.key] = model::attributeName(fact.attribute);
    }
    for (const auto &[key, value] : own.labels) {
        const auto known = attributeOfKey.find(key);
        add(value, known == attributeOfKey.end() ? plainKey(key) : known->second);
    }
    std::vector<ExpectedValue> result(values.begin(), values.end());
    std::stable_sort(result.begin(), result.end(),
                     [](const ExpectedValue &left, const ExpectedValue &right) {
                         return left.value.size() > right.value.size();
                     });
    return result;
}

Column clusterColumn(const model::SnapshotPtr &snapshot, model::ClusterIndex cluster)
{
    const model::Cluster &own = snapshot->clusters[cluster];
    Column column;
    column.label = own.name;
    column.band = own.environment();
    column.cluster = cluster;
    column.clusters = {own.name};
    column.expected = expectedValuesOf(*snapshot, cluster);
    column.keep.push_back(snapshot);
    for (const std::size_t index : snapshot->unitsOf(cluster)) {
        const model::Unit &unit = snapshot->units[index];
        if (unit.error)
            column.failures.push_back(*unit.error);
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects)
            column.items.push_back({&object, 1});
    }
    return column;
}

Column layerColumn(const model::SnapshotPtr &snapshot, model::LayerIndex layer,
                   model::RenderingPtr rendering, std::optional<base::Error> error)
{
    const model::Layer &own = snapshot->layers[layer];
    Column column;
    column.label = own.path.isRoot() ? "." : own.path.text();
    column.band = "layers";
    if (error)
        column.failures.push_back(std::move(*error));
    if (rendering) {
        for (const model::Object &object : rendering->objects)
            column.items.push_back({&object, 1});
    }
    column.keep = {snapshot, std::move(rendering)};
    return column;
}

Column groupColumn(const model::SnapshotPtr &snapshot, std::string label,
                   const model::ClusterSet &clusters)
{
    Column column;
    column.label = std::move(label);
    column.clusters = snapshot->namesOf(clusters);
    column.keep.push_back(snapshot);

    struct Variant {
        Column::Item item;
        std::size_t count = 0;
        std::size_t order = 0;
    };
    std::unordered_map<ObjectKey, std::map<base::Hash128, Variant>> variants;
    std::vector<ObjectKey> order;
    std::map<ExpectedValue, std::size_t> expected;
    for (const model::ClusterIndex index : clusters.indices()) {
        const Column single = clusterColumn(snapshot, index);
        const Placeholders placeholders(single);
        column.band = single.band;
        column.failures.insert(column.failures.end(), single.failures.begin(),
                               single.failures.end());
        for (const ExpectedValue &value : single.expected)
            ++expected[value];
        for (const Column::Item &item : single.items) {
            const ObjectKey key = keyOf(*item.object);
            auto [entry, isNew] = variants.try_emplace(key);
            if (isNew)
                order.push_back(key);
            Variant &variant = entry->second[placeholders.hashOf({}, item.object->root).hash];
            if (variant.count++ == 0)
                variant = {item, 1, entry->second.size()};
        }
    }
    for (const ObjectKey &key : order) {
        const auto &found = variants[key];
        std::size_t total = 0;
        const Variant *best = nullptr;
        for (const auto &[hash, variant] : found) {
            total += variant.count;
            if (!best || variant.count > best->count
                || (variant.count == best->count && variant.order < best->order))
                best = &variant;
        }
        if (total * 2 <= clusters.size())
            continue;
        column.items.push_back(best->item);
        column.items.back().variants = found.size();
    }
    // An object comes from any of the clusters: each one's own values are its own here.
    for (const auto &[value, count] : expected)
        column.expected.push_back(value);
    return column;
}

Column revisionColumn(const model::SnapshotPtr &snapshot, std::string_view cluster,
                      std::string_view revision)
{
    Column column;
    if (const auto found = snapshot->clusterByName.find(std::string(cluster));
        found != snapshot->clusterByName.end()) {
        column = clusterColumn(snapshot, found->second);
        column.cluster.reset();
    } else {
        column.clusters = {std::string(cluster)};
        column.keep.push_back(snapshot);
        column.failures.push_back(
            {base::ErrorCode::NotFound,
             "no cluster " + std::string(cluster) + " in " + std::string(revision),
             {},
             {},
             {}});
    }
    column.label = std::string(cluster) + " at " + std::string(revision);
    return column;
}

std::vector<Column> clusterColumns(const model::SnapshotPtr &snapshot)
{
    std::vector<Column> columns;
    columns.reserve(snapshot->clusters.size());
    for (std::size_t i = 0; i < snapshot->clusters.size(); ++i)
        columns.push_back(clusterColumn(snapshot, static_cast<model::ClusterIndex>(i)));
    return columns;
}

} // namespace fleetwright::diff
