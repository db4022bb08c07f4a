// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/clustermatch.h"

#include "argocd/generators/generator.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace fleetwright::argocd {

namespace {

using Operator = model::LabelSelector::Operator;

Decision decisionFor(const yaml::Node *generator, Decision::Rule rule, std::string subject)
{
    const yaml::Node *selector = generator->find("selector");
    Decision decision;
    decision.rule = rule;
    decision.subject = std::move(subject);
    decision.generator = generator->span();
    decision.place = selector ? selector->span() : generator->span();
    return decision;
}

Decision localDecision(const yaml::Node *generator, const ClusterSelection &selection,
                       const ClusterSelection::Outcome &outcome)
{
    Decision decision =
        decisionFor(generator, Decision::Rule::LocalCluster, std::string(localClusterName));
    decision.isIn = outcome.addsLocal;
    if (outcome.addsLocal)
        decision.note = "the selector is empty and no matched Secret stands for the local cluster";
    else if (!selection.takesAll())
        decision.note = "a selector that asks for anything leaves the local cluster out";
    else
        decision.note = "a Secret stands for the local cluster";
    return decision;
}

} // namespace

base::Result<ClusterSelection> ClusterSelection::read(const yaml::Node *node)
{
    base::Result<model::Selector> selector =
        model::Selector::read(node, model::Selector::Values::Labels);
    if (!selector)
        return selector.error();
    ClusterSelection result;
    result.m_takesAll = selector->isEmpty();
    result.m_selector = *std::move(selector);
    return result;
}

std::vector<std::uint32_t> ClusterSelection::candidates(const ClusterRegistry &registry) const
{
    // The requirement that fewest clusters can meet is asked of the index.
    const std::vector<std::uint32_t> *fewest = nullptr;
    static const std::vector<std::uint32_t> none;
    for (const model::Selector::Requirement &requirement : m_selector.requirements()) {
        const model::LabelSelector::Requirement &rule = requirement.rule;
        const std::vector<std::uint32_t> *found = nullptr;
        if (rule.op == Operator::In && rule.values.size() == 1)
            found = registry.withLabel(rule.key, rule.values.front());
        else if (rule.op == Operator::In || rule.op == Operator::Exists)
            found = registry.withKey(rule.key);
        else
            continue;
        if (!found)
            return none;
        if (!fewest || found->size() < fewest->size())
            fewest = found;
    }
    if (fewest)
        return *fewest;
    std::vector<std::uint32_t> all(registry.clusters().size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

ClusterSelection::Outcome ClusterSelection::matchIn(const ClusterRegistry &registry) const
{
    std::vector<std::uint32_t> matched = candidates(registry);
    std::erase_if(matched, [&](std::uint32_t position) {
        return !matches(m_selector, registry.clusters()[position].labels);
    });
    std::unordered_map<std::string_view, std::uint32_t> lastOfName;
    lastOfName.reserve(matched.size());
    for (const std::uint32_t position : matched)
        lastOfName[registry.clusters()[position].name] = position;
    Outcome outcome;
    outcome.addsLocal = m_takesAll;
    for (const std::uint32_t position : matched) {
        const RegisteredCluster &cluster = registry.clusters()[position];
        if (lastOfName[cluster.name] != position) {
            outcome.hidden.push_back(position);
            continue;
        }
        outcome.clusters.push_back(position);
        outcome.addsLocal &= cluster.server != localClusterServer;
    }
    return outcome;
}

void explainClusters(Generation &generation, const yaml::Node *generator,
                     const ClusterSelection &selection, const ClusterSelection::Outcome &outcome)
{
    const std::vector<RegisteredCluster> &clusters = generation.environment().clusters->clusters();
    for (std::uint32_t position = 0; position < clusters.size(); ++position) {
        const RegisteredCluster &cluster = clusters[position];
        const bool isHidden =
            std::binary_search(outcome.hidden.begin(), outcome.hidden.end(), position);
        Decision decision = decisionFor(
            generator, isHidden ? Decision::Rule::SameName : Decision::Rule::ClusterSelector,
            cluster.name);
        decision.isIn =
            std::binary_search(outcome.clusters.begin(), outcome.clusters.end(), position);
        decision.requirements = verdicts(selection.selector(), cluster.labels);
        if (isHidden)
            decision.note = "another Secret has the same cluster name, which counts once";
        generation.add(std::move(decision));
    }
    generation.add(localDecision(generator, selection, outcome));
}

} // namespace fleetwright::argocd
