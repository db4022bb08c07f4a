// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/clustersecret.h"
#include "argocd/value.h"
#include "base/cancel.h"
#include "base/filesource.h"
#include "base/limits.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// Opens a Git repository at a revision. ErrorCode::Unresolved for a repository that is not at
/// hand: what needs it is unknown, which is not a failure.
using OpenRepository = std::function<base::Result<base::FileSourcePtr>(
    const std::string &url, const std::string &revision)>;

/// What a generator whose answer lies outside Git gave, as somebody declared it.
struct RecordedGenerator {
    std::string applicationSet; ///< "namespace/name"
    std::string generator; ///< "pullRequest", "scmProvider", "clusterDecisionResource", "plugin"
    /// Which of several of that kind in the set, from 0 in the order of the manifest.
    std::size_t position = 0;
    std::vector<ValuePtr> parameterSets; ///< Maps, without what `values` adds
};

/// `git ls-files` or --enable-new-git-file-globbing.
enum class FileGlobbing : std::uint8_t { Pathspec, DoubleStar };

/// Whether all clusters of the Argo CD are known. Where they are not, a selector that matches
/// nothing and a destination that is not there mean nothing.
enum class Knowledge : std::uint8_t { Complete, Unknown };

/// Everything that generation depends on besides the ApplicationSet. Not owned; must outlive it.
struct Environment {
    const ClusterRegistry *clusters = nullptr;
    Knowledge clusterKnowledge = Knowledge::Complete;
    /// Names of the AppProjects; "default" exists always.
    std::set<std::string, std::less<>> projects;
    Knowledge projectKnowledge = Knowledge::Complete;
    OpenRepository openRepository;
    std::vector<RecordedGenerator> recorded;
    FileGlobbing globbing = FileGlobbing::Pathspec;
    base::Limits limits;
    base::Cancel cancel;
};

/// Parameter sets and Applications that one ApplicationSet may give.
inline constexpr std::size_t mostGenerated = 20'000;
/// Bytes of all that one ApplicationSet's templates print.
inline constexpr std::size_t mostPrinted = std::size_t{256} << 20;

} // namespace fleetwright::argocd
