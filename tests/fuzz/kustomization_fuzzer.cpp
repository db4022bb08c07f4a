// SPDX-License-Identifier: Apache-2.0
// Any tree of files is built, from nothing and after a change of one of its files.

#include "builds.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace fleetwright;
using fuzz::Files;

namespace {

bool isKustomization(const base::RepoPath &file)
{
    return file.name() == "kustomization.yaml" || file.name() == "kustomization.yml"
           || file.name() == "Kustomization";
}

/// Folders to build, the outermost names first: overlays sort before what they include or after it,
/// both happen.
std::vector<base::RepoPath> roots(const Files &files)
{
    constexpr std::size_t most = 3;
    std::vector<base::RepoPath> folders;
    for (const auto &[name, bytes] : files) {
        const base::RepoPath file = *base::RepoPath::fromText(name);
        if (isKustomization(file) && folders.size() < most)
            folders.push_back(file.parent());
    }
    return folders;
}

/// One change of the tree, as `choice` says.
Files changed(Files files, std::size_t choice)
{
    auto file = files.begin();
    std::advance(file, static_cast<std::ptrdiff_t>(choice / 4 % files.size()));
    switch (choice % 4) {
    case 0:
        files.erase(file);
        break;
    case 1:
        file->second += "\n# a comment\n";
        break;
    case 2:
        file->second = files.rbegin()->second;
        break;
    default:
        file->second.resize(file->second.size() / 2);
        break;
    }
    return files;
}

/// A store that has seen another state of the tree gives what one gives that knows nothing.
void checkIncremental(const Files &files, const std::vector<base::RepoPath> &folders,
                      std::size_t choice)
{
    const Files after = changed(files, choice);
    kustomize::LayerStore store;
    for (const Files *state : {&files, &after, &files}) {
        for (const base::RepoPath &folder : folders)
            fuzz::requireSame(fuzz::outcomeOf(*state, folder, store),
                              fuzz::outcomeFromScratch(*state, folder),
                              "a change gives what a build from nothing gives");
        store.trim();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Files files = fuzz::treeOf(std::string_view(reinterpret_cast<const char *>(data), size));
    const std::vector<base::RepoPath> folders = roots(files);
    if (folders.empty())
        return -1;
    for (const base::RepoPath &folder : folders)
        fuzz::checkBuild(files, folder);
    checkIncremental(files, folders, size);
    return 0;
}
