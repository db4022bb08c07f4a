// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/targeting/fleetbundles.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/targeting/registry.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/writtenfiles.h"
#include "argocd/generators/clustermatch.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using base::Place;
using model::ClusterIndex;
using model::Unit;
using yaml::Node;
using Operator = model::LabelSelector::Operator;

bool isSecretType(const model::Selector::Requirement &requirement)
{
    return requirement.rule.key == argocd::secretTypeLabel;
}

/// Taken only because it lacks what is excluded.
bool isTakenByAbsence(const model::Selector &selector, const Registered &cluster)
{
    bool any = false;
    for (const model::Selector::Requirement &requirement : selector.requirements()) {
        if (isSecretType(requirement))
            continue;
        const bool isNegative =
            requirement.rule.op == Operator::NotIn || requirement.rule.op == Operator::DoesNotExist;
        if (!isNegative || cluster.labels.contains(requirement.rule.key))
            return false;
        any = true;
    }
    return any;
}

void addWords(std::string_view path, std::set<std::string> &words)
{
    std::string word;
    for (const char c : std::string(path) + '/') {
        if (c != '/' && c != '-' && c != '.' && c != '_') {
            word += c;
            continue;
        }
        if (!word.empty())
            words.insert(inventory::canonicalEnvironment(word));
        word.clear();
    }
}

/// Paths and value files of a template that are the same for all that it makes.
void addConstantPaths(const Node *source, std::vector<std::string> &paths)
{
    if (!source)
        return;
    const Node *path = source->find("path");
    if (path && !isTemplated(path))
        paths.emplace_back(path->text());
    const Node *files = source->findPath({"helm", "valueFiles"});
    for (const Node *file : files ? files->items() : std::span<const Node *const>()) {
        if (!isTemplated(file))
            paths.emplace_back(file->text());
    }
}

class MatchesAll {
public:
    explicit MatchesAll(RuleInput &input)
        : m_input(input), m_snapshot(input.snapshot()), m_files(input.once<WrittenFiles>())
    {
        for (const model::Cluster &cluster : m_snapshot.clusters) {
            if (const std::string environment = cluster.environment(); !environment.empty())
                m_environments.insert(inventory::canonicalEnvironment(environment));
        }
    }

    std::vector<model::Finding> run()
    {
        const std::vector<EvaluatedSet> sets = evaluatedSets(m_snapshot);
        for (const EvaluatedSet &set : sets) {
            const Registry registry =
                argoCdRegistry(m_snapshot, *set.decisions, m_input.once<SecretsMadeInCluster>());
            for (const GeneratorEntry &entry : generatorEntriesOf(set.set())) {
                if (entry.kind() == "clusters")
                    argoCd(set, entry, registry);
            }
        }
        rancherFleet();
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void argoCd(const EvaluatedSet &set, const GeneratorEntry &entry, const Registry &registry)
    {
        const yaml::Entry *written = entry.generator->value->findEntry("selector");
        if (written && isTemplated(written->value))
            return;
        const auto selection = argocd::ClusterSelection::read(written ? written->value : nullptr);
        if (!selection)
            return;
        const Place place = placeOfKey(written ? written : entry.generator);
        if (selection->takesAll()) {
            implicitHub(set, entry, registry, place);
            ofOneEnvironment(set, registry, place);
            return;
        }
        for (const Registered *hub : registry.matching(selection->selector())) {
            if (hub->isHub && hub->cluster && isTakenByAbsence(selection->selector(), *hub))
                takesHub(set, *hub->cluster, place,
                         "takes the hub in only because it lacks the labels that are excluded");
        }
    }

    void implicitHub(const EvaluatedSet &set, const GeneratorEntry &entry, const Registry &registry,
                     const Place &place)
    {
        const bool hasLocalSecret =
            registry.source == Registry::Source::Controller
            && std::ranges::any_of(set.decisions->inputs().registry->clusters(),
                                   [](const argocd::RegisteredCluster &cluster) {
                                       return argocd::withoutTrailingSlashes(cluster.server)
                                              == argocd::localClusterServer;
                                   });
        const bool hasRemote = std::ranges::any_of(
            registry.clusters, [](const Registered &each) { return !each.isHub; });
        const auto hub = set.decisions->clusterOf(std::string(argocd::localClusterName));
        if (hasLocalSecret || !hasRemote || !hub || entry.entry->find("selector"))
            return;
        takesHub(set, *hub, place,
                 "has an empty cluster selector, which takes in the hub itself (in-cluster) beside "
                 "the registered clusters");
    }

    void takesHub(const EvaluatedSet &set, ClusterIndex hub, const Place &place,
                  const std::string &how)
    {
        const Unit *unit = unitFor(set, hub);
        // What the set really makes decides: other generators may have dropped the hub.
        if (!unit || hasOwnFolder(set, *unit))
            return;
        const std::string &name = m_snapshot.clusters[hub].name;
        add(place, {name},
            "ApplicationSet " + set.set().text() + " " + how + ": " + unit->id.name
                + " is deployed to " + name,
            "Select by a label that the workload clusters have, for example "
            "argocd.argoproj.io/secret-type: cluster");
    }

    const Unit *unitFor(const EvaluatedSet &set, ClusterIndex cluster) const
    {
        for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
            if (m_snapshot.units[index].target == set.target)
                return &m_snapshot.units[index];
        }
        return nullptr;
    }

    /// The template's path names the cluster, and there is a folder for the hub.
    [[nodiscard]] bool hasOwnFolder(const EvaluatedSet &set, const Unit &unit) const
    {
        const Node *spec = set.set().templateNode ? set.set().templateNode->find("spec") : nullptr;
        const Node *path = spec ? spec->findPath({"source", "path"}) : nullptr;
        if (!path && spec) {
            const Node *sources = spec->find("sources");
            for (const Node *source : sources ? sources->items() : std::span<const Node *const>()) {
                if (!path || isTemplated(source->find("path")))
                    path = source->find("path");
            }
        }
        if (!isTemplated(path))
            return false;
        return std::ranges::any_of(unit.declaration->sources, [&](const model::UnitSource &source) {
            const auto folder = base::RepoPath::fromText(source.path);
            return folder && !folder->isRoot()
                   && m_snapshot.files->kind(*folder) == base::EntryKind::Folder;
        });
    }

    /// A path for one environment that every cluster gets.
    void ofOneEnvironment(const EvaluatedSet &set, const Registry &registry, const Place &place)
    {
        const Node *spec = set.set().templateNode ? set.set().templateNode->find("spec") : nullptr;
        if (!spec || set.object->state != model::TargetingObject::State::Known)
            return;
        std::vector<std::string> paths;
        addConstantPaths(spec->find("source"), paths);
        if (const Node *sources = spec->find("sources")) {
            for (const Node *source : sources->items())
                addConstantPaths(source, paths);
        }
        std::set<ClusterIndex> clusters;
        for (const Registered &each : registry.clusters) {
            if (each.cluster)
                clusters.insert(*each.cluster);
        }
        for (const ClusterIndex member : set.object->members.indices())
            clusters.insert(member);
        std::erase_if(clusters, [&](ClusterIndex index) { return !unitFor(set, index); });
        forOthers(paths, clusters, place, "ApplicationSet " + set.set().text());
    }

    void forOthers(const std::vector<std::string> &paths, const std::set<ClusterIndex> &clusters,
                   const Place &place, const std::string &who)
    {
        std::set<std::string> words;
        for (const std::string &path : paths)
            addWords(path, words);
        std::set<std::string> named;
        std::ranges::set_intersection(words, m_environments, std::inserter(named, named.end()));
        // A path that names several is for all of them.
        if (named.size() != 1)
            return;
        std::vector<std::string> others;
        for (const ClusterIndex index : clusters) {
            const model::Cluster &cluster = m_snapshot.clusters[index];
            if (inventory::canonicalEnvironment(cluster.environment()) != *named.begin())
                others.push_back(cluster.name);
        }
        if (others.empty())
            return;
        std::ranges::sort(others);
        add(place, others,
            who + " deploys what its path says is for " + *named.begin()
                + " to every cluster: " + listed(others) + " get it too",
            "Select the clusters of " + *named.begin());
    }

    void rancherFleet()
    {
        std::set<const rancherfleet::GitRepo *> seen;
        for (const EvaluatedBundle &each : evaluatedBundles(m_snapshot)) {
            if (!each.repo() || !each.decisions->inputs().isKnown
                || !seen.insert(each.repo()).second)
                continue;
            const fleet::RancherFleetObjectsPtr &known = each.decisions->inputs().known;
            const FleetChoice choice(m_snapshot, known,
                                     rancherfleet::namespacesOf(each.bundle(), known->objects));
            gitRepo(*each.repo(), choice);
        }
    }

    void gitRepo(const rancherfleet::GitRepo &repo, const FleetChoice &choice)
    {
        std::vector<std::string> paths;
        for (const rancherfleet::GitRepo::Path &path : repo.paths)
            paths.push_back(path.text);
        for (const rancherfleet::GitRepo::BundlePath &bundle : repo.bundles)
            paths.push_back(bundle.base);
        std::set<std::string> taken;
        for (const rancherfleet::GitTarget &target : repo.targets) {
            const Choice chosen = choice.choose(target.criteria);
            std::set<std::string> own;
            std::ranges::set_difference(chosen.clusters, taken, std::inserter(own, own.end()));
            taken.insert(chosen.clusters.begin(), chosen.clusters.end());
            const std::optional<model::Selector> &selector = target.criteria.clusterSelector;
            if (!selector || !target.place.known() || !target.criteria.clusterName.empty()
                || !target.criteria.clusterGroup.empty() || target.criteria.clusterGroupSelector)
                continue;
            const Place place = m_files.keyIn(target.place.place(), "clusterSelector");
            const std::set<ClusterIndex> clusters = indicesOf(own);
            if (selector->isEmpty()) {
                forOthers(paths, clusters, place, "GitRepo " + repo.metadata.text());
                continue;
            }
            for (const ClusterIndex index : clusters) {
                const model::Cluster &cluster = m_snapshot.clusters[index];
                Registered registered{cluster.name, {}, index, cluster.isHub};
                for (const auto &[key, value] : cluster.labels)
                    registered.labels.emplace(key, value);
                if (cluster.isHub && isTakenByAbsence(*selector, registered))
                    add(place, {cluster.name},
                        "A target of GitRepo " + repo.metadata.text() + " takes the hub "
                            + cluster.name
                            + " in only because it lacks the labels that are excluded",
                        "Select by a label that the workload clusters have");
            }
        }
    }

    [[nodiscard]] std::set<ClusterIndex> indicesOf(const std::set<std::string> &names) const
    {
        std::set<ClusterIndex> indices;
        for (const std::string &name : names) {
            if (const auto found = m_snapshot.clusterByName.find(name);
                found != m_snapshot.clusterByName.end())
                indices.insert(found->second);
        }
        return indices;
    }

    void add(const Place &place, std::vector<std::string> clusters, std::string message,
             std::string fix)
    {
        model::Finding finding;
        finding.rule = "selector-matches-all";
        finding.severity = model::Severity::Warning;
        finding.place = place;
        finding.clusters = std::move(clusters);
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    RuleInput &m_input;
    const model::Snapshot &m_snapshot;
    const WrittenFiles &m_files;
    std::set<std::string> m_environments; ///< in use, one spelling each
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> selectorMatchesAll(RuleInput &input)
{
    return MatchesAll(input).run();
}

} // namespace fleetwright::analysis::targeting
