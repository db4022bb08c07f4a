// SPDX-License-Identifier: Apache-2.0
#include "git/handle.h"
#include "git/repositorydata.h"

#include <git2.h>

namespace fleetwright::git {

namespace {

using Configuration = Handle<git_config, git_config_free>;

/// Commits need an author; on a machine where Git was never set up the new repository gets its own.
int ensureAuthor(git_repository *repository, const Author &fallback)
{
    Handle<git_signature, git_signature_free> known;
    if (git_signature_default(into(known), repository) == 0)
        return 0;
    Configuration configuration;
    int code = git_repository_config(into(configuration), repository);
    if (code == 0)
        code = git_config_set_string(configuration.get(), "user.name", fallback.name.c_str());
    if (code == 0)
        code = git_config_set_string(configuration.get(), "user.email", fallback.email.c_str());
    return code;
}

} // namespace

base::Result<Repository> Repository::create(const std::string &folder, const Author &fallback)
{
    auto data = std::make_shared<Data>();
    git_repository_init_options options{};
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags = GIT_REPOSITORY_INIT_NO_REINIT; // and no template: it could bring hooks
    options.initial_head = "main";
    int code = git_repository_init_ext(&data->repository, folder.c_str(), &options);
    if (code == 0)
        code = ensureAuthor(data->repository, fallback);
    if (code != 0)
        return lastError(code, "no repository can be made in '" + folder + "'");
    data.reset();
    return open(folder);
}

} // namespace fleetwright::git
