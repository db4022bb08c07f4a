// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/targeting/fleetbundles.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/targeting/registry.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/writtenfiles.h"
#include "argocd/generate.h"
#include "argocd/generators/clustermatch.h"
#include "argocd/generators/gitfiles.h"
#include "argocd/wildcard.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using base::Place;
using yaml::Node;

/// What a place was found to choose, over all hubs, namespaces and GitRepos that read it.
struct Chosen {
    bool matchesNone = true; ///< wherever it was asked
    std::string message;
    std::string fix;
    std::string value;
};

class MatchesNone {
public:
    explicit MatchesNone(RuleInput &input)
        : m_input(input), m_snapshot(input.snapshot()), m_files(input.once<WrittenFiles>())
    {}

    std::vector<model::Finding> run()
    {
        const std::vector<EvaluatedSet> sets = evaluatedSets(m_snapshot);
        for (const EvaluatedSet &set : sets) {
            clusterSelectors(set);
            postSelectors(set);
            gitPatterns(set);
        }
        rancherFleet();
        return findings();
    }

private:
    /// Notes what one asking of a place came to. A place that chooses somebody once is right.
    void note(const Place &place, bool matchesNone, const std::string &message,
              const std::string &value)
    {
        if (place.line == 0)
            return;
        Chosen &chosen = m_chosen[place];
        chosen.matchesNone &= matchesNone;
        if (!matchesNone || !chosen.message.empty())
            return;
        chosen.message = message;
        chosen.value = value;
        chosen.fix = value.empty() ? "Correct the selector, or remove the entry" : "Write " + value;
    }

    std::vector<model::Finding> findings() const
    {
        std::vector<model::Finding> result;
        for (const auto &[place, chosen] : m_chosen) {
            if (!chosen.matchesNone)
                continue;
            model::Finding finding;
            finding.rule = "selector-matches-none";
            finding.severity = model::Severity::Error;
            finding.place = place;
            finding.value = chosen.value;
            finding.message = chosen.message;
            finding.fix = chosen.fix;
            result.push_back(std::move(finding));
        }
        return leaks::mergedByLine(std::move(result));
    }

    void clusterSelectors(const EvaluatedSet &set)
    {
        const Registry registry =
            argoCdRegistry(m_snapshot, *set.decisions, m_input.once<SecretsMadeInCluster>());
        for (const GeneratorEntry &entry : generatorEntriesOf(set.set())) {
            const yaml::Entry *written = entry.generator->value->findEntry("selector");
            if (entry.kind() != "clusters" || !written || isTemplated(written->value))
                continue;
            const auto selection = argocd::ClusterSelection::read(written->value);
            if (!selection || selection->takesAll() || !registry.knows(selection->selector()))
                continue;
            const Registry::Hint hint = registry.hintFor(selection->selector());
            note(placeOfKey(written), registry.matching(selection->selector()).empty(),
                 "The cluster selector of ApplicationSet " + set.set().text()
                     + " matches nothing: " + hint.text + ", so no Application is ever created",
                 hint.value);
        }
    }

    /// `selector` of an entry, over the parameter sets that its generators give.
    void postSelectors(const EvaluatedSet &set)
    {
        const auto entries = generatorEntriesOf(set.set());
        const bool any = std::ranges::any_of(entries, [](const GeneratorEntry &entry) {
            return entry.entry->findEntry("selector") != nullptr;
        });
        if (!any)
            return;
        const argocd::MemberSets members =
            set.decisions->inputs().trees->with([&](argocd::RepositoryTrees &trees) {
                return argocd::memberSetsOf(set.set(), set.decisions->inputs().environment, trees,
                                            argocd::Detail::Decisions);
            });
        if (members.unknown || members.incomplete || !members.errors.empty())
            return;
        for (const GeneratorEntry &entry : entries) {
            const yaml::Entry *written = entry.entry->findEntry("selector");
            if (!written || isTemplated(written->value))
                continue;
            std::size_t asked = 0;
            std::size_t taken = 0;
            for (const argocd::Decision &decision : members.decisions) {
                if (decision.rule != argocd::Decision::Rule::PostSelector
                    || decision.generator.begin != entry.entry->span().begin
                    || decision.generator.file != entry.entry->span().file)
                    continue;
                ++asked;
                taken += decision.isIn ? 1 : 0;
            }
            if (asked > 0)
                note(placeOfKey(written), taken == 0,
                     "The selector of this generator of ApplicationSet " + set.set().text()
                         + " lets none of its " + std::to_string(asked)
                         + " parameter sets pass: no Application is ever created",
                     {});
        }
    }

    void gitPatterns(const EvaluatedSet &set)
    {
        for (const GeneratorEntry &entry : generatorEntriesOf(set.set())) {
            const Node *git = entry.generator->value;
            if (entry.kind() != "git" || isTemplated(git))
                continue;
            const Node *url = git->find("repoURL");
            const Node *revision = git->find("revision");
            if (!url)
                continue;
            set.decisions->inputs().trees->with([&](argocd::RepositoryTrees &trees) {
                const auto tree =
                    trees.at(std::string(url->text()),
                             revision ? std::string(revision->text()) : std::string());
                if (tree)
                    patternsOf(set, git, **tree);
            });
        }
    }

    void patternsOf(const EvaluatedSet &set, const Node *git, const argocd::RepositoryTree &tree)
    {
        for (const std::string_view field : {"directories", "files"}) {
            const auto patterns = argocd::readGitPatterns(git, field);
            if (!patterns)
                continue;
            const bool isFiles = field == "files";
            for (const argocd::GitPattern &pattern : *patterns) {
                if (pattern.isExclude || !pattern.node)
                    continue;
                const auto matches = patternTest(set, pattern.path, isFiles);
                if (!matches)
                    continue;
                const std::vector<std::string> &paths = isFiles ? tree.paths : tree.directories;
                note(placeOf(pattern.node), std::ranges::none_of(paths, matches),
                     "The pattern " + pattern.path + " of ApplicationSet " + set.set().text()
                         + " matches no " + (isFiles ? "file" : "folder")
                         + " of the repository: no Application is ever created",
                     {});
            }
        }
    }

    using PathTest = std::function<bool(const std::string &)>;
    static PathTest patternTest(const EvaluatedSet &set, const std::string &pattern, bool isFiles)
    {
        if (!isFiles)
            return
                [pattern](const std::string &path) { return argocd::pathMatches(pattern, path); };
        if (set.decisions->inputs().environment.globbing == argocd::FileGlobbing::DoubleStar) {
            if (auto compiled = argocd::DoubleStar::parse(pattern))
                return [test = *std::move(compiled)](const std::string &path) {
                    return test.matches(path);
                };
            return {};
        }
        if (auto compiled = argocd::Pathspec::parse(pattern))
            return [test = *std::move(compiled)](const std::string &path) {
                return test.matches(path);
            };
        return {};
    }

    void rancherFleet()
    {
        std::set<const rancherfleet::GitRepo *> seen;
        std::set<const fleet::RancherFleetObjects *> hubs;
        for (const EvaluatedBundle &each : evaluatedBundles(m_snapshot)) {
            const rancherfleet::Bundle &bundle = each.bundle();
            const fleet::RancherFleetObjectsPtr &known = each.decisions->inputs().known;
            if (!each.repo())
                continue;
            const FleetChoice choice(m_snapshot, known,
                                     rancherfleet::namespacesOf(bundle, known->objects));
            for (const rancherfleet::BundleTarget &target : bundle.targets)
                bundleTarget(bundle, target, choice);
            if (seen.insert(each.repo()).second)
                gitRepo(*each.repo(), choice, known->objects);
            if (hubs.insert(known.get()).second)
                clusterGroups(known);
        }
    }

    void bundleTarget(const rancherfleet::Bundle &bundle, const rancherfleet::BundleTarget &target,
                      const FleetChoice &choice)
    {
        using Origin = rancherfleet::BundleTarget::Origin;
        if (target.origin == Origin::GitRepo || target.origin == Origin::Default)
            return;
        const std::string what =
            target.origin == Origin::Override ? "override target" : "customization";
        criteria(target.criteria, target.place, choice,
                 named(what, target.name) + " of bundle " + bundle.name,
                 target.origin == Origin::Override ? "the bundle is never deployed by it"
                                                   : "it is never applied");
    }

    void gitRepo(const rancherfleet::GitRepo &repo, const FleetChoice &choice,
                 const rancherfleet::FleetObjects &objects)
    {
        for (const rancherfleet::GitTarget &target : repo.targets)
            criteria(target.criteria, target.place, choice,
                     named("target", target.name) + " of GitRepo " + repo.metadata.text(),
                     "its bundles are never deployed by it");
        const bool hasDefault =
            std::ranges::any_of(objects.groups, [&](const rancherfleet::ClusterGroup &group) {
                return group.metadata.nameSpace == repo.metadata.nameSpace
                       && group.metadata.name == "default";
            });
        if (!repo.targets.empty() || hasDefault || !choice.hasClusters()
            || repo.metadata.nameSpace == "fleet-local" || !repo.metadata.place.known())
            return;
        note(repo.metadata.place.place(), true,
             "GitRepo " + repo.metadata.text() + " names no targets, and " + repo.metadata.nameSpace
                 + " has no ClusterGroup default: its bundles are never deployed",
             {});
    }

    static std::string named(const std::string &what, const std::string &name)
    {
        return name.empty() ? "A " + what + " without a name" : "The " + what + " " + name;
    }

    void criteria(const rancherfleet::ClusterCriteria &criteria, const base::Span &entry,
                  const FleetChoice &choice, const std::string &what,
                  const std::string &consequence)
    {
        const Choice chosen = choice.choose(criteria);
        if (!chosen.isKnown || !entry.known() || isTemplatedText(entry))
            return;
        note(m_files.keyIn(entry.place(), fieldOf(criteria)), chosen.clusters.empty(),
             what + " matches nothing: " + chosen.hint + ", so " + consequence, chosen.value);
    }

    static bool isTemplatedText(const base::Span &span)
    {
        return span.text().find("{{") != std::string_view::npos
               || span.text().find("${") != std::string_view::npos;
    }

    void clusterGroups(const fleet::RancherFleetObjectsPtr &known)
    {
        for (const rancherfleet::ClusterGroup &group : known->objects.groups) {
            const FleetChoice choice(m_snapshot, known, {group.metadata.nameSpace});
            if (!group.selector || group.selector->isEmpty() || !group.metadata.place.known())
                continue;
            rancherfleet::ClusterCriteria asked;
            asked.clusterSelector = group.selector;
            const Choice chosen = choice.choose(asked);
            if (!chosen.isKnown)
                continue;
            note(groupSelector(group.metadata.place.place()), chosen.clusters.empty(),
                 "ClusterGroup " + group.metadata.text() + " has no members: " + chosen.hint
                     + ", so what targets the group is never deployed",
                 chosen.value);
        }
    }

    /// `selector` of the object whose name stands at a place.
    Place groupSelector(const Place &name)
    {
        const WrittenFiles::Chain chain = m_files.around(name);
        const Node *spec = chain.empty() ? nullptr : chain.front()->find("spec");
        const yaml::Entry *selector = spec ? spec->findEntry("selector") : nullptr;
        return selector ? placeOfKey(selector) : name;
    }

    RuleInput &m_input;
    const model::Snapshot &m_snapshot;
    const WrittenFiles &m_files;
    std::map<Place, Chosen> m_chosen;
};

} // namespace

std::vector<model::Finding> selectorMatchesNone(RuleInput &input)
{
    return MatchesNone(input).run();
}

} // namespace fleetwright::analysis::targeting
