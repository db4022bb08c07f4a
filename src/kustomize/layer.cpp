// SPDX-License-Identifier: Apache-2.0
#include "kustomize/layer.h"

#include <algorithm>
#include <unordered_set>

namespace fleetwright::kustomize {

namespace {

template<typename Visitor>
void visit(const Layer &layer, std::unordered_set<const Layer *> &seen, const Visitor &visitor)
{
    if (!seen.insert(&layer).second)
        return;
    visitor(layer);
    for (const LayerPtr &child : layer.children)
        visit(*child, seen, visitor);
}

} // namespace

bool Layer::isKnownValid(std::uint64_t stateId) const
{
    return stateId != 0
           && std::any_of(validFor.begin(), validFor.end(),
                          [stateId](const auto &state) { return state.load() == stateId; });
}

void Layer::noteValid(std::uint64_t stateId) const
{
    if (stateId != 0 && !isKnownValid(stateId))
        validFor[stateId % validFor.size()] = stateId;
}

void addFoldersBelow(Layer &layer)
{
    std::unordered_set<base::RepoPath> known(layer.folders.begin(), layer.folders.end());
    for (const LayerPtr &child : layer.children) {
        for (const base::RepoPath &folder : child->folders) {
            if (known.insert(folder).second)
                layer.folders.push_back(folder);
        }
    }
}

std::vector<base::RepoPath> allFiles(const Layer &layer)
{
    std::vector<base::RepoPath> files;
    std::unordered_set<const Layer *> seen;
    visit(layer, seen, [&](const Layer &each) {
        for (const Read &read : each.reads) {
            if (read.what == Read::What::Content)
                files.push_back(read.path);
        }
    });
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

} // namespace fleetwright::kustomize
