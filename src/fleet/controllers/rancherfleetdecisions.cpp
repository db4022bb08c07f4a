// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rancherfleetdecisions.h"

#include "fleet/controllers/rancherfleetreasons.h"

namespace fleetwright::fleet {

std::vector<model::TargetingDecision> RancherFleetDecisions::all() const
{
    std::vector<model::TargetingDecision> decisions;
    if (!m_inputs.isKnown)
        return decisions;
    for (const std::size_t at : m_inputs.known->index->order())
        decisions.push_back(decisionOf(at));
    return decisions;
}

model::TargetingDecision RancherFleetDecisions::decisionOf(std::size_t cluster) const
{
    const rancherfleet::Metadata &metadata = m_inputs.known->objects.clusters[cluster].metadata;
    const std::vector<rancherfleet::Decision> rules =
        rancherfleet::decisionsFor(*m_inputs.bundle, *m_inputs.known->index, cluster);
    model::TargetingDecision decision;
    decision.candidate = metadata.text();
    if (const auto found = m_clusters->find(metadata.name); found != m_clusters->end())
        decision.cluster = found->second;
    decision.isMember = isMember(rules);
    decision.reasons = RancherFleetReasons::ofCandidate(*m_inputs.bundle, rules);
    return decision;
}

bool RancherFleetDecisions::isMember(const std::vector<rancherfleet::Decision> &rules) const
{
    using Decision = rancherfleet::Decision;
    bool isTargeted = false;
    bool isCustomized = !m_inputs.customization;
    for (const Decision &rule : rules) {
        if (rule.outcome == Decision::Outcome::Withholds)
            return false;
        const bool isChosen = rule.outcome == Decision::Outcome::Chosen;
        isTargeted |= isChosen && rule.rule == Decision::Rule::Target;
        isCustomized |= isChosen && rule.target == m_inputs.customization;
    }
    return isTargeted && isCustomized;
}

} // namespace fleetwright::fleet
