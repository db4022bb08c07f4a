// SPDX-License-Identifier: Apache-2.0
#include "quickfix/renderedplace.h"

#include "diff/fieldwalk.h"
#include "diff/objectkey.h"

#include <algorithm>
#include <span>

namespace fleetwright::quickfix {

namespace {

/// More clusters than this are not searched: what a line says shows in the first that get it.
constexpr std::size_t maximumClusters = 64;

bool isThere(const base::Span &span, const base::Place &place)
{
    return span.known() && span.file->path() == place.file && span.place().line == place.line;
}

/// The value, or one that it hides, that stands on the line.
const yaml::Node *valueAt(const yaml::Node *node, const base::Place &place)
{
    for (const yaml::Node *value = node; value != nullptr;) {
        const yaml::Change *change = value->change();
        if (isThere(value->span(), place)
            || (change != nullptr && change->step != nullptr && isThere(change->step->span, place)))
            return value;
        value = change != nullptr ? change->previous : nullptr;
    }
    return nullptr;
}

void findIn(const model::Object &object, model::ClusterIndex cluster, const base::Place &place,
            std::vector<RenderedPlace> &found)
{
    const yaml::Node *root = object.root;
    diff::walkFields(std::span(&root, 1), [&](const diff::PathSegments &path, diff::Nodes nodes) {
        const yaml::Node *node = nodes.front();
        if (const yaml::Node *value = node->isScalar() ? valueAt(node, place) : nullptr)
            found.push_back({cluster, &object, model::FieldPath(path), value});
        return true;
    });
}

/// Those at the column alone, where there are such: a line in brackets may hold several values.
void keepColumn(std::vector<RenderedPlace> &found, const base::Place &place)
{
    const auto isThere = [&](const RenderedPlace &one) {
        return one.value->span().known() && one.value->span().place() == place;
    };
    if (place.column > 0 && std::ranges::any_of(found, isThere))
        std::erase_if(found, [&](const RenderedPlace &one) { return !isThere(one); });
}

} // namespace

std::vector<RenderedPlace> fieldsSetAt(const model::Snapshot &snapshot,
                                       const std::vector<std::string> &clusters,
                                       const base::Place &place)
{
    std::vector<RenderedPlace> found;
    for (std::size_t i = 0; i < std::min(clusters.size(), maximumClusters); ++i) {
        const auto cluster = snapshot.clusterByName.find(clusters[i]);
        if (cluster == snapshot.clusterByName.end())
            continue;
        for (const std::size_t unit : snapshot.unitsOf(cluster->second)) {
            if (!snapshot.units[unit].rendering)
                continue;
            for (const model::Object &object : snapshot.units[unit].rendering->objects)
                findIn(object, cluster->second, place, found);
        }
        if (!found.empty())
            break;
    }
    keepColumn(found, place);
    return found;
}

std::vector<std::string> readersOf(const model::Snapshot &snapshot, const base::RepoPath &file)
{
    const auto reach = snapshot.reachByFile.find(file);
    return reach == snapshot.reachByFile.end() ? std::vector<std::string>()
                                               : snapshot.namesOf(reach->second);
}

std::optional<edit::SettingStep> stepAt(const model::Snapshot &snapshot,
                                        const RenderedPlace &rendered, const base::Place &place)
{
    const auto steps =
        fleet::explain(snapshot, rendered.cluster, rendered.object->id, rendered.field);
    if (!steps)
        return std::nullopt;
    const auto found = std::ranges::find_if(*steps, [&](const fleet::OriginStep &step) {
        return !step.couldSet && step.place.file == place.file && step.place.line == place.line;
    });
    if (found == steps->end())
        return std::nullopt;
    return edit::SettingStep{rendered.object, rendered.field, *found};
}

std::optional<edit::SettingStep> supplyingStep(const model::Snapshot &snapshot,
                                               const RenderedPlace &rendered)
{
    const auto steps =
        fleet::explain(snapshot, rendered.cluster, rendered.object->id, rendered.field);
    if (!steps)
        return std::nullopt;
    const auto found = std::ranges::find_if(*steps, &fleet::OriginStep::supplies);
    if (found == steps->end())
        return std::nullopt;
    return edit::SettingStep{rendered.object, rendered.field, *found};
}

const model::Object *sameObject(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                                const model::Object &object)
{
    const diff::ObjectKey key = diff::keyOf(object);
    for (const std::size_t unit : snapshot.unitsOf(cluster)) {
        if (!snapshot.units[unit].rendering)
            continue;
        for (const model::Object &other : snapshot.units[unit].rendering->objects) {
            if (diff::keyOf(other) == key)
                return &other;
        }
    }
    return nullptr;
}

model::ResourceId idForIntent(const model::Object &object)
{
    model::ResourceId id = object.id;
    id.version.clear();
    id.name = object.stableName;
    return id;
}

} // namespace fleetwright::quickfix
