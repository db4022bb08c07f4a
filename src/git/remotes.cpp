// SPDX-License-Identifier: Apache-2.0
#include "git/handle.h"
#include "git/repositorydata.h"

#include <git2.h>

#include <algorithm>

namespace fleetwright::git {

namespace {

using Remote = Handle<git_remote, git_remote_free>;
using Reference = Handle<git_reference, git_reference_free>;

/// The names that git_remote_list gives, freed with it.
class RemoteNames {
public:
    explicit RemoteNames(git_repository *repository) : m_code(git_remote_list(&m_names, repository))
    {}
    RemoteNames(const RemoteNames &) = delete;
    RemoteNames &operator=(const RemoteNames &) = delete;
    ~RemoteNames() { git_strarray_dispose(&m_names); }

    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] std::vector<std::string> all() const
    {
        return {m_names.strings, m_names.strings + m_names.count};
    }

private:
    git_strarray m_names{};
    int m_code;
};

} // namespace

base::Result<std::vector<std::string>> Repository::remoteUrls() const
{
    const RemoteNames listed(m_data->repository);
    if (listed.code() != 0)
        return lastError(listed.code(), "the remotes cannot be listed");
    std::vector<std::string> names = listed.all();
    std::stable_partition(names.begin(), names.end(),
                          [](const std::string &name) { return name == "origin"; });
    std::vector<std::string> urls;
    for (const std::string &name : names) {
        Remote remote;
        if (git_remote_lookup(into(remote), m_data->repository, name.c_str()) != 0)
            continue;
        const char *url = git_remote_url(remote.get());
        if (url && std::find(urls.begin(), urls.end(), url) == urls.end())
            urls.emplace_back(url);
    }
    return urls;
}

base::Result<std::string> Repository::remoteDefaultBranch() const
{
    Reference head;
    if (const int code =
            git_reference_lookup(into(head), m_data->repository, "refs/remotes/origin/HEAD");
        code != 0)
        return lastError(code, "the default branch of origin is not known");
    const char *target = git_reference_symbolic_target(head.get());
    constexpr std::string_view prefix = "refs/remotes/origin/";
    const std::string_view name = target ? std::string_view(target) : std::string_view();
    if (!name.starts_with(prefix))
        return base::Error{
            base::ErrorCode::NotFound, "the default branch of origin is not known", {}, {}, {}};
    return std::string(name.substr(prefix.size()));
}

} // namespace fleetwright::git
