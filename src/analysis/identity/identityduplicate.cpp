// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/clusterentries.h"
#include "analysis/identity/identityrules.h"
#include "analysis/leaks/identityfinding.h"
#include "flux/knownobjects.h"
#include "inventory/attributes.h"
#include "inventory/words.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fleetwright::analysis::identity {

namespace {

using model::Attribute;
using model::Cluster;
using model::ClusterIndex;
using model::Fact;
using model::Signal;

/// The API server as a cluster calls itself: every cluster's own.
bool isLocalServer(std::string_view server)
{
    return server.find("kubernetes.default.svc") != std::string_view::npos;
}

/// One address in whatever spelling: without scheme, case, default port and '/' at the end. The
/// path counts: a proxy serves many clusters at one host.
std::string comparableServer(std::string_view server)
{
    std::string text = inventory::lowered(server);
    if (const std::size_t scheme = text.find("://"); scheme != std::string::npos)
        text.erase(0, scheme + 3);
    while (text.ends_with('/'))
        text.pop_back();
    const std::size_t slash = text.find('/');
    std::string host = text.substr(0, slash);
    if (host.ends_with(":443"))
        host.resize(host.size() - 4);
    return slash == std::string::npos ? host : host + text.substr(slash);
}

bool isIdentifier(const Fact &fact)
{
    return inventory::plainKey(fact.key) == "clusterid";
}

struct Use {
    ClusterIndex cluster = 0;
    const Fact *fact = nullptr;
};

class Duplicates {
public:
    explicit Duplicates(RuleInput &input) : m_snapshot(input.snapshot()), m_entries(input) {}

    std::vector<model::Finding> run()
    {
        for (ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            for (const Fact &fact : m_snapshot.clusters[index].facts)
                collect(index, fact);
        }
        for (auto &[key, uses] : m_uses) {
            std::ranges::sort(
                uses, {}, [](const Use &use) { return std::tuple(use.fact->place, use.cluster); });
            for (std::size_t later = 1; later < uses.size(); ++later)
                compare(uses, later);
        }
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    using Key = std::tuple<Signal, Attribute, std::string>;

    void collect(ClusterIndex index, const Fact &fact)
    {
        const bool isSource =
            isRegistration(fact.signal) || fact.signal == Signal::IdentityConfigMap;
        if (!isSource || fact.place.line == 0
            || (fact.attribute != Attribute::Name && fact.attribute != Attribute::Server))
            return;
        const Cluster &cluster = m_snapshot.clusters[index];
        // An identifier stands beside the name and is compared with other identifiers.
        if ((!isIdentifier(fact) && !wins(cluster, fact)) || isLocal(cluster, fact))
            return;
        std::string value = fact.attribute == Attribute::Server ? comparableServer(fact.value)
                                                                : inventory::lowered(fact.value);
        if (isIdentifier(fact))
            value += " (identifier)";
        m_uses[Key(fact.signal, fact.attribute, std::move(value))].push_back({index, &fact});
    }

    static bool wins(const Cluster &cluster, const Fact &fact)
    {
        const auto winners = cluster.identity.find(fact.attribute);
        return winners != cluster.identity.end()
               && std::ranges::find(winners->second, fact.value) != winners->second.end();
    }

    /// An entry of the local API server: each hub has its own under the same name.
    static bool isLocal(const Cluster &cluster, const Fact &fact)
    {
        return std::ranges::any_of(cluster.facts, [&](const Fact &other) {
            return other.attribute == Attribute::Server && other.signal == fact.signal
                   && other.place.file == fact.place.file && isLocalServer(other.value);
        });
    }

    void compare(const std::vector<Use> &uses, std::size_t later)
    {
        const Use &second = uses[later];
        const auto first =
            std::find_if(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(later),
                         [&](const Use &use) { return isDuplicate(use, second); });
        if (first != uses.begin() + static_cast<std::ptrdiff_t>(later))
            add(*first, second);
    }

    [[nodiscard]] bool isDuplicate(const Use &first, const Use &second)
    {
        if (first.fact->place == second.fact->place)
            return false;
        if (first.cluster != second.cluster)
            return true;
        // One cluster, twice in one kind of source: as names, and in one place only.
        if (first.fact->attribute != Attribute::Name || !isRegistration(first.fact->signal))
            return false;
        const base::Place &one = first.fact->place;
        const base::Place &other = second.fact->place;
        const yaml::Node *left = m_entries.objectOf(*first.fact);
        const yaml::Node *right = m_entries.objectOf(*second.fact);
        if (left && left == right)
            return false;
        if (left && right
            && flux::textAt(left, {"metadata", "namespace"})
                   != flux::textAt(right, {"metadata", "namespace"}))
            return false;
        return one.file == other.file || one.file.parent() == other.file.parent();
    }

    void add(const Use &first, const Use &second)
    {
        const Fact &fact = *second.fact;
        const std::string &name = m_snapshot.clusters[second.cluster].name;
        const std::string &otherName = m_snapshot.clusters[first.cluster].name;
        const std::string at =
            first.fact->place.file.text() + ":" + std::to_string(first.fact->place.line);
        const std::string attribute = isIdentifier(fact)
                                          ? std::string("identifier")
                                          : std::string(model::attributeName(fact.attribute));
        model::Finding finding;
        finding.rule = "identity-duplicate";
        finding.severity = model::Severity::Error;
        finding.place = fact.place;
        finding.clusters = {otherName, name};
        std::ranges::sort(finding.clusters);
        finding.clusters.erase(std::unique(finding.clusters.begin(), finding.clusters.end()),
                               finding.clusters.end());
        finding.field = fact.key;
        finding.value = fact.value;
        finding.related = {first.fact->place};
        finding.message = first.cluster == second.cluster
                              ? "The cluster " + name + " is listed a second time; " + at
                                    + " has it already, and which of the two counts is not said"
                              : "The " + attribute + " " + fact.value + " of " + name
                                    + " is that of " + otherName + " (" + at
                                    + ") too: what is meant for one lands on the other";
        finding.fix = first.cluster == second.cluster
                          ? "Remove one of the two entries, or give this one its own name"
                          : "Give " + name + " its own " + attribute;
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    ClusterEntries m_entries;
    std::map<Key, std::vector<Use>> m_uses;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> identityDuplicate(RuleInput &input)
{
    return Duplicates(input).run();
}

} // namespace fleetwright::analysis::identity
