// SPDX-License-Identifier: Apache-2.0
#include "cli/repositories.h"

#include "cli/invocation.h"
#include "git/repository.h"

#include <map>
#include <optional>
#include <utility>

namespace fleetwright::cli {

namespace {

base::Error unresolved(std::string detail, std::string hint)
{
    return {.code = base::ErrorCode::Unresolved,
            .detail = std::move(detail),
            .place = {},
            .hint = std::move(hint),
            .causes = {}};
}

} // namespace

struct Repositories::Data {
    base::FileSourcePtr fleet;
    std::string folder;
    bool isRevision = false;                    ///< the fleet is a commit's tree
    std::map<std::string, std::string> folders; ///< comparable URL → folder below the fleet
    std::optional<git::Repository> git;
    std::string branch; ///< checked out; "" when detached
};

Repositories::Repositories(const Invocation &invocation, base::FileSourcePtr fleet,
                           const config::FleetConfig &config)
{
    auto data = std::make_shared<Data>();
    data->fleet = std::move(fleet);
    data->folder = invocation.fleetFolder;
    data->isRevision = !invocation.revision.empty();
    for (const config::FleetConfig::Repository &repository : config.repositories)
        data->folders[comparableUrl(repository.url)] = repository.path.text();
    for (const auto &[url, folder] : invocation.mappedUrls)
        data->folders[comparableUrl(url)] = folder == "." ? "" : folder;
    if (base::Result<git::Repository> repository = git::Repository::open(invocation.fleetFolder)) {
        if (const base::Result<git::State> state = repository->state())
            data->branch = state->branch;
        data->git = *std::move(repository);
    }
    m_data = std::move(data);
}

base::Result<base::FileSourcePtr> Repositories::open(const std::string &url,
                                                     const std::string &revision) const
{
    const auto found = m_data->folders.find(comparableUrl(url));
    if (found == m_data->folders.end())
        return unresolved("the repository " + url + " is not at hand",
                          "name a folder for it: --map " + url
                              + "=DIR, or repositories in .fleetwright.yaml");
    if (found->second.empty())
        return fleetAt(revision);
    if (m_data->isRevision)
        return unresolved(
            "the repository " + url + " is a folder, which has no revision " + revision, {});
    return base::openDiskFiles(m_data->folder + '/' + found->second);
}

base::Result<base::FileSourcePtr> Repositories::fleetAt(const std::string &revision) const
{
    const bool isOpened = revision.empty() || revision == "HEAD" || revision == m_data->branch;
    if (!m_data->git || isOpened)
        return m_data->fleet;
    const base::Result<git::CommitId> commit = m_data->git->resolveRevision(revision);
    if (!commit)
        return unresolved("the revision " + revision + " does not exist in this repository", {});
    return m_data->git->files(*commit);
}

} // namespace fleetwright::cli
