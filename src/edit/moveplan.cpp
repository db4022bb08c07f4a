// SPDX-License-Identifier: Apache-2.0
#include "edit/editedfiles.h"
#include "edit/planners.h"
#include "kustomize/kustomization.h"

#include <algorithm>
#include <set>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;

Error refused(std::string detail, std::string hint)
{
    return Error{ErrorCode::Refused, std::move(detail), std::nullopt, std::move(hint), {}};
}

std::string nameOf(const RepoPath &layer)
{
    return layer.isRoot() ? "the root folder" : layer.text();
}

bool includes(const model::Snapshot &fleet, const model::Layer &layer, const model::Layer &other,
              std::set<const model::Layer *> &seen)
{
    if (&layer == &other)
        return true;
    if (!seen.insert(&layer).second)
        return false;
    return std::ranges::any_of(layer.includes, [&](model::LayerIndex index) {
        return includes(fleet, fleet.layers[index], other, seen);
    });
}

/// Why a layer cannot inherit from another, known without rendering.
std::optional<Error> whyNot(const model::Snapshot &fleet, const model::Layer &child,
                            const model::Layer &oldParent, const model::Layer &newParent)
{
    if (&oldParent == &newParent)
        return refused(nameOf(child.path) + " inherits from " + nameOf(newParent.path) + " already",
                       {});
    std::set<const model::Layer *> seen;
    if (includes(fleet, newParent, child, seen))
        return Error{ErrorCode::Cycle,
                     nameOf(newParent.path) + " itself inherits from " + nameOf(child.path),
                     std::nullopt,
                     "choose a layer that does not",
                     {}};
    if (oldParent.kind != newParent.kind)
        return refused("a component and a kustomization are included by different fields",
                       "choose a layer of the same kind");
    const bool already = std::ranges::any_of(child.includes, [&](model::LayerIndex index) {
        return &fleet.layers[index] == &newParent;
    });
    if (already)
        return refused(nameOf(child.path) + " includes " + nameOf(newParent.path) + " already", {});
    return std::nullopt;
}

/// As it is written from the child, in the style of the present entry ("./", final "/").
std::string writtenLike(std::string_view present, const RepoPath &child, const RepoPath &target)
{
    std::string text = target.relativeTo(child);
    if (present.starts_with("./") && !text.starts_with("."))
        text.insert(0, "./");
    if (present.ends_with('/'))
        text += '/';
    return text;
}

Result<FileChanges> moved(const model::Snapshot &fleet, const MoveInclude &intent,
                          const model::Layer &child)
{
    const auto kustomization = kustomize::readKustomization(*fleet.files, child.file);
    if (!kustomization)
        return kustomization.error();
    EditedFiles edited(*fleet.files);
    const auto file = edited.open(child.file);
    if (!file)
        return file.error();
    for (const kustomize::Inclusion &inclusion : (*kustomization)->inclusions) {
        if (inclusion.target != intent.oldParent)
            continue;
        const auto found = locateScalar(*(*file)->parsed, inclusion.span);
        if (!found)
            continue;
        const std::string text = writtenLike(inclusion.text, child.path, intent.newParent);
        if (auto done = yaml::setScalar((*file)->edits, *(*file)->parsed, found->node, text); !done)
            return std::move(done).error();
        return edited.changes();
    }
    return Error{ErrorCode::NotFound,
                 nameOf(child.path) + " does not include " + nameOf(intent.oldParent),
                 base::Place{child.file, 0, 0},
                 "choose the layer that it includes itself",
                 {}};
}

} // namespace

Result<Plan> planMoveInclude(const Bench &bench, const MoveInclude &intent)
{
    const model::Snapshot &fleet = *bench.snapshot;
    const model::Layer *child = fleet.findLayer(intent.child);
    const model::Layer *oldParent = fleet.findLayer(intent.oldParent);
    const model::Layer *newParent = fleet.findLayer(intent.newParent);
    for (const auto &[layer, path] :
         {std::pair(child, intent.child), std::pair(oldParent, intent.oldParent),
          std::pair(newParent, intent.newParent)}) {
        if (layer == nullptr)
            return Error{ErrorCode::NotFound,
                         "there is no layer '" + path.text() + "'",
                         std::nullopt,
                         "name the folder of a kustomization",
                         {}};
    }
    if (auto reason = whyNot(fleet, *child, *oldParent, *newParent))
        return std::move(*reason);
    auto changes = moved(fleet, intent, *child);
    if (!changes)
        return std::move(changes).error();
    auto trial = render(bench, *changes);
    if (!trial)
        return std::move(trial).error();
    auto refusal = refuseNewProblems(*trial);
    for (const diff::ClusterDiff &cluster : trial->affected.clusters) {
        const auto index = fleet.clusterByName.find(cluster.cluster);
        const bool meant =
            index != fleet.clusterByName.end() && child->reach.contains(index->second);
        if (!meant && !refusal)
            refusal = refused("it would also change " + cluster.cluster + ", which "
                                  + nameOf(child->path) + " does not reach",
                              {});
    }
    Plan plan = toPlan(bench, std::move(changes).value(), std::move(trial).value());
    plan.layer = intent.child;
    plan.field = "resources";
    plan.refusal = std::move(refusal);
    return plan;
}

} // namespace fleetwright::edit
