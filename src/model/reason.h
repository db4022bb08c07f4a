// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::model {

/// One link of the chain that says why something is for a cluster, or is not: what the cluster is →
/// what asked for it → what that made of it. Texts are the engine's English and name no value of a
/// Secret; sentences for people are made in services/text.
struct Reason {
    enum class Kind : std::uint8_t {
        Identity,     ///< what is known of the cluster and was asked: "environment = production"
        Registration, ///< the object that registers it with the controller: "Secret argocd/prod-1"
        Selector,     ///< one requirement of a selector: "environment in (production)"
        Pattern,      ///< a pattern that takes a folder or file: "apps/*"
        Order,        ///< an earlier rule took it, or the first that fits counts
        Generator,   ///< what gave the parameter set: "list", "element 2", "git directory apps/web"
        Recorded,    ///< declared in place of what lies outside Git
        Parameter,   ///< a parameter that the template used: "region = eu-west-1"
        Template,    ///< the template that made the object
        Declared,    ///< the object itself, as it stands in a file or in an output
        AppliedBy,   ///< the unit that applies the object: "Kustomization/flux-system/apps"
        Destination, ///< how the cluster is told: server, name, kubeConfig, the own cluster, folder
        Note,        ///< anything else, in words
    };

    Kind kind = Kind::Note;
    std::string subject;
    base::Place place; ///< file "" and line 0 where it stands nowhere
    bool holds = true; ///< false: this is what keeps the cluster out

    friend bool operator==(const Reason &, const Reason &) = default;
};

/// Stable name as used in JSON output: "identity", "selector", "applied-by" …
[[nodiscard]] std::string_view reasonKindName(Reason::Kind kind);

} // namespace fleetwright::model
