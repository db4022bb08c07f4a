// SPDX-License-Identifier: Apache-2.0
#include "quickfix/placevalue.h"

#include "quickfix/sourceline.h"

namespace fleetwright::quickfix {

using base::Result;

namespace {

/// The layer that reaches exactly these clusters, of several the one with the shortest path;
/// nullptr if there is none.
const model::Layer *layerOfExactly(const model::Snapshot &snapshot, const model::ClusterSet &wanted)
{
    const model::Layer *best = nullptr;
    for (const model::Layer &layer : snapshot.layers) {
        if (layer.kind != model::LayerKind::Kustomization || !(layer.reach == wanted))
            continue;
        if (best == nullptr || layer.path.text().size() < best->path.text().size())
            best = &layer;
    }
    return best;
}

} // namespace

Result<RenderedPlace> valueAt(const model::Snapshot &snapshot,
                              const std::vector<std::string> &clusters, const base::Place &place)
{
    std::vector<RenderedPlace> found = fieldsSetAt(snapshot, clusters, place);
    if (found.empty())
        found = fieldsSetAt(snapshot, readersOf(snapshot, place.file), place);
    if (found.empty())
        return byHand("no rendered field comes from this line", place);
    return found.front();
}

Result<edit::FileChanges> withoutValueAt(const model::Snapshot &snapshot,
                                         const std::vector<std::string> &clusters,
                                         const base::Place &place)
{
    const Result<RenderedPlace> value = valueAt(snapshot, clusters, place);
    if (value) {
        if (const auto step = stepAt(snapshot, *value, place)) {
            if (auto changes = edit::withoutStep(snapshot, *step))
                return changes;
        }
    }
    return withoutEntryAt(*snapshot.files, place);
}

model::ClusterSet setOf(const model::Snapshot &snapshot, const std::vector<std::string> &names)
{
    model::ClusterSet clusters;
    for (const std::string &name : names) {
        if (const auto found = snapshot.clusterByName.find(name);
            found != snapshot.clusterByName.end())
            clusters.insert(found->second);
    }
    return clusters;
}

Result<void> setFor(Bench &bench, const model::ClusterSet &clusters, const RenderedPlace &rendered,
                    const std::string &value, yaml::Tag tag)
{
    const model::Snapshot &snapshot = bench.found();
    const model::ResourceId id = idForIntent(*rendered.object);
    if (clusters.size() > 1) {
        if (const model::Layer *layer = layerOfExactly(snapshot, clusters))
            return bench.add(edit::SetField{edit::Scope::ofLayer(layer->path), id, rendered.field,
                                            value, tag, layer->path});
    }
    for (const std::string &name : snapshot.namesOf(clusters)) {
        if (auto done = bench.add(edit::SetField{edit::Scope::ofCluster(name), id, rendered.field,
                                                 value, tag, std::nullopt});
            !done)
            return done;
    }
    return {};
}

} // namespace fleetwright::quickfix
