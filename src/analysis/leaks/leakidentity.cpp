// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/leakidentity.h"

#include "analysis/leaks/identityfinding.h"

namespace fleetwright::analysis::leaks {

namespace {

/// Clusters of which nothing is known for a plain word are no evidence: the word may well be
/// theirs.
model::ClusterSet withoutUnknown(const TokenTable &table, const Token &token,
                                 const model::ClusterSet &clusters)
{
    if (token.strong)
        return clusters;
    model::ClusterSet known;
    for (const std::string &attribute : token.attributes)
        known.insertAll(table.knownFor(attribute));
    return clusters.intersection(known);
}

std::string message(const IdentityUses &uses, const IdentityUse &use,
                    const model::Snapshot &snapshot, const model::Finding &finding)
{
    const std::string subject = finding.layer + " holds " + describeToken(uses, use, snapshot);
    const std::string others = listed(finding.clusters);
    if (finding.severity == model::Severity::Error)
        return subject + ", and it survives into the output of " + others
               + ", which it does not belong to";
    if (use.selects)
        return subject + " in a target, which also stands for " + others;
    return subject + " and also reaches " + others
           + ", which override it now; a new cluster would not";
}

std::string fix(const Token &token, const model::Finding &finding)
{
    return "Move the value down to the layer of " + listed(finding.owners, 3)
           + ", or replace it by the variable " + variableOf(token) + " of the identity ConfigMap";
}

} // namespace

std::vector<model::Finding> leakIdentity(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const IdentityUses &uses = input.identityUses();
    std::vector<model::Finding> findings;
    for (const IdentityUse &use : uses.uses()) {
        if (use.marked)
            continue; // leak-exception looks at what a mark covers
        const Token &token = uses.table().token(use.token);
        const std::optional<Scope> scope = uses.scopeOf(use);
        const model::ClusterSet subject =
            scope ? use.reach.intersection(scope->clusters) : use.reach;
        const model::ClusterSet owners = subject.intersection(token.owners);
        const model::ClusterSet others =
            withoutUnknown(uses.table(), token, subject.difference(token.owners));
        if (owners.empty() || others.empty())
            continue;
        const model::ClusterSet receiving = others.intersection(use.survives);
        model::Finding finding =
            findingAt(uses, use, snapshot, receiving.empty() ? others : receiving);
        finding.rule = "leak-identity";
        finding.severity = receiving.empty() ? model::Severity::Warning : model::Severity::Error;
        finding.message = message(uses, use, snapshot, finding);
        finding.fix = fix(token, finding);
        findings.push_back(std::move(finding));
    }
    return mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::leaks
