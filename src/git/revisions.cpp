// SPDX-License-Identifier: Apache-2.0
#include "git/revisions.h"

#include "git/repository.h"

#include <map>
#include <mutex>
#include <utility>

namespace fleetwright::git {

namespace {

class RepositoryRevisions final : public base::Revisions {
public:
    RepositoryRevisions(Repository repository, const base::Limits &limits)
        : m_repository(std::move(repository)), m_limits(limits)
    {
        if (const base::Result<State> state = m_repository.state()) {
            m_branch = state->branch;
            m_head = state->head ? state->head->hex : std::string();
        }
        if (base::Result<std::vector<std::string>> urls = m_repository.remoteUrls())
            m_remoteUrls = *std::move(urls);
        m_defaultBranch = findDefaultBranch();
    }

    [[nodiscard]] bool isOpened(std::string_view revision) const override
    {
        if (revision.empty() || revision == "HEAD" || revision == m_head)
            return true;
        constexpr std::string_view heads = "refs/heads/";
        if (revision.starts_with(heads))
            revision.remove_prefix(heads.size());
        return revision == m_branch || revision == m_defaultBranch;
    }

    [[nodiscard]] base::Result<base::FileSourcePtr> files(std::string_view revision) const override
    {
        const base::Result<CommitId> commit = find(revision);
        if (!commit)
            return base::Error{.code = base::ErrorCode::Unresolved,
                               .detail = "the revision " + std::string(revision)
                                         + " is not in this repository",
                               .place = {},
                               .hint = "fetch it, or correct the reference",
                               .causes = {}};
        const std::scoped_lock lock(m_mutex);
        base::FileSourcePtr &known = m_files[commit->hex];
        if (known)
            return known;
        base::Result<base::FileSourcePtr> files = m_repository.files(*commit, m_limits);
        if (files)
            known = base::holdFiles(*files);
        return files ? base::Result<base::FileSourcePtr>(known) : files;
    }

    [[nodiscard]] const std::vector<std::string> &remoteUrls() const override
    {
        return m_remoteUrls;
    }

private:
    /// A branch that only a remote has counts as that branch.
    [[nodiscard]] base::Result<CommitId> find(std::string_view revision) const
    {
        base::Result<CommitId> commit = m_repository.resolveRevision(revision);
        constexpr std::string_view heads = "refs/heads/";
        if (commit || (revision.starts_with("refs/") && !revision.starts_with(heads)))
            return commit;
        if (revision.starts_with(heads))
            revision.remove_prefix(heads.size());
        return m_repository.resolveRevision("refs/remotes/origin/" + std::string(revision));
    }

    /// What the remote calls its default, else "main" or "master" where there is such a branch.
    [[nodiscard]] std::string findDefaultBranch() const
    {
        if (base::Result<std::string> named = m_repository.remoteDefaultBranch(); named)
            return *std::move(named);
        for (const std::string_view name : {"main", "master"}) {
            if (m_repository.resolveRevision("refs/heads/" + std::string(name)))
                return std::string(name);
        }
        return {};
    }

    Repository m_repository;
    base::Limits m_limits;
    std::string m_branch; ///< "" when detached
    std::string m_head;
    std::string m_defaultBranch;
    std::vector<std::string> m_remoteUrls;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, base::FileSourcePtr> m_files; ///< by commit
};

} // namespace

base::RevisionsPtr revisionsOf(const Repository &repository, const base::Limits &limits)
{
    return std::make_shared<const RepositoryRevisions>(repository, limits);
}

base::RevisionsPtr openRevisions(const std::string &folder, const base::Limits &limits)
{
    const base::Result<Repository> repository = Repository::open(folder);
    if (!repository)
        return nullptr;
    return revisionsOf(*repository, limits);
}

} // namespace fleetwright::git
