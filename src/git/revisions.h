// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/revisions.h"
#include "git/repository.h"

#include <string>

namespace fleetwright::git {

/// The revisions of an opened repository. What is checked out is looked at once.
[[nodiscard]] base::RevisionsPtr revisionsOf(const Repository &repository,
                                             const base::Limits &limits = {});

/// The revisions of the repository whose working tree is exactly `folder`; nullptr where there is
/// none that can be opened.
[[nodiscard]] base::RevisionsPtr openRevisions(const std::string &folder,
                                               const base::Limits &limits = {});

} // namespace fleetwright::git
