// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/foreignidentity.h"

#include "analysis/guessedclusters.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/leaks/keys.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

bool onlyHubs(const model::Snapshot &snapshot, const model::ClusterSet &clusters)
{
    const std::vector<model::ClusterIndex> indices = clusters.indices();
    return std::all_of(indices.begin(), indices.end(),
                       [&](model::ClusterIndex index) { return snapshot.clusters[index].isHub; });
}

/// Names, addresses and domains are always somebody's own. Of regions, accounts and plain words
/// another cluster may have the same without saying so.
bool mayBeSharedUnsaid(const Token &token)
{
    if (!token.strong)
        return true;
    return std::none_of(token.attributes.begin(), token.attributes.end(),
                        [](const std::string &attribute) {
                            return attribute == "name" || attribute == "server"
                                   || attribute == "domain" || attribute == "cidr";
                        });
}

model::ClusterSet knownFor(const TokenTable &table, const Token &token)
{
    model::ClusterSet known;
    for (const std::string &attribute : token.attributes)
        known.insertAll(table.knownFor(attribute));
    return known;
}

bool registers(model::Signal signal)
{
    return signal == model::Signal::ArgoClusterSecret || signal == model::Signal::ClusterApi
           || signal == model::Signal::ManagedCluster || signal == model::Signal::FleetCluster;
}

/// Whether all of `clusters` apply the object that registers one of `owners`: they manage it, and
/// name it on purpose.
bool manage(const model::Snapshot &snapshot, const model::ClusterSet &clusters,
            const model::ClusterSet &owners)
{
    const std::vector<model::ClusterIndex> indices = owners.indices();
    return std::any_of(indices.begin(), indices.end(), [&](model::ClusterIndex index) {
        const std::vector<model::Fact> &facts = snapshot.clusters[index].facts;
        return std::any_of(facts.begin(), facts.end(), [&](const model::Fact &fact) {
            const auto reach = snapshot.reachByFile.find(fact.place.file);
            return registers(fact.signal) && reach != snapshot.reachByFile.end()
                   && clusters.isSubsetOf(reach->second);
        });
    });
}

class ForeignIdentity {
public:
    explicit ForeignIdentity(RuleInput &input)
        : m_snapshot(input.snapshot()), m_uses(input.identityUses())
    {}

    std::vector<model::Finding> run()
    {
        for (const IdentityUse &use : m_uses.uses()) {
            const bool ownIdentityMap = use.identityMap && use.reach.size() == 1;
            if (use.marked || ownIdentityMap || use.reach.empty()
                || onlyHubs(m_snapshot, use.reach))
                continue;
            if (!m_uses.isListedException(use))
                look(use);
        }
        return mergedByLine(std::move(m_findings));
    }

private:
    void look(const IdentityUse &use)
    {
        const Token &token = m_uses.table().token(use.token);
        if (onlyGuessed(token.owners))
            return;
        const model::ClusterSet known = knownFor(m_uses.table(), token);
        if (use.reach.intersection(token.owners).empty()) {
            if ((!mayBeSharedUnsaid(token) || use.reach.isSubsetOf(known))
                && !manage(m_snapshot, use.reach, token.owners))
                noOwner(use);
            return;
        }
        const std::optional<Scope> scope = m_uses.scopeOf(use);
        if (!scope || !scope->binding || !compatible(scope->attribute, token.text, scope->value))
            return;
        const model::ClusterSet outside =
            use.reach.intersection(known).difference(scope->clusters).difference(token.owners);
        if (!outside.empty())
            outOfScope(use, *scope, outside);
    }

    [[nodiscard]] bool onlyGuessed(const model::ClusterSet &clusters) const
    {
        const std::vector<model::ClusterIndex> indices = clusters.indices();
        return std::all_of(indices.begin(), indices.end(), [this](model::ClusterIndex index) {
            return isGuessed(m_snapshot.clusters[index]);
        });
    }

    void noOwner(const IdentityUse &use)
    {
        model::Finding finding = findingAt(m_uses, use, m_snapshot, use.reach);
        const std::string reached = listed(finding.clusters);
        const bool one = finding.clusters.size() == 1;
        finding.message = finding.layer + " holds " + describeToken(m_uses, use, m_snapshot)
                          + ", but reaches only " + reached + ", "
                          + (one ? "which does" : "which do") + " not own it";
        finding.fix = "Replace it by " + (one ? reached + "'s" : std::string("each cluster's"))
                      + " own " + m_uses.table().token(use.token).attributes.front()
                      + ", or mark it as an exception if another cluster is meant";
        finish(std::move(finding));
    }

    void outOfScope(const IdentityUse &use, const Scope &scope, const model::ClusterSet &outside)
    {
        model::Finding finding = findingAt(m_uses, use, m_snapshot, outside);
        const std::string reached = listed(finding.clusters);
        finding.message = finding.layer + " is by its path for the " + scope.attribute + " "
                          + scope.value + " and holds " + describeToken(m_uses, use, m_snapshot)
                          + ", but " + claim(scope, outside) + " led " + reached + " into it";
        finding.fix =
            "Correct the label or path that makes " + reached + " inherit " + finding.layer;
        finish(std::move(finding));
    }

    /// What the first cluster outside says of itself that agrees with the scope: the fact to
    /// correct.
    [[nodiscard]] std::string claim(const Scope &scope, const model::ClusterSet &outside) const
    {
        const model::Cluster &cluster = m_snapshot.clusters[outside.indices().front()];
        for (const model::Fact &fact : cluster.facts) {
            if (model::attributeName(fact.attribute) != scope.attribute
                || !compatible(scope.attribute, fact.value, scope.value))
                continue;
            std::string text =
                (fact.isLabel ? "the label " : "the entry ") + fact.key + "=" + fact.value;
            if (fact.place.line > 0)
                text += " (" + fact.place.file.text() + ":" + std::to_string(fact.place.line) + ")";
            return text;
        }
        return "the path of its overlay";
    }

    void finish(model::Finding finding)
    {
        finding.rule = "foreign-identity";
        finding.severity = model::Severity::Error;
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const IdentityUses &m_uses;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> foreignIdentity(RuleInput &input)
{
    return ForeignIdentity(input).run();
}

} // namespace fleetwright::analysis::leaks
