// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/clusterset.h"
#include "model/reason.h"
#include "model/unit.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::model {

/// Whether one candidate is a member, rule by rule.
struct TargetingDecision {
    std::string candidate; ///< a cluster as its controller calls it, a folder, a file, an element
    std::optional<ClusterIndex> cluster; ///< where the candidate is one of Snapshot::clusters
    bool isMember = false;
    std::vector<Reason> reasons; ///< every rule that was asked, in order; the last decided

    friend bool operator==(const TargetingDecision &, const TargetingDecision &) = default;
};

/// Works out decisions when somebody asks. Immutable, thread-safe; keeps alive what it needs, but
/// no Snapshot.
class TargetingDecisions {
public:
    TargetingDecisions() = default;
    TargetingDecisions(const TargetingDecisions &) = delete;
    TargetingDecisions &operator=(const TargetingDecisions &) = delete;
    virtual ~TargetingDecisions() = default;

    [[nodiscard]] virtual std::vector<TargetingDecision> all() const = 0;
};

/// What decides for whom units are: an ApplicationSet, a GitRepo, a bundle. Objects that name their
/// one cluster themselves (Application, Kustomization, HelmRelease) are told by their units.
struct TargetingObject {
    enum class State : std::uint8_t {
        Known,      ///< `members` is all, also when it is empty
        Incomplete, ///< there may be more members; `why` says what is not in Git
        Unknown,    ///< nothing can be said; `why` says what is not in Git
        Failed,     ///< the controller stops before it does anything; see `errors`; `members` are
                    ///< whom it would be for, where that is known
    };

    UnitId id; ///< "ApplicationSet/argocd/web"
    Controller controller = Controller::ArgoCd;
    base::Place place;               ///< the object's name
    std::optional<ClusterIndex> hub; ///< on whose API it lives, if known
    /// The unit that applies it, in Snapshot::units; none where it stands in a file that no unit
    /// renders.
    std::optional<std::size_t> appliedBy;

    State state = State::Known;
    ClusterSet members;                ///< clusters that its units are for
    std::optional<base::Error> why;    ///< its hint says where to declare what is missing
    std::vector<base::Error> errors;   ///< what stops it, and what of it the controller refuses
    std::vector<base::Error> warnings; ///< what of it the controller ignores without a word
    bool preservesResources = false;   ///< what its units applied stays when they go
    std::shared_ptr<const TargetingDecisions> decisions; ///< nullptr where nothing is decided
};

/// Stable name as used in JSON output: "known", "incomplete", "unknown", "failed".
[[nodiscard]] std::string_view targetingStateName(TargetingObject::State state);

} // namespace fleetwright::model
