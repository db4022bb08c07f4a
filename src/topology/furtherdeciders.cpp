// SPDX-License-Identifier: Apache-2.0
#include "topology/furtherdeciders.h"

#include "flux/knownobjects.h"
#include "topology/fleetobjects.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace fleetwright::topology {

namespace {

using flux::textAt;
using yaml::Node;

using Path = std::initializer_list<std::string_view>;

struct Kind {
    std::string_view group;
    std::string_view kind;
    FurtherEffect effect;
};

// The kinds of Cluster API's add-ons, Open Cluster Management, Crossplane, External Secrets,
// Sealed Secrets and Argo Rollouts, by their documentation. Kyverno's are told by their rules.
constexpr std::array<Kind, 16> kinds{{
    {"addons.cluster.x-k8s.io", "HelmChartProxy", FurtherEffect::InstallsChart},
    {"addons.cluster.x-k8s.io", "ClusterResourceSet", FurtherEffect::AppliesToClusters},
    {"cluster.open-cluster-management.io", "Placement", FurtherEffect::ChoosesClusters},
    {"apps.open-cluster-management.io", "PlacementRule", FurtherEffect::ChoosesClusters},
    {"work.open-cluster-management.io", "ManifestWork", FurtherEffect::AppliesWork},
    {"work.open-cluster-management.io", "ManifestWorkReplicaSet", FurtherEffect::AppliesWork},
    {"policy.open-cluster-management.io", "Policy", FurtherEffect::EnforcesPolicy},
    {"apiextensions.crossplane.io", "CompositeResourceDefinition", FurtherEffect::DefinesClaims},
    {"apiextensions.crossplane.io", "Composition", FurtherEffect::ComposesObjects},
    {"external-secrets.io", "ExternalSecret", FurtherEffect::MakesSecret},
    {"external-secrets.io", "ClusterExternalSecret", FurtherEffect::MakesSecrets},
    {"external-secrets.io", "PushSecret", FurtherEffect::PushesSecret},
    {"bitnami.com", "SealedSecret", FurtherEffect::MakesSecret},
    {"argoproj.io", "Rollout", FurtherEffect::ReplacesDeployment},
    {"kyverno.io", "Policy", FurtherEffect::ChangesObjects},
    {"kyverno.io", "ClusterPolicy", FurtherEffect::ChangesObjects},
}};

bool hasRule(const Node *policy, std::string_view what)
{
    const Node *rules = policy->findPath({"spec", "rules"});
    return rules && std::ranges::any_of(rules->items(), [what](const Node *rule) {
               return rule->find(what) != nullptr;
           });
}

/// What the object makes happen; nothing where it only checks, or is another kind.
std::optional<FurtherEffect> effectOf(const model::ResourceId &id, const Node *root)
{
    const auto *const kind = std::ranges::find_if(
        kinds, [&](const Kind &each) { return each.kind == id.kind && each.group == id.group; });
    if (kind == kinds.end())
        return std::nullopt;
    if (id.group != "kyverno.io")
        return kind->effect;
    if (hasRule(root, "generate"))
        return FurtherEffect::GeneratesObjects;
    return hasRule(root, "mutate") ? std::optional(FurtherEffect::ChangesObjects) : std::nullopt;
}

std::string firstOf(const Node *root, std::initializer_list<Path> paths)
{
    for (const Path &path : paths) {
        if (const std::string_view text = textAt(root, path); !text.empty())
            return std::string(text);
    }
    return {};
}

std::string joinedItems(const Node *list, std::string_view separator)
{
    std::string text;
    for (const Node *item : list->items())
        text.append(text.empty() ? std::string_view() : separator).append(item->text());
    return text;
}

std::string resourcesOf(const Node *resourceSet)
{
    const Node *list = resourceSet->findPath({"spec", "resources"});
    std::string text;
    if (!list)
        return text;
    for (const Node *item : list->items()) {
        text.append(text.empty() ? "" : ", ")
            .append(textAt(item, {"kind"}))
            .append("/")
            .append(textAt(item, {"name"}));
    }
    return text;
}

std::string subjectOf(FurtherEffect effect, const model::ResourceId &id, const Node *root)
{
    switch (effect) {
    case FurtherEffect::InstallsChart: {
        const std::string version(textAt(root, {"spec", "version"}));
        const std::string chart(textAt(root, {"spec", "chartName"}));
        return version.empty() ? chart : chart + " " + version;
    }
    case FurtherEffect::AppliesToClusters:
        return resourcesOf(root);
    case FurtherEffect::AppliesWork:
        return id.nameSpace;
    case FurtherEffect::DefinesClaims:
        return firstOf(root, {{"spec", "claimNames", "kind"}, {"spec", "names", "kind"}});
    case FurtherEffect::ComposesObjects:
        return std::string(textAt(root, {"spec", "compositeTypeRef", "kind"}));
    case FurtherEffect::MakesSecret: {
        const std::string made =
            firstOf(root, {{"spec", "target", "name"}, {"spec", "template", "metadata", "name"}});
        return made.empty() ? id.name : made;
    }
    case FurtherEffect::MakesSecrets:
        return firstOf(root, {{"spec", "externalSecretName"}});
    case FurtherEffect::PushesSecret:
        return std::string(textAt(root, {"spec", "selector", "secret", "name"}));
    case FurtherEffect::ReplacesDeployment:
        return firstOf(root, {{"spec", "workloadRef", "name"}});
    case FurtherEffect::ChoosesClusters:
    case FurtherEffect::EnforcesPolicy:
    case FurtherEffect::ClaimsObjects:
    case FurtherEffect::ChangesObjects:
    case FurtherEffect::GeneratesObjects:
        break;
    }
    return {};
}

/// A label selector in kubectl's form.
std::string selectorText(const Node *selector)
{
    std::string text;
    const auto add = [&text](const std::string &part) {
        text.append(text.empty() ? "" : ", ").append(part);
    };
    if (const Node *labels = selector->find("matchLabels")) {
        for (const yaml::Entry &entry : labels->entries())
            add(std::string(entry.key->text()) + "=" + std::string(entry.value->text()));
    }
    if (const Node *expressions = selector->find("matchExpressions")) {
        for (const Node *each : expressions->items()) {
            const Node *values = each->find("values");
            add(std::string(textAt(each, {"key"})) + " " + std::string(textAt(each, {"operator"}))
                + (values ? " (" + joinedItems(values, ", ") + ")" : std::string()));
        }
    }
    return text;
}

std::string choiceOf(const Node *root)
{
    if (const Node *selector = root->findPath({"spec", "clusterSelector"}))
        return selectorText(selector);
    const Node *predicates = root->findPath({"spec", "predicates"});
    std::string text;
    if (!predicates)
        return text;
    for (const Node *predicate : predicates->items()) {
        const Node *selector = predicate->findPath({"requiredClusterSelector", "labelSelector"});
        if (!selector)
            continue;
        text.append(text.empty() ? "" : " or ").append(selectorText(selector));
    }
    return text;
}

bool mayHold(std::string_view bytes)
{
    return std::ranges::any_of(kinds, [&](const Kind &kind) {
        return bytes.find(kind.group) != std::string_view::npos
               && bytes.find(kind.kind) != std::string_view::npos;
    });
}

class Search {
public:
    Search(const model::Snapshot &snapshot, const base::Cancel &cancel)
        : m_snapshot(snapshot), m_cancel(cancel)
    {}

    std::vector<FurtherDecider> run()
    {
        findRenderings();
        for (const auto &[rendering, clusters] : m_clusters) {
            for (const model::Object &object : rendering->objects)
                add(object.id, object.root, clusters);
        }
        addFiles();
        addClaims();
        std::vector<FurtherDecider> result;
        for (auto &[key, decider] : m_found)
            result.push_back(std::move(decider));
        return result;
    }

private:
    void findRenderings()
    {
        for (const model::Unit &unit : m_snapshot.units) {
            if (unit.rendering)
                m_clusters[unit.rendering.get()].insert(unit.cluster);
        }
        for (const model::Unit &unit : m_snapshot.unplaced) {
            if (unit.rendering)
                m_clusters.try_emplace(unit.rendering.get());
        }
    }

    void add(const model::ResourceId &id, const Node *root, const model::ClusterSet &clusters)
    {
        if (const std::optional<FurtherEffect> effect = effectOf(id, root))
            add(id, root, *effect, subjectOf(*effect, id, root), clusters);
    }

    void add(const model::ResourceId &id, const Node *root, FurtherEffect effect,
             std::string subject, const model::ClusterSet &clusters)
    {
        if (effect == FurtherEffect::DefinesClaims)
            noteDefinition(root);
        const base::Place place = flux::placeOf(root);
        FurtherDecider &decider = m_found[{id.kind, id.nameSpace, id.name, place}];
        decider.id = id;
        decider.effect = effect;
        decider.subject = std::move(subject);
        decider.chooses = choiceOf(root);
        decider.clusters.insertAll(clusters);
        decider.place = place;
        m_places.insert(place);
    }

    void noteDefinition(const Node *definition)
    {
        const std::string group(textAt(definition, {"spec", "group"}));
        for (const std::string_view names : {"claimNames", "names"}) {
            if (const std::string_view kind = textAt(definition, {"spec", names, "kind"});
                !kind.empty())
                m_defined.emplace(group, kind);
        }
    }

    void addFiles()
    {
        if (!m_snapshot.files)
            return;
        const auto listed = base::listFiles(*m_snapshot.files, {});
        if (!listed)
            return;
        for (const base::RepoPath &path : listed->files) {
            if (m_cancel.requested())
                return;
            if (!isManifest(path))
                continue;
            const auto file = m_snapshot.files->read(path);
            if (!file || !mayHold((*file)->bytes()))
                continue;
            const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(*file);
            if (!parsed)
                continue;
            for (const Node *document : (*parsed)->documents)
                addWritten(document, *parsed);
        }
    }

    /// What stands in a file that a unit renders was found with the clusters it is for.
    void addWritten(const Node *document, const yaml::ParsedFilePtr &parsed)
    {
        const auto known = flux::knownObject(document, parsed->arena);
        if (!known || known->id.name.find("{{") != std::string::npos
            || m_places.contains(flux::placeOf(document)))
            return;
        add(known->id, document, {});
    }

    void addClaims()
    {
        if (m_defined.empty())
            return;
        for (const auto &[rendering, clusters] : m_clusters) {
            for (const model::Object &object : rendering->objects) {
                if (m_defined.contains({object.id.group, object.id.kind}))
                    add(object.id, object.root, FurtherEffect::ClaimsObjects, {}, clusters);
            }
        }
    }

    const model::Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    std::map<const model::Rendering *, model::ClusterSet> m_clusters; ///< of each rendering
    std::map<std::tuple<std::string, std::string, std::string, base::Place>, FurtherDecider>
        m_found;
    std::set<base::Place> m_places;
    std::set<std::pair<std::string, std::string>> m_defined; ///< group and kind, by Crossplane
};

} // namespace

std::vector<FurtherDecider> furtherDecidersOf(const model::Snapshot &snapshot,
                                              const base::Cancel &cancel)
{
    return Search(snapshot, cancel).run();
}

std::string_view furtherEffectName(FurtherEffect effect)
{
    switch (effect) {
    case FurtherEffect::InstallsChart:
        return "installs-chart";
    case FurtherEffect::AppliesToClusters:
        return "applies-to-clusters";
    case FurtherEffect::ChoosesClusters:
        return "chooses-clusters";
    case FurtherEffect::AppliesWork:
        return "applies-work";
    case FurtherEffect::EnforcesPolicy:
        return "enforces-policy";
    case FurtherEffect::DefinesClaims:
        return "defines-claims";
    case FurtherEffect::ComposesObjects:
        return "composes-objects";
    case FurtherEffect::ClaimsObjects:
        return "claims-objects";
    case FurtherEffect::MakesSecret:
        return "makes-secret";
    case FurtherEffect::MakesSecrets:
        return "makes-secrets";
    case FurtherEffect::PushesSecret:
        return "pushes-secret";
    case FurtherEffect::ReplacesDeployment:
        return "replaces-deployment";
    case FurtherEffect::ChangesObjects:
        return "changes-objects";
    case FurtherEffect::GeneratesObjects:
        return "generates-objects";
    }
    return {};
}

} // namespace fleetwright::topology
