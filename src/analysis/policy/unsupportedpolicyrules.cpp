// SPDX-License-Identifier: Apache-2.0
#include "analysis/policy/clusterpolicies.h"
#include "analysis/policy/policyrules.h"

#include <map>

namespace fleetwright::analysis::policy {

std::vector<model::Finding> unsupportedPolicyRules(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const auto &store = input.once<PolicyStore>();
    struct Draft {
        const kyverno::Policy *policy = nullptr;
        const kyverno::Unsupported *what = nullptr;
        model::ClusterSet clusters;
    };
    std::map<base::Place, Draft> byPlace;
    for (model::ClusterIndex index = 0; index < store.clusters().size(); ++index) {
        for (const kyverno::Policy *policy : store.clusters()[index].policies) {
            for (const kyverno::Unsupported &what : policy->unsupported) {
                if (!what.key->span().known())
                    continue;
                Draft &draft = byPlace[what.key->span().place()];
                draft.policy = policy;
                draft.what = &what;
                draft.clusters.insert(index);
            }
        }
    }
    std::vector<model::Finding> findings;
    for (const auto &[place, draft] : byPlace) {
        model::Finding finding;
        finding.rule = "unsupported";
        finding.severity = model::Severity::Info;
        finding.place = place;
        finding.clusters = snapshot.namesOf(draft.clusters);
        finding.field = draft.policy->name;
        finding.layer = place.file.parent().text();
        finding.value = draft.what->language;
        finding.message = "The rule " + draft.what->rule + " of the policy " + draft.policy->name
                          + " is written with " + finding.value
                          + ", which is not evaluated: whether objects of "
                          + listed(finding.clusters) + " break it is not known";
        finding.fix = "Test the policy with the kyverno command line; patterns are evaluated here";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::policy
