// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// ApplicationSet.spec.strategy (applicationset/progressivesync/progressive_sync.go, Argo CD v3.5;
/// needs --enable-progressive-syncs).
struct RollingSync {
    /// One expression over a generated Application's labels.
    struct Expression {
        std::string key;
        std::string op; ///< "In" or "NotIn"; any other matches only Applications without the label
        std::vector<std::string> values;
    };
    /// `maxUpdate`: how many of the step's Applications may be on their way at once.
    struct Limit {
        bool isPercent = false;
        std::int64_t number = 0;
        bool isValid = true; ///< a text that is no percentage counts as 0, and at least 1 may go
    };
    struct Step {
        std::vector<Expression> expressions; ///< ANDed; none selects all
        std::optional<Limit> maxUpdate;      ///< nothing: all
        base::Span place;
    };

    std::vector<Step> steps;
    bool deletesInReverse = false; ///< deletionOrder: Reverse

    /// Nothing for a set without steps, which are rolled out all at once.
    [[nodiscard]] static base::Result<std::optional<RollingSync>> read(const yaml::Node *strategy);
};

/// An Application as far as steps ask for it.
struct SteppedApplication {
    std::string name;
    std::map<std::string, std::string, std::less<>> labels;
    /// Its entry in the ApplicationSet's status.applicationStatus: "Waiting", "Pending",
    /// "Progressing" or "Healthy"; nothing if it has none.
    std::optional<std::string> status;
    bool exists = true; ///< it was created already
};

struct StepPlan {
    /// Names of each step's Applications. One stands in every step it matches, and holds up all of
    /// them.
    std::vector<std::vector<std::string>> steps;
    /// The step that counts for maxUpdate, from 0. Who is in none is never synced automatically.
    std::map<std::string, std::size_t, std::less<>> firstStep;
    std::vector<std::string> maySync; ///< Applications of the steps reached, in their order
    std::vector<std::string> started; ///< Waiting ones that become Pending now
};

[[nodiscard]] bool selects(const RollingSync::Step &step,
                           const std::map<std::string, std::string, std::less<>> &labels);

/// What the controller does next with Applications in these states.
[[nodiscard]] StepPlan planSteps(const RollingSync &strategy,
                                 const std::vector<SteppedApplication> &applications);

} // namespace fleetwright::argocd
