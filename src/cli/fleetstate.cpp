// SPDX-License-Identifier: Apache-2.0
#include "cli/fleetstate.h"

#include "cli/invocation.h"
#include "git/repository.h"

#include <filesystem>

namespace fleetwright::cli {

base::Result<base::FileSourcePtr> openState(const Invocation &invocation, const std::string &text)
{
    const bool isPath = text.starts_with('.') || text.starts_with('/');
    if (!isPath) {
        if (const auto repository = git::Repository::open(invocation.fleetFolder)) {
            if (const auto commit = repository->resolveRevision(text))
                return repository->files(*commit, invocation.limits);
        }
    }
    std::error_code failure;
    if (std::filesystem::is_directory(text, failure))
        return base::openDiskFiles(text, invocation.limits);
    return base::Error{.code = base::ErrorCode::NotFound,
                       .detail = "no revision and no folder " + text,
                       .place = {},
                       .hint = "name a branch, tag or commit of --fleet, or a folder",
                       .causes = {}};
}

} // namespace fleetwright::cli
