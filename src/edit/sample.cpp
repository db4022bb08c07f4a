// SPDX-License-Identifier: Apache-2.0
#include "edit/sample.h"

#include <memory>

namespace fleetwright::edit {

namespace {

/// A fleet of the sample's cluster and unit alone, its layer built as plain kustomize. Both sides
/// are made in the same way: what a controller does to the output afterwards is in neither.
base::Result<model::SnapshotPtr> build(const Bench &bench, const Sample &sample,
                                       base::FileSourcePtr files)
{
    const model::Unit &unit = bench.snapshot->units[sample.unit];
    auto single = std::make_shared<model::Snapshot>();
    single->files = std::move(files);
    single->layers.push_back(bench.snapshot->layers[*unit.root]);
    single->clusters.push_back(bench.snapshot->clusters[unit.cluster]);
    single->clusterByName.emplace(single->clusters.front().name, 0);
    auto rendering = fleet::renderLayer(*single, 0, bench.store, bench.cancel);
    if (!rendering)
        return std::move(rendering).error();
    model::Unit &own = single->units.emplace_back();
    own.id = unit.id;
    own.root = 0;
    own.rendering = *std::move(rendering);
    return model::SnapshotPtr(std::move(single));
}

} // namespace

bool isHopeless(const Bench &bench, const Sample &sample, const Meant &meant,
                const FileChanges &changes)
{
    if (!bench.snapshot->units[sample.unit].root)
        return false;
    const auto before = build(bench, sample, bench.snapshot->files);
    if (!before)
        return false;
    const auto after =
        build(bench, sample, base::makeOverlayFiles(bench.snapshot->files, toOverlay(changes)));
    if (!after)
        return after.error().code != base::ErrorCode::Cancelled;
    auto affected = diff::compareSnapshots(*before, *after, bench.cancel);
    return affected && refuseBeyond({*after, *std::move(affected), {}}, meant).has_value();
}

} // namespace fleetwright::edit
