// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rancherfleetreasons.h"

#include "base/errorat.h"

#include <algorithm>
#include <utility>

namespace fleetwright::fleet {

namespace {

using model::Reason;
using rancherfleet::Bundle;
using rancherfleet::BundleTarget;
using rancherfleet::Decision;
using Outcome = Decision::Outcome;
using Rule = Decision::Rule;

base::Place placeOf(const base::Span &span)
{
    return span.known() ? span.place() : base::Place{};
}

/// "target prod of the GitRepo", "customization prod"
std::string ruleName(const Bundle &bundle, const Decision &decision)
{
    if (decision.rule == Rule::Namespace)
        return "namespace " + decision.name;
    if (decision.rule == Rule::Customization)
        return "customization " + decision.name;
    const std::string name = decision.name.empty()
                                 ? "target " + std::to_string(*decision.target + 1)
                                 : "target " + decision.name;
    switch (bundle.targets[*decision.target].origin) {
    case BundleTarget::Origin::GitRepo:
        return name + " of the GitRepo";
    case BundleTarget::Origin::Override:
        return name + " of overrideTargets";
    case BundleTarget::Origin::Customization:
    case BundleTarget::Origin::Default:
        break;
    }
    return name;
}

std::string outcomeText(const Bundle &bundle, const Decision &decision)
{
    const bool isCustomization = decision.rule == Rule::Customization;
    switch (decision.outcome) {
    case Outcome::Chosen:
        if (decision.rule == Rule::Namespace)
            return "can be reached";
        return isCustomization && bundle.matchesAll ? "matches" : "is the first that matches";
    case Outcome::Withholds:
        return "matches and says doNotDeploy";
    case Outcome::NotMatched:
        return decision.rule == Rule::Namespace ? "cannot be reached" : "does not match";
    case Outcome::Hidden:
        return "matches, but an earlier one counts";
    }
    return {};
}

std::string textOf(const model::RequirementVerdict &verdict)
{
    return verdict.requirement + ": " + (verdict.found ? *verdict.found : std::string("absent"));
}

Reason ruleReason(const Bundle &bundle, const Decision &decision)
{
    std::string text = ruleName(bundle, decision) + ' ' + outcomeText(bundle, decision);
    if (!decision.group.empty() && decision.outcome != Outcome::NotMatched)
        text += ", as member of the group " + decision.group;
    if (!decision.note.empty())
        text += ": " + decision.note;
    return {Reason::Kind::Order, std::move(text), placeOf(decision.place),
            decision.outcome == Outcome::Chosen};
}

void addRequirements(const Decision &decision, std::vector<Reason> &reasons)
{
    for (const model::RequirementVerdict &verdict : decision.requirements)
        reasons.push_back(
            {Reason::Kind::Selector, textOf(verdict), placeOf(verdict.place), verdict.holds});
}

/// An earlier rule that is not for the cluster, in one line: it keeps nobody out.
Reason passedOver(const Bundle &bundle, const Decision &decision)
{
    Reason reason = ruleReason(bundle, decision);
    const auto failing = std::ranges::find_if(
        decision.requirements, [](const model::RequirementVerdict &each) { return !each.holds; });
    if (failing != decision.requirements.end())
        reason.subject += " (" + textOf(*failing) + ')';
    reason.holds = true;
    return reason;
}

} // namespace

std::vector<Reason> RancherFleetReasons::ofMember(const Bundle &bundle,
                                                  const std::vector<Decision> &decisions,
                                                  const rancherfleet::Cluster &cluster)
{
    // Behind the first that matches nothing is asked any more.
    bool hasTarget = false;
    bool hasCustomization = false;
    std::vector<Reason> reasons;
    reasons.push_back({Reason::Kind::Registration, "Cluster " + cluster.metadata.text(),
                       placeOf(cluster.metadata.place), true});
    for (const Decision &decision : decisions) {
        const bool isOwnNamespace = decision.rule == Rule::Namespace && decision.note.empty();
        const bool isAsked = decision.rule == Rule::Customization
                                 ? bundle.matchesAll || !hasCustomization
                                 : !hasTarget;
        if (isOwnNamespace || !isAsked || decision.outcome == Outcome::Hidden)
            continue;
        if (decision.outcome != Outcome::Chosen) {
            reasons.push_back(passedOver(bundle, decision));
            continue;
        }
        hasTarget |= decision.rule == Rule::Target;
        hasCustomization |= decision.rule == Rule::Customization;
        addRequirements(decision, reasons);
        reasons.push_back(ruleReason(bundle, decision));
    }
    return reasons;
}

std::vector<Reason> RancherFleetReasons::ofCandidate(const Bundle &bundle,
                                                     const std::vector<Decision> &decisions)
{
    std::vector<Reason> reasons;
    for (const Decision &decision : decisions) {
        addRequirements(decision, reasons);
        reasons.push_back(ruleReason(bundle, decision));
    }
    return reasons;
}

} // namespace fleetwright::fleet
