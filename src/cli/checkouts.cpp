// SPDX-License-Identifier: Apache-2.0
#include "cli/checkouts.h"

#include "cli/invocation.h"
#include "config/fleetconfig.h"
#include "git/repository.h"

#include <mutex>
#include <optional>
#include <vector>

namespace fleetwright::cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// An address without scheme, user, ".git" and a final slash.
std::string plainAddress(std::string url)
{
    if (const std::size_t scheme = url.find("://"); scheme != std::string::npos)
        url.erase(0, scheme + 3);
    else if (const std::size_t colon = url.find(':'); colon != std::string::npos)
        url[colon] = '/'; // git@host:path
    const std::size_t slash = std::min(url.find('/'), url.size());
    if (const std::size_t user = url.find('@'); user < slash)
        url.erase(0, user + 1);
    while (url.ends_with('/'))
        url.pop_back();
    if (url.ends_with(".git"))
        url.resize(url.size() - 4);
    return url;
}

Error unresolved(std::string detail, const yaml::Node *place, std::string hint)
{
    Error error;
    error.code = ErrorCode::Unresolved;
    error.detail = std::move(detail);
    if (place && place->span().known())
        error.place = place->span().place();
    error.hint = std::move(hint);
    return error;
}

class FleetCheckouts final : public flux::Checkouts {
public:
    FleetCheckouts(base::FileSourcePtr opened, std::map<std::string, base::RepoPath> mapped,
                   std::optional<git::Repository> repository)
        : m_opened(std::move(opened)), m_mapped(std::move(mapped)),
          m_repository(std::move(repository))
    {}

    Result<flux::Checkout> git(const std::string &url, const flux::GitReference &reference,
                               const yaml::Node *place) const override
    {
        if (const auto folder = m_mapped.find(plainAddress(url));
            folder != m_mapped.end() && !folder->second.isRoot())
            return flux::Checkout{m_opened, folder->second, "mapped folder"};
        if (isOpened(reference))
            return flux::Checkout{m_opened, {}, "opened state"};
        return other(reference, place);
    }

    Result<flux::Checkout> other(const std::string &url, const yaml::Node *place) const override
    {
        if (const auto folder = m_mapped.find(plainAddress(url)); folder != m_mapped.end())
            return flux::Checkout{m_opened, folder->second, "mapped folder"};
        return unresolved("'" + url + "' is not in Git, the network is never used", place,
                          "map the address to a folder of this repository (--map, or "
                          "`repositories` in .fleetwright.yaml)");
    }

private:
    [[nodiscard]] bool isOpened(const flux::GitReference &reference) const
    {
        if (!m_repository || reference.isDefault())
            return true;
        const auto state = m_repository->state();
        if (!state)
            return true;
        if (!reference.commit.empty())
            return state->head && state->head->hex == reference.commit;
        if (!reference.name.empty())
            return reference.name == "refs/heads/" + state->branch;
        if (!reference.semver.empty() || !reference.tag.empty())
            return false;
        // A default branch that is not checked out stands for the opened state as well.
        return reference.branch == state->branch || reference.branch == defaultBranch();
    }

    /// "main" or "master" where the repository has such a branch.
    [[nodiscard]] std::string defaultBranch() const
    {
        for (const std::string_view name : {"main", "master"}) {
            if (m_repository->resolveRevision("refs/heads/" + std::string(name)))
                return std::string(name);
        }
        return {};
    }

    Result<flux::Checkout> other(const flux::GitReference &reference, const yaml::Node *place) const
    {
        std::vector<std::string> names;
        if (!reference.commit.empty())
            names = {reference.commit};
        else if (!reference.name.empty())
            names = {reference.name};
        else if (!reference.tag.empty() && reference.semver.empty())
            names = {"refs/tags/" + reference.tag};
        else if (!reference.branch.empty() && reference.semver.empty())
            names = {"refs/heads/" + reference.branch, "refs/remotes/origin/" + reference.branch};
        for (const std::string &name : names) {
            const auto commit = m_repository->resolveRevision(name);
            if (!commit)
                continue;
            auto files = filesOf(*commit);
            if (!files)
                return std::move(files).error();
            return flux::Checkout{*std::move(files), {}, reference.text()};
        }
        return unresolved(reference.text() + " is not in this repository", place,
                          reference.semver.empty()
                              ? "fetch it, or correct spec.ref"
                              : "a range of versions is not looked up; name a tag");
    }

    Result<base::FileSourcePtr> filesOf(const git::CommitId &commit) const
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_files.find(commit.hex); known != m_files.end())
            return known->second;
        auto files = m_repository->files(commit);
        if (files)
            m_files[commit.hex] = *files;
        return files;
    }

    base::FileSourcePtr m_opened;
    std::map<std::string, base::RepoPath> m_mapped;
    std::optional<git::Repository> m_repository;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, base::FileSourcePtr> m_files;
};

} // namespace

Result<std::unique_ptr<flux::Checkouts>> openCheckouts(const Invocation &invocation,
                                                       base::FileSourcePtr opened)
{
    std::map<std::string, base::RepoPath> mapped;
    if (const auto config = config::readFleetConfig(*opened)) {
        for (const auto &repository : config->repositories)
            mapped[plainAddress(repository.url)] = repository.path;
    }
    for (const auto &[url, folder] : invocation.mappedUrls) {
        const auto inside = base::RepoPath::fromText(folder);
        if (!inside)
            return Error{ErrorCode::OutsideRoot,
                         "--map: \"" + folder + "\" is not a folder of the fleet",
                         {},
                         "give a path relative to --fleet",
                         {}};
        mapped[plainAddress(url)] = *inside;
    }
    std::optional<git::Repository> repository;
    if (auto found = git::Repository::open(invocation.fleetFolder))
        repository = *std::move(found);
    return std::unique_ptr<flux::Checkouts>(std::make_unique<FleetCheckouts>(
        std::move(opened), std::move(mapped), std::move(repository)));
}

} // namespace fleetwright::cli
