// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "flux/sourceignore.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::flux {

/// Part of another artifact that is put into one (GitRepository `include`, ArtifactGenerator
/// `copy`).
struct Inclusion {
    base::FileSourcePtr files;
    base::RepoPath from; ///< a folder, or a file, of `files`
    base::RepoPath to;   ///< where it is put
};

struct ArtifactContent {
    base::FileSourcePtr files;         ///< the checkout; nullptr: only what is included
    base::RepoPath root;               ///< the artifact's root in it
    SourceIgnore ignore;               ///< paths as seen from the root
    std::vector<Inclusion> inclusions; ///< a later one covers an earlier one
};

/// What an artifact holds: the files below the root that are neither links nor ignored, and what
/// is put in. Paths are those of the checkout; what an inclusion brings lies below the root and
/// still knows the path it stands at. Answers stay, as with base::holdFiles.
[[nodiscard]] base::FileSourcePtr makeArtifactFiles(ArtifactContent content);

} // namespace fleetwright::flux
