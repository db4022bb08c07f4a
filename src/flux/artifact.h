// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "flux/kustomizationspec.h"
#include "flux/sourceignore.h"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace fleetwright::flux {

/// spec.ref of a GitRepository. Flux takes the first that is set: commit, name, semver, tag,
/// branch.
struct GitReference {
    std::string branch, tag, semver, name, commit;

    [[nodiscard]] bool isDefault() const
    {
        return branch.empty() && tag.empty() && semver.empty() && name.empty() && commit.empty();
    }
    /// "branch main", "tag v1.0" …; "" by default.
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] GitReference gitReferenceOf(const yaml::Node *source);

/// One state of a repository, or of a folder that stands for what cannot be fetched.
struct Checkout {
    base::FileSourcePtr files;
    base::RepoPath root;  ///< what the source's root is, in `files`
    std::string revision; ///< as shown: "opened state", "branch next"
};

/// Which folders and revisions stand for the sources of a fleet. Whoever opens the fleet knows:
/// this repository, what is mapped, what Git has. Thread-safe.
class Checkouts {
public:
    Checkouts() = default;
    Checkouts(const Checkouts &) = delete;
    Checkouts &operator=(const Checkouts &) = delete;
    virtual ~Checkouts() = default;

    /// Unresolved if the address is not this repository and not mapped, or the reference does not
    /// exist. `place` is the address's.
    [[nodiscard]] virtual base::Result<Checkout>
    git(const std::string &url, const GitReference &reference, const yaml::Node *place) const = 0;
    /// An OCI repository, bucket … : Unresolved unless it is mapped to a folder.
    [[nodiscard]] virtual base::Result<Checkout> other(const std::string &url,
                                                       const yaml::Node *place) const = 0;
};

/// What a Kustomization is built from.
struct Artifact {
    base::FileSourcePtr files;
    base::RepoPath root;
    std::string revision;
};

using ArtifactPtr = std::shared_ptr<const Artifact>;

/// Artifacts of sources, each made once for all clusters that have an equal source. Thread-safe.
class Artifacts {
public:
    /// The artifact of a source that is among `objects`. `ownNamespace` and `near` are those of
    /// what refers to it. NotFound if there is no such source, Unresolved if what it holds is not
    /// to be had, Cycle if sources include each other.
    [[nodiscard]] base::Result<ArtifactPtr>
    find(const SourceReference &reference, std::string_view ownNamespace, const base::Place &near,
         const KnownObjects &objects, const Checkouts &checkouts, const base::Limits &limits);

    void trim();

private:
    friend class ArtifactReading;

    std::mutex m_mutex;
    std::unordered_map<base::Hash128, ArtifactPtr> m_artifacts;
    std::unordered_map<base::Hash128, SourceIgnore> m_ignores; ///< of .sourceignore files
};

} // namespace fleetwright::flux
