// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/identityrules.h"
#include "analysis/leaks/identityfinding.h"
#include "inventory/attributes.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace fleetwright::analysis::identity {

namespace {

using model::Attribute;
using model::Cluster;
using model::Fact;
using model::Signal;

constexpr std::array attributes{Attribute::Name, Attribute::Environment, Attribute::Region};

/// "the inventory file and the name": who says something compatible with what counts.
std::string sourcesOf(const Cluster &cluster, Attribute attribute, const std::string &winner)
{
    std::vector<std::string> sources;
    for (const Fact &fact : cluster.facts) {
        if (fact.attribute != attribute || !inventory::compatible(attribute, fact.value, winner))
            continue;
        std::string source = "the " + std::string(model::signalName(fact.signal));
        if (std::ranges::find(sources, source) == sources.end())
            sources.push_back(std::move(source));
    }
    return listed(sources);
}

class Mismatches {
public:
    explicit Mismatches(RuleInput &input) : m_snapshot(input.snapshot()) {}

    std::vector<model::Finding> run()
    {
        for (const Cluster &cluster : m_snapshot.clusters) {
            for (const Attribute attribute : attributes) {
                const auto winners = cluster.identity.find(attribute);
                if (winners == cluster.identity.end() || winners->second.empty())
                    continue;
                for (const Fact &fact : cluster.facts) {
                    if (fact.attribute == attribute && fact.place.line > 0)
                        look(cluster, fact, winners->second);
                }
            }
        }
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void look(const Cluster &cluster, const Fact &fact, const std::vector<std::string> &winners)
    {
        const bool isOthersName = fact.attribute == Attribute::Name && isOther(cluster, fact.value);
        // An identifier beside the name is no name of its own, unless it is another's.
        if (fact.attribute == Attribute::Name && !isOthersName
            && inventory::plainKey(fact.key) == "clusterid")
            return;
        if (isOthersName) {
            add(cluster, fact, cluster.name);
            return;
        }
        const auto against = std::ranges::find_if(winners, [&](const std::string &winner) {
            return !inventory::compatible(fact.attribute, fact.value, winner);
        });
        if (against != winners.end()
            && (fact.signal != Signal::Substitution || isSaidElsewhere(cluster, fact.attribute)))
            add(cluster, fact, *against);
    }

    /// Kustomizations of a management cluster substitute the values of those that they are about.
    static bool isSaidElsewhere(const Cluster &cluster, Attribute attribute)
    {
        const std::vector<std::string> &winners = cluster.identity.at(attribute);
        return std::ranges::any_of(cluster.facts, [&](const Fact &fact) {
            return fact.attribute == attribute && fact.signal != Signal::Substitution
                   && fact.signal != Signal::Folder
                   && std::ranges::find(winners, fact.value) != winners.end();
        });
    }

    [[nodiscard]] bool isOther(const Cluster &cluster, const std::string &name) const
    {
        return inventory::lowered(name) != inventory::lowered(cluster.name)
               && m_snapshot.findCluster(name) != nullptr;
    }

    void add(const Cluster &cluster, const Fact &fact, const std::string &winner)
    {
        const std::string attribute(model::attributeName(fact.attribute));
        const std::string said = fact.signal == Signal::NameWords
                                     ? "The name of " + cluster.name + " says " + fact.value
                                     : "The " + std::string(model::signalName(fact.signal)) + " of "
                                           + cluster.name + " says " + fact.key + "=" + fact.value;
        std::string others = sourcesOf(cluster, fact.attribute, winner);
        if (others.empty())
            others = "everything else";
        model::Finding finding;
        finding.rule = "identity-mismatch";
        finding.severity = model::Severity::Error;
        finding.place = fact.place;
        finding.clusters = {cluster.name};
        finding.field = fact.key;
        finding.value = fact.value;
        finding.message = said + ", but its " + attribute + " is " + winner + " according to "
                          + others + ": whatever follows this value treats it as another cluster";
        finding.fix = "Write " + winner + " here, or correct " + others;
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> identityMismatch(RuleInput &input)
{
    return Mismatches(input).run();
}

} // namespace fleetwright::analysis::identity
