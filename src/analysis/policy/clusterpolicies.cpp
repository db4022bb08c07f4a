// SPDX-License-Identifier: Apache-2.0
#include "analysis/policy/clusterpolicies.h"

#include "analysis/unitwriting.h"

namespace fleetwright::analysis::policy {

kyverno::NamespaceLabels ClusterPolicies::labels() const
{
    return [this](std::string_view name) -> std::optional<const yaml::Node *> {
        const auto found = namespaces.find(name);
        if (found == namespaces.end())
            return {};
        return found->second;
    };
}

PolicyStore::PolicyStore(const RuleInput &input) : m_clusters(input.snapshot().clusters.size())
{
    const model::Snapshot &snapshot = input.snapshot();
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        ClusterPolicies &cluster = m_clusters[unit.cluster];
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.kind == "Namespace" && object.id.group.empty()) {
                cluster.namespaces.try_emplace(object.id.name,
                                               object.root->findPath({"metadata", "labels"}));
            } else if (kyverno::isPolicyException(object.id)) {
                cluster.exceptions.push_back(object.root);
            } else if (kyverno::isPolicy(object.id)) {
                model::ResourceId id = object.id;
                if (id.kind == "Policy")
                    id.nameSpace = id.nameSpace.empty() ? defaultNamespaceOf(unit) : id.nameSpace;
                cluster.policies.push_back(read(id, object.root));
            }
        }
    }
}

const kyverno::Policy *PolicyStore::read(const model::ResourceId &id, const yaml::Node *root)
{
    std::unique_ptr<kyverno::Policy> &policy = m_read[{root, id.nameSpace}];
    if (!policy)
        policy = std::make_unique<kyverno::Policy>(kyverno::Policy::of(id, root));
    return policy.get();
}

} // namespace fleetwright::analysis::policy
