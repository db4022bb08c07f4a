// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/applicationset.h"
#include "argocd/environment.h"
#include "argocd/generators/generator.h"
#include "argocd/parameters.h"
#include "base/arena.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// The parameter sets of an ApplicationSet, before any template is rendered: who is a member.
struct MemberSets {
    struct Part {
        std::size_t entry = 0; ///< position in spec.generators
        EntryPart part;
    };
    std::vector<Part> parts;
    std::vector<base::Error> errors;       ///< any: the controller stops before it creates anything
    std::optional<base::Error> unknown;    ///< the answer depends on what is not in Git
    std::optional<base::Error> incomplete; ///< there may be more members, for the same reason
    std::vector<Decision> decisions;       ///< with Detail::Decisions
    base::ArenaPtr arena;                  ///< keeps what spans and nodes point to

    [[nodiscard]] std::size_t count() const;
};

[[nodiscard]] MemberSets memberSetsOf(const ApplicationSet &set, const Environment &environment,
                                      RepositoryTrees &repositories, Detail detail);

struct GeneratedApplication {
    const yaml::Node *object = nullptr; ///< without status, as the controller creates it
    std::string name;
    std::size_t entry = 0; ///< position in spec.generators
    ParameterSet parameters;
    base::Span templatePlace; ///< metadata.name of the template that made it
    /// It is neither created nor updated: a name that is taken twice or is no name, a project or
    /// destination that does not exist, a label that Kubernetes refuses.
    std::optional<base::Error> refusal;
};

/// What one ApplicationSet gives.
struct GeneratedSet {
    std::vector<GeneratedApplication> applications; ///< empty when there are errors
    std::vector<base::Error> errors;
    std::optional<base::Error> unknown;
    std::optional<base::Error> incomplete; ///< there may be more
    base::ArenaPtr arena;                  ///< keeps the objects
};

/// Renders the members' Applications and checks them (applicationset_controller.go). `members` was
/// made of the same set.
[[nodiscard]] GeneratedSet applicationsOf(const ApplicationSet &set, const MemberSets &members,
                                          const Environment &environment);

} // namespace fleetwright::argocd
