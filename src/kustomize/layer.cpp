// SPDX-License-Identifier: Apache-2.0
#include "kustomize/layer.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_set>

namespace fleetwright::kustomize {

std::optional<bool> Layer::knownValidity(std::uint64_t stateId) const
{
    if (stateId == 0)
        return std::nullopt;
    const std::size_t place = stateId % validFor.size();
    if (validFor[place].load() == stateId)
        return true;
    return invalidFor[place].load() == stateId ? std::optional(false) : std::nullopt;
}

void Layer::noteValidity(std::uint64_t stateId, bool valid) const
{
    if (stateId != 0)
        (valid ? validFor : invalidFor)[stateId % validFor.size()] = stateId;
}

void Layer::settle(const LayerPtr &earlier)
{
    const bool tookOver = effects->finish();
    bytes = arena->size();
    freshBytes = bytes;
    if (tookOver) {
        arena->keep(earlier->arena);
        bytes += earlier->bytes;
        freshBytes = earlier->freshBytes;
    }
}

bool Layer::canBeContinued() const
{
    // Not the same bound everywhere, so that not all layers of a fleet are run anew at once.
    constexpr std::size_t small = 4096;
    const std::size_t share = freshBytes / 8 * (freshBytes % 8);
    return bytes <= 2 * freshBytes + share + small;
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
    std::vector<base::RepoPath> own;
    for (const Read &read : layer.reads) {
        if (read.what == Read::What::Content)
            own.push_back(read.path);
    }
    std::sort(own.begin(), own.end());
    std::vector<std::span<const base::RepoPath>> parts{own};
    std::size_t count = own.size();
    for (const LayerPtr &child : layer.children) {
        parts.emplace_back(child->files);
        count += child->files.size();
    }
    std::vector<base::RepoPath> files;
    files.reserve(count);
    if (parts.size() == 2) {
        std::set_union(parts[0].begin(), parts[0].end(), parts[1].begin(), parts[1].end(),
                       std::back_inserter(files));
        return files;
    }
    for (const auto part : parts)
        files.insert(files.end(), part.begin(), part.end());
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

} // namespace fleetwright::kustomize
