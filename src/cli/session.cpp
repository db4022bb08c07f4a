// SPDX-License-Identifier: Apache-2.0
#include "cli/session.h"

#include "cli/exportedfiles.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "git/repository.h"
#include "git/revisions.h"

#include <filesystem>
#include <ostream>
#include <utility>

#ifdef __unix__
#include <unistd.h>
#endif

namespace fleetwright::cli {

namespace {

bool errorsGoToTerminal()
{
#ifdef __unix__
    return isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

fleet::Progress progressLine(Invocation &invocation)
{
    if (!errorsGoToTerminal())
        return {};
    return [&invocation](std::size_t done, std::size_t total, std::string_view) {
        invocation.err << "\r" << done << " of " << total << " rendered"
                       << (done == total ? "\r\033[K" : "") << std::flush;
    };
}

std::string folderName(const std::string &folder)
{
    std::error_code failure;
    const std::filesystem::path full = std::filesystem::weakly_canonical(folder, failure);
    return failure ? folder : full.filename().generic_string();
}

base::Result<fleet::OpenOptions> openOptions(const Invocation &invocation)
{
    fleet::OpenOptions options;
    options.repositoryName = folderName(invocation.fleetFolder);
    options.limits = invocation.limits;
    for (const auto &[url, folder] : invocation.mappedUrls) {
        std::optional<base::RepoPath> inside = base::RepoPath::fromText(folder);
        if (!inside)
            return base::Error{.code = base::ErrorCode::OutsideRoot,
                               .detail = "--map: \"" + folder + "\" is not a folder of the fleet",
                               .place = {},
                               .hint = "give a path relative to --fleet",
                               .causes = {}};
        options.mappedUrls.emplace(url, *std::move(inside));
    }
    options.revisions = git::openRevisions(invocation.fleetFolder, invocation.limits);
    base::Result<std::vector<base::SourceFilePtr>> exported = readExported(invocation);
    if (!exported)
        return std::move(exported).error();
    options.exported = *std::move(exported);
    return options;
}

} // namespace

base::Result<base::FileSourcePtr> openFiles(const Invocation &invocation)
{
    if (invocation.revision.empty())
        return base::openDiskFiles(invocation.fleetFolder, invocation.limits);
    const base::Result<git::Repository> repository = git::Repository::open(invocation.fleetFolder);
    if (!repository)
        return repository.error();
    const base::Result<git::CommitId> commit = repository->resolveRevision(invocation.revision);
    if (!commit)
        return commit.error();
    return repository->files(*commit, invocation.limits);
}

base::Result<Session> Session::open(Invocation &invocation, const ControllerSwitches &switches)
{
    base::Result<base::FileSourcePtr> files = openFiles(invocation);
    if (!files)
        return files.error();
    return open(invocation, *std::move(files), switches);
}

base::Result<Session> Session::open(Invocation &invocation, base::FileSourcePtr files,
                                    const ControllerSwitches &switches)
{
    base::Result<fleet::OpenOptions> options = openOptions(invocation);
    if (!options)
        return options.error();
    Session session;
    session.m_store = std::make_unique<fleet::MemoStore>(invocation.limits);
    session.m_options = *std::move(options);
    session.m_options.strictSubstitution = switches.strictSubstitution;
    session.m_options.newGitFileGlobbing = switches.newGitFileGlobbing;
    session.m_options.isWholeHub = switches.isWholeHub;
    // A broken settings file must not hide the fleet: it counts as absent, and its reason stands
    // above the answer.
    if (base::Result<config::FleetConfig> config = config::readFleetConfig(*files))
        session.m_config = *std::move(config);
    else
        printError(invocation, config.error());
    base::Result<model::SnapshotPtr> snapshot = fleet::openFleet(
        std::move(files), session.m_options, *session.m_store, {}, progressLine(invocation));
    if (!snapshot)
        return snapshot.error();
    session.m_snapshot = *std::move(snapshot);
    return session;
}

} // namespace fleetwright::cli
