// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/clusterentries.h"
#include "analysis/identity/identityrules.h"
#include "analysis/identity/labelslips.h"
#include "analysis/leaks/identityfinding.h"
#include "base/glob.h"
#include "inventory/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::identity {

namespace {

using config::FleetConfig;
using model::Attribute;
using model::Cluster;
using model::ClusterIndex;
using model::Fact;
using model::Signal;

bool isLabel(const Fact &fact)
{
    return fact.isLabel || fact.signal == Signal::InventoryFile;
}

bool isKey(std::string_view key, std::string_view asked)
{
    return key == asked || localKey(key) == localKey(asked);
}

/// A cluster's values of a label, whichever source has it.
std::vector<const Fact *> labelsOf(const Cluster &cluster, std::string_view key)
{
    std::vector<const Fact *> facts;
    for (const Fact &fact : cluster.facts) {
        if (isLabel(fact) && isKey(fact.key, key))
            facts.push_back(&fact);
    }
    return facts;
}

bool holds(const Cluster &cluster, const std::string &key, const std::string &pattern)
{
    if (key == "name")
        return base::globMatches(pattern, cluster.name);
    for (const Fact *fact : labelsOf(cluster, key)) {
        if (base::globMatches(pattern, fact->value))
            return true;
    }
    const auto dimension = cluster.dimensions.find(key);
    return dimension != cluster.dimensions.end() && base::globMatches(pattern, dimension->second);
}

bool isAsked(const Cluster &cluster, const FleetConfig::LabelRule &rule)
{
    return std::ranges::all_of(rule.match, [&](const auto &condition) {
        return holds(cluster, condition.first, condition.second);
    });
}

bool isAllowed(const std::vector<std::string> &allowed, const std::string &value)
{
    return std::ranges::any_of(allowed, [&](const std::string &one) {
        return one == "*" || base::globMatches(one, value);
    });
}

std::string conditionText(const FleetConfig::LabelRule &rule)
{
    std::string text;
    for (const auto &[key, pattern] : rule.match)
        text += (text.empty() ? "" : ", ") + key + "=" + pattern;
    return text.empty() ? "every cluster" : "clusters with " + text;
}

/// The geography that a cluster's region lies in, "" if unknown.
std::string geographyOf(const Cluster &cluster)
{
    const std::string region = cluster.region();
    return region.empty() ? std::string() : inventory::geographyOf(region);
}

class MissingLabels {
public:
    explicit MissingLabels(RuleInput &input)
        : m_snapshot(input.snapshot()), m_config(input.config()), m_entries(input)
    {
        for (const LabelSlip &slip : input.once<LabelSlips>().all) {
            if (slip.kind == LabelSlip::Kind::Key)
                m_misspelt.emplace(slip.cluster, slip.nearest);
        }
    }

    std::vector<model::Finding> run()
    {
        for (ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            if (m_snapshot.clusters[index].isHub)
                continue;
            m_members.push_back(index);
            for (const FleetConfig::LabelRule &rule : m_config.labelRules)
                declared(index, rule);
        }
        learned();
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void declared(ClusterIndex index, const FleetConfig::LabelRule &rule)
    {
        const Cluster &cluster = m_snapshot.clusters[index];
        if (!isAsked(cluster, rule))
            return;
        for (const auto &[key, allowed] : rule.require) {
            const std::vector<const Fact *> facts = labelsOf(cluster, key);
            const bool isKept = std::ranges::any_of(
                facts, [&](const Fact *fact) { return isAllowed(allowed, fact->value); });
            if (isKept || isMisspelt(index, key))
                continue;
            const std::string wanted =
                allowed == std::vector<std::string>{"*"} ? key : key + "=" + listed(allowed);
            std::string message = "The rule for " + conditionText(rule) + " requires " + wanted
                                  + ", but " + cluster.name;
            model::Finding finding;
            if (facts.empty()) {
                finding.place = nameOf(cluster, rule.place);
                message += " has no such label";
            } else {
                finding.place = facts.front()->place;
                finding.value = facts.front()->value;
                message += " is labelled " + facts.front()->value;
            }
            finding.severity = model::Severity::Error;
            finding.field = key;
            finding.message = message + ": what selects by this label passes it over";
            finding.fix = "Label the cluster " + wanted;
            add(index, std::move(finding));
        }
    }

    base::Place nameOf(const Cluster &cluster, const base::Place &otherwise)
    {
        base::Place place = m_entries.nameOf(cluster);
        if (place.line > 0)
            return place;
        return cluster.place.line > 0 ? cluster.place : otherwise;
    }

    [[nodiscard]] bool isMisspelt(ClusterIndex index, std::string_view key) const
    {
        return std::ranges::any_of(m_misspelt, [&](const auto &slip) {
            return slip.first == index && isKey(slip.second, key);
        });
    }

    /// Who has a label, by its common key, and in which kinds of source.
    struct Known {
        model::ClusterSet clusters;
        std::set<Signal> signals;
        std::string key; ///< as it is written
        std::map<std::string, model::ClusterSet> byValue;
    };

    void learned()
    {
        std::map<std::string, Known> known;
        for (const ClusterIndex index : m_members) {
            for (const Fact &fact : m_snapshot.clusters[index].facts) {
                if (!isLabel(fact) || fact.attribute == Attribute::Name
                    || fact.attribute == Attribute::Server)
                    continue;
                Known &entry = known[commonKey(fact)];
                entry.clusters.insert(index);
                if (!fact.isLabel || !isRegistration(fact.signal))
                    continue;
                entry.signals.insert(fact.signal);
                entry.key = fact.key;
                entry.byValue[fact.value].insert(index);
            }
        }
        for (const auto &[key, entry] : known) {
            if (entry.key.empty())
                continue;
            onAllOthers(entry);
            if (isComplianceKey(key))
                inOneGeography(entry);
        }
    }

    void onAllOthers(const Known &entry)
    {
        if (entry.clusters.size() < 3 || entry.clusters.size() + 1 != m_members.size())
            return;
        for (const ClusterIndex index : m_members) {
            if (!entry.clusters.contains(index))
                lacks(index, entry, entry.key,
                      "all " + std::to_string(entry.clusters.size()) + " other clusters have");
        }
    }

    void inOneGeography(const Known &entry)
    {
        for (const auto &[value, clusters] : entry.byValue) {
            const std::vector<ClusterIndex> holders = clusters.indices();
            const std::string geography = geographyOf(m_snapshot.clusters[holders.front()]);
            const bool isOne = std::ranges::all_of(holders, [&](ClusterIndex index) {
                return geographyOf(m_snapshot.clusters[index]) == geography;
            });
            if (holders.size() < 2 || geography.empty() || !isOne)
                continue;
            std::vector<ClusterIndex> without;
            for (const ClusterIndex index : m_members) {
                if (geographyOf(m_snapshot.clusters[index]) == geography
                    && !clusters.contains(index))
                    without.push_back(index);
            }
            if (without.size() == 1 && !entry.clusters.contains(without.front()))
                lacks(without.front(), entry, entry.key + "=" + value,
                      "all " + std::to_string(holders.size()) + " others in " + geography
                          + " and nobody elsewhere have");
        }
    }

    void lacks(ClusterIndex index, const Known &entry, const std::string &label,
               const std::string &who)
    {
        const Cluster &cluster = m_snapshot.clusters[index];
        const bool hasSource = std::ranges::any_of(cluster.facts, [&](const Fact &fact) {
            return entry.signals.contains(fact.signal) && fact.place.line > 0;
        });
        if (!hasSource || isMisspelt(index, entry.key))
            return;
        model::Finding finding;
        finding.place = m_entries.nameOf(cluster);
        finding.severity = model::Severity::Warning;
        finding.field = entry.key;
        finding.message = cluster.name + " has no label " + label + ", which " + who
                          + ": what selects by it passes the cluster over";
        finding.fix = "Label the cluster " + label;
        add(index, std::move(finding));
    }

    void add(ClusterIndex index, model::Finding finding)
    {
        if (finding.place.line == 0)
            return;
        finding.rule = "label-missing";
        finding.clusters = {m_snapshot.clusters[index].name};
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const FleetConfig &m_config;
    ClusterEntries m_entries;
    std::vector<ClusterIndex> m_members;
    std::set<std::pair<ClusterIndex, std::string>> m_misspelt;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> labelMissing(RuleInput &input)
{
    return MissingLabels(input).run();
}

} // namespace fleetwright::analysis::identity
