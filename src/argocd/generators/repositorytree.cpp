// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/repositorytree.h"

#include <algorithm>
#include <set>

namespace fleetwright::argocd {

namespace {

bool isHidden(const std::string &path)
{
    return path.starts_with('.') || path.find("/.") != std::string::npos;
}

std::shared_ptr<const RepositoryTree> listed(base::FileSourcePtr files,
                                             const std::vector<base::RepoPath> &paths)
{
    auto tree = std::make_shared<RepositoryTree>();
    tree->files = std::move(files);
    std::set<std::string> directories;
    for (const base::RepoPath &path : paths) {
        tree->paths.push_back(path.text());
        for (base::RepoPath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
            if (!directories.insert(folder.text()).second)
                break;
        }
    }
    std::sort(tree->paths.begin(), tree->paths.end());
    tree->allDirectories.assign(directories.begin(), directories.end());
    std::copy_if(directories.begin(), directories.end(), std::back_inserter(tree->directories),
                 [](const std::string &path) { return !isHidden(path); });
    return tree;
}

} // namespace

base::Result<std::shared_ptr<const RepositoryTree>> RepositoryTrees::at(const std::string &url,
                                                                        const std::string &revision)
{
    const auto known = m_trees.find(Key(url, revision));
    if (known != m_trees.end())
        return known->second;
    if (!m_open)
        return base::Error{.code = base::ErrorCode::Unresolved,
                           .detail = "the repository " + url + " is not at hand",
                           .place = {},
                           .hint = {},
                           .causes = {}};
    base::Result<base::FileSourcePtr> files = m_open(url, revision);
    if (!files)
        return files.error();
    std::shared_ptr<const RepositoryTree> &tree = m_bySource[files->get()];
    if (!tree) {
        const base::Result<base::FileListing> listing = base::listFiles(**files, {}, m_limits);
        if (!listing) {
            m_bySource.erase(files->get());
            return listing.error();
        }
        tree = listed(*files, listing->files);
    }
    m_trees.emplace(Key(url, revision), tree);
    return tree;
}

} // namespace fleetwright::argocd
