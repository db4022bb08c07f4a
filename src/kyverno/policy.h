// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kyverno/match.h"
#include "kyverno/pattern.h"
#include "kyverno/validate.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kyverno {

/// What a violation does.
enum class Action : std::uint8_t { Audit, Enforce };

/// `failureActionOverrides`: another action in some namespaces.
struct ActionOverride {
    Action action = Action::Audit;
    std::vector<std::string> namespaces;
    const yaml::Node *namespaceSelector = nullptr;
};

/// A `validate` rule with patterns, as written or as generated for the controllers of Pods.
struct Rule {
    std::string name;
    Filters match;
    Filters exclude;
    std::vector<Pattern> patterns; ///< one of `pattern`, or all of `anyPattern`
    bool isAnyPattern = false;
    std::string message; ///< as written
    Action action = Action::Audit;
    std::vector<ActionOverride> overrides;
    bool isGenerated = false; ///< for controllers of Pods: about no other kinds
};

/// What a rule asks in a language that is not evaluated here.
struct Unsupported {
    std::string rule;
    std::string_view language;       ///< "deny", "cel", "foreach" …
    const yaml::Node *key = nullptr; ///< in the policy
};

/// A ClusterPolicy or Policy (kyverno.io) as it holds for a cluster. Its nodes must live.
struct Policy {
    std::string name;
    std::string nameSpace;   ///< of a Policy: only for resources there
    std::vector<Rule> rules; ///< that can be evaluated, generated ones behind their own
    std::vector<Unsupported> unsupported;

    /// Rules that depend on variables, context, preconditions or on who asks are left out.
    [[nodiscard]] static Policy of(const model::ResourceId &id, const yaml::Node *root);
};

[[nodiscard]] bool isPolicy(const model::ResourceId &id);
[[nodiscard]] bool isPolicyException(const model::ResourceId &id);

/// What a rule says of a resource; nothing where it is not about it or that is not known.
[[nodiscard]] std::optional<Verdict> evaluate(const Policy &policy, const Rule &rule,
                                              const Resource &resource,
                                              const NamespaceLabels &labels);

/// The action of a rule for a resource, overrides included.
[[nodiscard]] Action actionFor(const Rule &rule, const Resource &resource,
                               const NamespaceLabels &labels);

/// Whether a PolicyException takes a resource out of a rule, as far as is known: conditions count
/// as met (pkg/engine/utils/exceptions.go).
[[nodiscard]] bool isExcepted(const yaml::Node *exception, const Policy &policy, const Rule &rule,
                              const Resource &resource, const NamespaceLabels &labels);

} // namespace fleetwright::kyverno
