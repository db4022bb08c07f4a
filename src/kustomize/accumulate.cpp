// SPDX-License-Identifier: Apache-2.0
#include "kustomize/accumulate.h"

#include "kustomize/errors.h"
#include "kustomize/loader/loader.h"
#include "kustomize/target.h"

#include <algorithm>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Hash128;
using base::Result;

/// Errors that depend on the way to the layer, not on the layer: they are not kept.
bool isOfTheWay(const base::Error &error)
{
    return error.code == ErrorCode::Cycle || error.code == ErrorCode::TooLarge
           || error.code == ErrorCode::Cancelled;
}

/// A stored layer was made for another chain of including folders.
Result<void> checkStored(const BuildScope &scope, const Layer &layer,
                         const std::vector<base::RepoPath> &chain, const base::Span &where)
{
    for (const base::RepoPath &folder : layer.folders) {
        if (auto fine = checkCycle(chain, folder, where); !fine)
            return fine;
    }
    return checkLayerDepth(scope, chain.size() + layer.depth, where);
}

/// What finds no target may have been meant for an input that is not there.
base::Error explained(base::Error error, const std::vector<base::Error> &unresolved)
{
    if (error.code != ErrorCode::NoMatch || unresolved.empty())
        return error;
    base::Error reason = unresolved.front();
    reason.causes.push_back(std::move(error));
    return reason;
}

} // namespace

Result<void> checkLayerDepth(const BuildScope &scope, std::size_t depth, const base::Span &where)
{
    if (depth <= scope.options.limits.layerDepth)
        return {};
    return errorAt(ErrorCode::TooLarge,
                   "more kustomizations include each other than the limit layerDepth ("
                       + std::to_string(scope.options.limits.layerDepth) + ")",
                   where);
}

Hash128 layerKey(const BuildScope &scope, const LayerEntry &entry)
{
    std::string text = entry.folder.text();
    text += '\n';
    text += entry.as == LayerEntry::As::Top ? 't' : 'i';
    text += entry.tracksOrigin ? 'o' : '-';
    text += scope.options.loadRestriction == LoadRestriction::None ? 'n' : 'r';
    text += entry.schema.isSet ? 's' : '-';
    text += scope.options.charts ? 'c' : '-';
    text += entry.originPath;
    for (const auto &[url, folder] : scope.options.mappedUrls)
        text += "\n" + url + "\n" + folder.text();
    const Hash128 key = base::combine(base::hashBytes(text), entry.schema.identity);
    return entry.edited ? base::combine(key, entry.editedIdentity) : key;
}

Result<std::shared_ptr<Layer>> computeLayer(const BuildScope &scope, const LayerEntry &entry,
                                            std::vector<base::RepoPath> &chain,
                                            const LayerPtr &earlier)
{
    LayerWork work{
        scope, chain,        std::make_shared<Layer>(), chain.size(), ReadLog(scope.files),
        {},    entry.schema, entry.tracksOrigin,        {},           entry.edited};
    work.layer->arena = std::make_shared<base::Arena>();
    work.layer->effects = std::make_shared<Effects>(earlier ? earlier->effects : nullptr);
    Target target(work, entry.folder, entry.originPath);
    const bool top = entry.as == LayerEntry::As::Top;
    auto done = target.load(top ? Target::Kind::Any : Target::Kind::Kustomization);
    if (done) {
        chain.push_back(entry.folder);
        done = target.accumulate();
        chain.pop_back();
    }
    Layer &layer = *work.layer;
    layer.reads = work.log.take();
    layer.source = target.source();
    addFoldersBelow(layer);
    if (work.schema.isSet && !entry.schema.isSet)
        layer.metUnknownTypeAtEntry = entry.schema.metUnknownType;
    if (!done && isOfTheWay(done.error()))
        return std::move(done).error();
    if (!done) {
        layer.error = explained(std::move(done).error(), layer.unresolved);
        layer.effects.reset();
        return work.layer;
    }
    layer.map = std::move(work.all.map);
    for (Resource &resource : layer.map.resources)
        resource.rememberId();
    layer.configuration = work.all.configuration;
    layer.variables = std::move(work.all.variables);
    layer.schema = work.schema;
    layer.unique = !top && checkUnique(layer.schema.schema(), layer.map.resources).ok();
    return work.layer;
}

Result<LayerPtr> accumulateLayer(const BuildScope &scope, const LayerEntry &entry,
                                 std::vector<base::RepoPath> &chain)
{
    if (scope.cancel.requested())
        return base::Error{ErrorCode::Cancelled, "cancelled", {}, {}, {}};
    if (auto fine = checkCycle(chain, entry.folder, entry.where); !fine)
        return fine.error();
    if (auto fine = checkLayerDepth(scope, chain.size() + 1, entry.where); !fine)
        return fine.error();
    const Hash128 key = layerKey(scope, entry);
    if (LayerPtr stored = scope.store.find(key, scope.files, entry.schema)) {
        if (auto fine = checkStored(scope, *stored, chain, entry.where); !fine)
            return fine.error();
        return stored;
    }
    const LayerPtr earlier = scope.store.earlier(key);
    auto computed = computeLayer(scope, entry, chain, earlier);
    if (!computed)
        return std::move(computed).error();
    if ((*computed)->effects)
        (*computed)->settle(earlier);
    (*computed)->files = allFiles(**computed);
    (*computed)->noteValidity(scope.files.stateId(), true);
    return scope.store.add(key, *std::move(computed));
}

} // namespace fleetwright::kustomize
