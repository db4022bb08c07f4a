// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "rancherfleet/objects.h"
#include "yaml/nodebuilder.h"

#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// What the GitRepoRestrictions and Policies of a namespace say together, in the order of their
/// names (gitops/reconciler/restrictions.go aggregate, policyrestrictions.Aggregate).
struct NamespaceRules {
    std::string defaultServiceAccount; ///< of restrictions, or else of policies
    std::string defaultClientSecretName;
    std::vector<std::string> allowedServiceAccounts;
    std::vector<std::string> allowedClientSecretNames;
    std::vector<std::string> allowedTargetNamespaces;
    std::vector<std::string> restrictionRepoPatterns; ///< match anywhere
    std::vector<std::string> policyRepoPatterns;      ///< match the whole address
    std::vector<std::string> policyServiceAccounts;   ///< allowed by policies alone
    /// Selectors of restrictions, decoded; merged by namespaceSelector().
    std::vector<const yaml::Node *> targetNamespaceSelectors;
    bool requiresServiceAccount = false;
    bool allowsNamespaceCreation = false;
    bool hasPolicies = false;
};

[[nodiscard]] NamespaceRules rulesOf(const std::string &nameSpace, const FleetObjects &objects);

/// What the rules leave of a GitRepo's own settings.
struct GrantedSettings {
    std::string targetNamespace;
    std::string serviceAccount;
};

/// AuthorizeAndAssignDefaults. Fails, at the GitRepo's place, for what is not allowed.
[[nodiscard]] base::Result<GrantedSettings> authorized(const GitRepo &repo,
                                                       const NamespaceRules &rules);

/// labelselectors.Merge of all restrictions; nullptr if none has a selector.
[[nodiscard]] const yaml::Node *namespaceSelector(const NamespaceRules &rules,
                                                  const yaml::NodeBuilder &build);

/// bundle_policy.go AuthorizeBundle: whether a service account may be used; "" is none.
[[nodiscard]] base::Result<void> checkServiceAccount(const std::string &account,
                                                     const NamespaceRules &rules);

} // namespace fleetwright::rancherfleet
