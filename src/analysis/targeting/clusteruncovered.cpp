// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/clusterentries.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/targeting/fleetbundles.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/targeting/registry.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/writtenfiles.h"
#include "inventory/attributes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace fleetwright::analysis::targeting {

namespace {

using base::Place;
using model::Cluster;
using model::ClusterIndex;
using model::ClusterSet;
using model::Selector;
using yaml::Node;

/// A selector by key: what it asks of each.
using Asked = std::map<std::string, std::string>;

Asked askedBy(const Selector &selector)
{
    Asked asked;
    for (const Selector::Requirement &requirement : selector.requirements()) {
        if (requirement.rule.key != argocd::secretTypeLabel)
            asked[requirement.rule.key] = model::describe(requirement.rule);
    }
    return asked;
}

/// The one key in which entries differ, where they ask for the same keys and share one at least.
std::optional<std::string> varyingKey(const std::vector<Asked> &entries)
{
    std::optional<std::string> varying;
    for (const Asked &entry : entries) {
        if (entry.size() != entries.front().size() || entry.size() < 2)
            return std::nullopt;
        for (const auto &[key, text] : entries.front()) {
            const auto other = entry.find(key);
            if (other == entry.end())
                return std::nullopt;
            if (other->second == text || varying == key)
                continue;
            if (varying)
                return std::nullopt;
            varying = key;
        }
    }
    return varying;
}

class UncoveredClusters {
public:
    explicit UncoveredClusters(RuleInput &input)
        : m_input(input), m_snapshot(input.snapshot()), m_keys(input.config()), m_entries(input),
          m_files(input.once<WrittenFiles>())
    {}

    std::vector<model::Finding> run()
    {
        reachedByNothing();
        const std::vector<EvaluatedSet> sets = evaluatedSets(m_snapshot);
        for (const EvaluatedSet &set : sets)
            generators(set);
        rancherFleet();
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void reachedByNothing()
    {
        const bool isUnknown =
            !m_snapshot.unplaced.empty()
            || std::ranges::any_of(m_snapshot.targeting, [](const model::TargetingObject &object) {
                   return object.state == model::TargetingObject::State::Unknown
                          || object.state == model::TargetingObject::State::Incomplete;
               });
        if (isUnknown)
            return;
        ClusterSet reached;
        ClusterSet hubs;
        for (const model::Unit &unit : m_snapshot.units) {
            reached.insert(unit.cluster);
            if (unit.hub && *unit.hub != unit.cluster)
                hubs.insert(*unit.hub);
        }
        std::vector<ClusterIndex> left;
        bool anyReached = false;
        for (ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            const Cluster &cluster = m_snapshot.clusters[index];
            const bool isDeclared = std::ranges::any_of(cluster.facts, [](const model::Fact &fact) {
                return identity::isRegistration(fact.signal)
                       && fact.signal != model::Signal::Declared && fact.place.line > 0;
            });
            if (!isDeclared)
                continue;
            anyReached |= reached.contains(index);
            if (!reached.contains(index) && !cluster.isHub && !hubs.contains(index))
                left.push_back(index);
        }
        if (!anyReached)
            return;
        for (const ClusterIndex index : left) {
            const Cluster &cluster = m_snapshot.clusters[index];
            add(m_entries.nameOf(cluster), {cluster.name}, model::Severity::Error,
                cluster.name
                    + " is declared here, but no overlay and no controller's object deploys "
                      "anything to it: it stays empty",
                "Add an overlay or a selector that reaches " + cluster.name
                    + ", or remove the entry");
        }
    }

    /// Selectors of one list.
    struct List {
        std::vector<Selector> selectors;
        Place place; ///< the list's key
        std::string name;
        std::set<std::string> paths;  ///< what its entries deploy
        std::set<std::string> served; ///< clusters that it reaches
    };

    /// Of the entry's cluster generator, or of the one in its matrix or merge.
    static const Node *selectorIn(const Node *entry)
    {
        if (const Node *clusters = entry->find("clusters"))
            return clusters->find("selector");
        for (const std::string_view combination : {"matrix", "merge"}) {
            const Node *children = entry->findPath({combination, "generators"});
            for (const Node *child :
                 children ? children->items() : std::span<const Node *const>()) {
                if (const Node *selector = child->findPath({"clusters", "selector"}))
                    return selector;
            }
        }
        return nullptr;
    }

    void generators(const EvaluatedSet &set)
    {
        List list;
        list.name = "The generators of ApplicationSet " + set.set().text();
        for (const Node *entry : set.set().generators) {
            const Node *written = selectorIn(entry);
            if (!written || isTemplated(written))
                continue;
            const auto selector = Selector::read(written, Selector::Values::Labels);
            if (selector && !selector->isEmpty())
                list.selectors.push_back(*selector);
        }
        const Node *spec = set.set().object->find("spec");
        const yaml::Entry *key = spec ? spec->findEntry("generators") : nullptr;
        if (!key || set.object->state != model::TargetingObject::State::Known)
            return;
        list.place = placeOfKey(key);
        for (const model::Unit &unit : m_snapshot.units) {
            if (unit.target != set.target)
                continue;
            list.served.insert(m_snapshot.clusters[unit.cluster].name);
            for (const model::UnitSource &source : unit.declaration->sources)
                list.paths.insert(source.path);
        }
        look(list,
             argoCdRegistry(m_snapshot, *set.decisions, m_input.once<SecretsMadeInCluster>()));
    }

    void rancherFleet()
    {
        std::set<const rancherfleet::GitRepo *> seen;
        for (const EvaluatedBundle &each : evaluatedBundles(m_snapshot)) {
            if (!each.repo() || !each.decisions->inputs().isKnown)
                continue;
            const rancherfleet::Bundle &bundle = each.bundle();
            const fleet::RancherFleetObjectsPtr &known = each.decisions->inputs().known;
            const Registry registry =
                fleetRegistry(known, rancherfleet::namespacesOf(bundle, known->objects));
            List overrides;
            overrides.name = "The overrideTargets of bundle " + bundle.name;
            for (const rancherfleet::BundleTarget &target : bundle.targets) {
                if (target.origin == rancherfleet::BundleTarget::Origin::Override)
                    take(target.criteria, target.place, "overrideTargets", overrides);
            }
            overrides.paths.insert(bundle.folder.text());
            look(overrides, registry);
            if (!seen.insert(each.repo()).second)
                continue;
            List targets;
            targets.name = "The targets of GitRepo " + each.repo()->metadata.text();
            for (const rancherfleet::GitTarget &target : each.repo()->targets)
                take(target.criteria, target.place, "targets", targets);
            for (const rancherfleet::GitRepo::Path &path : each.repo()->paths)
                targets.paths.insert(path.text);
            look(targets, registry);
        }
    }

    void take(const rancherfleet::ClusterCriteria &criteria, const base::Span &place,
              std::string_view key, List &list)
    {
        if (criteria.clusterSelector && !criteria.clusterSelector->isEmpty() && place.known()) {
            list.selectors.push_back(*criteria.clusterSelector);
            if (list.place.line == 0)
                list.place = m_files.keyAround(place.place(), key);
        }
    }

    [[nodiscard]] Registry fleetRegistry(const fleet::RancherFleetObjectsPtr &known,
                                         const std::vector<std::string> &namespaces) const
    {
        Registry registry;
        registry.source = Registry::Source::Controller;
        for (const std::string &name : namespaces) {
            for (const std::size_t at : known->index->inNamespace(name)) {
                const rancherfleet::Metadata &metadata = known->objects.clusters[at].metadata;
                Registered registered;
                registered.name = metadata.name;
                for (const auto &[key, value] : metadata.labels)
                    registered.labels.emplace(key, value);
                if (const auto found = m_snapshot.clusterByName.find(metadata.name);
                    found != m_snapshot.clusterByName.end())
                    registered.cluster = found->second;
                registered.isHub =
                    registered.cluster && m_snapshot.clusters[*registered.cluster].isHub;
                registry.clusters.push_back(std::move(registered));
            }
        }
        return registry;
    }

    void look(const List &list, const Registry &registry)
    {
        if (list.selectors.size() < 2 || list.place.line == 0 || !registry.isKnown())
            return;
        std::vector<Asked> asked;
        for (const Selector &selector : list.selectors)
            asked.push_back(askedBy(selector));
        const std::optional<std::string> varying = varyingKey(asked);
        if (!varying || m_keys.of(*varying) == model::Attribute::Environment)
            return;
        for (const Selector &selector : list.selectors) {
            if (!registry.knows(selector))
                return;
        }
        std::vector<std::string> left;
        for (const Registered &each : registry.clusters) {
            if (each.isHub || !meetsShared(list.selectors.front(), *varying, each)
                || list.served.contains(each.name) || isTakenByAny(list.selectors, each)
                || hasPath(each, list.paths))
                continue;
            left.push_back(each.cluster ? m_snapshot.clusters[*each.cluster].name : each.name);
        }
        if (left.empty())
            return;
        std::ranges::sort(left);
        add(list.place, left, model::Severity::Warning,
            list.name + " have an entry for each " + *varying + ", but none for that of "
                + listed(left) + ": nothing is deployed there",
            "Add an entry for " + *varying + " of " + listed(left));
    }

    static bool meetsShared(const Selector &selector, const std::string &varying,
                            const Registered &cluster)
    {
        return std::ranges::all_of(selector.requirements(), [&](const auto &requirement) {
            if (requirement.rule.key == varying)
                return true;
            const auto label = cluster.labels.find(requirement.rule.key);
            return model::matches(requirement.rule,
                                  label == cluster.labels.end()
                                      ? std::nullopt
                                      : std::optional<std::string>(label->second));
        });
    }

    static bool isTakenByAny(const std::vector<Selector> &selectors, const Registered &cluster)
    {
        return std::ranges::any_of(selectors, [&](const Selector &selector) {
            return model::matches(selector, cluster.labels);
        });
    }

    [[nodiscard]] bool hasPath(const Registered &each, const std::set<std::string> &paths) const
    {
        if (!each.cluster)
            return false;
        for (const std::size_t index : m_snapshot.unitsOf(*each.cluster)) {
            for (const model::UnitSource &source : m_snapshot.units[index].declaration->sources) {
                if (paths.contains(source.path))
                    return true;
            }
        }
        return false;
    }

    void add(const Place &place, std::vector<std::string> clusters, model::Severity severity,
             std::string message, std::string fix)
    {
        if (place.line == 0)
            return;
        model::Finding finding;
        finding.rule = "cluster-uncovered";
        finding.severity = severity;
        finding.place = place;
        finding.clusters = std::move(clusters);
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    RuleInput &m_input;
    const model::Snapshot &m_snapshot;
    inventory::AttributeKeys m_keys;
    identity::ClusterEntries m_entries;
    const WrittenFiles &m_files;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> clusterUncovered(RuleInput &input)
{
    return UncoveredClusters(input).run();
}

} // namespace fleetwright::analysis::targeting
