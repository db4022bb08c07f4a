// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "kyverno/policy.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::analysis::policy {

/// What Kyverno knows of one cluster.
struct ClusterPolicies {
    std::vector<const kyverno::Policy *> policies; ///< kept by PolicyStore
    std::vector<const yaml::Node *> exceptions;    ///< PolicyExceptions
    /// Rendered Namespaces: their labels, nullptr for none.
    std::map<std::string, const yaml::Node *, std::less<>> namespaces;

    [[nodiscard]] kyverno::NamespaceLabels labels() const;
};

/// The policies of all clusters (RuleInput::once); each object is read once, whoever has it.
class PolicyStore {
public:
    explicit PolicyStore(const RuleInput &input);

    [[nodiscard]] const std::vector<ClusterPolicies> &clusters() const { return m_clusters; }

private:
    const kyverno::Policy *read(const model::ResourceId &id, const yaml::Node *root);

    std::map<std::pair<const yaml::Node *, std::string>, std::unique_ptr<kyverno::Policy>> m_read;
    std::vector<ClusterPolicies> m_clusters;
};

} // namespace fleetwright::analysis::policy
