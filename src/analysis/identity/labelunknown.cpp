// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/identityrules.h"
#include "analysis/identity/labelslips.h"
#include "analysis/leaks/identityfinding.h"

namespace fleetwright::analysis::identity {

namespace {

std::string messageOf(const LabelSlip &slip, const std::string &cluster)
{
    const model::Fact &fact = *slip.fact;
    const std::string label = "The label " + fact.key + "=" + fact.value + " of " + cluster;
    const std::string others =
        slip.nearest + ", which " + std::to_string(slip.others) + " other clusters have";
    switch (slip.kind) {
    case LabelSlip::Kind::Undeclared:
        return label + " is not in the vocabulary of .fleetwright.yaml"
               + (slip.nearest.empty() ? std::string() : "; " + slip.nearest + " is near")
               + ": selectors for the listed values pass the cluster over";
    case LabelSlip::Kind::Value:
        return label + " is in no other cluster and nearly " + others
               + ": selectors for that value pass the cluster over";
    case LabelSlip::Kind::Key:
        return "The label key " + fact.key + " of " + cluster
               + " is in no other cluster and nearly " + others
               + ": selectors for that key pass the cluster over";
    }
    return label;
}

} // namespace

std::vector<model::Finding> labelUnknown(RuleInput &input)
{
    std::vector<model::Finding> findings;
    for (const LabelSlip &slip : input.once<LabelSlips>().all) {
        const std::string &cluster = input.snapshot().clusters[slip.cluster].name;
        model::Finding finding;
        finding.rule = "label-unknown";
        finding.severity = slip.kind == LabelSlip::Kind::Undeclared ? model::Severity::Error
                                                                    : model::Severity::Warning;
        finding.place = slip.fact->place;
        finding.clusters = {cluster};
        finding.field = slip.fact->key;
        finding.value = slip.fact->value;
        finding.message = messageOf(slip, cluster);
        finding.fix = slip.nearest.empty() ? "Use a value of the vocabulary, or add this one to it"
                                           : "Write " + slip.nearest;
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::identity
