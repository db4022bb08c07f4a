// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "flux/imagesetters.h"
#include "topology/fleetobjects.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::topology {

/// Tags that a registry is said to have, by the policy that takes one of them ("NAMESPACE/NAME").
using PolicyTags = std::map<std::string, std::vector<std::string>, std::less<>>;

/// "NAMESPACE/NAME=TAG,TAG"; several of one policy are put together. Fails for any other form.
[[nodiscard]] base::Result<PolicyTags> readPolicyTags(const std::vector<std::string> &arguments);

/// An ImagePolicy of Flux and what it takes.
struct PolicyChoice {
    /// Why it takes no tag.
    enum class Lack : std::uint8_t {
        None,
        Tags,       ///< which tags there are is not in Git, and none were given
        NoneFits,   ///< none of those given
        Refused,    ///< the controller refuses the policy; see `error`
        Repository, ///< its ImageRepository is not in Git
    };

    std::string key; ///< "NAMESPACE/NAME"
    base::Place place;
    std::string image; ///< without tag; "" where it is not known
    std::string tag;   ///< "" for none
    Lack lack = Lack::None;
    std::optional<base::Error> error;

    [[nodiscard]] std::string id() const { return "ImagePolicy/" + key; }
};

/// What an ImageUpdateAutomation would write.
struct AutomationUpdate {
    std::string id; ///< "ImageUpdateAutomation/NAMESPACE/NAME"
    base::Place place;
    std::string branch; ///< that it pushes to; "" for the one it reads
    flux::ImageUpdates updates;
    std::optional<base::Error> error; ///< why that cannot be told
};

struct ImageAutomation {
    std::vector<PolicyChoice> policies;
    std::vector<AutomationUpdate> automations;
    std::vector<std::string> unknown; ///< policies that tags were given for and that are not there
};

/// What Flux's image automation makes of the fleet: a policy's status counts where it is in Git,
/// else the tags that are given. Nothing is asked of a registry.
[[nodiscard]] ImageAutomation imageAutomationOf(const model::Snapshot &snapshot,
                                                const std::vector<base::SourceFilePtr> &exported,
                                                const PolicyTags &tags, const base::Limits &limits,
                                                const base::Cancel &cancel = {});

} // namespace fleetwright::topology
