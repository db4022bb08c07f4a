// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocddecisions.h"

#include "argocd/generate.h"
#include "fleet/controllers/argocdreasons.h"

namespace fleetwright::fleet {

std::vector<model::TargetingDecision> ArgoCdDecisions::all() const
{
    const argocd::MemberSets members = m_inputs->trees->with([&](argocd::RepositoryTrees &trees) {
        return argocd::memberSetsOf(*m_inputs->set, m_inputs->environment, trees,
                                    argocd::Detail::Decisions);
    });
    std::vector<model::TargetingDecision> decisions;
    for (const argocd::Decision &decision : members.decisions) {
        model::TargetingDecision made;
        made.candidate = decision.subject;
        made.cluster = clusterOf(decision.subject);
        made.isMember = decision.isIn;
        made.reasons = ArgoCdReasons::of(decision);
        decisions.push_back(std::move(made));
    }
    return decisions;
}

std::optional<model::ClusterIndex> ArgoCdDecisions::clusterOf(const std::string &name) const
{
    const auto known = m_inputs->clusterOf.find(name);
    const auto found = m_clusters->find(known == m_inputs->clusterOf.end() ? name : known->second);
    return found == m_clusters->end() ? std::nullopt : std::optional(found->second);
}

} // namespace fleetwright::fleet
