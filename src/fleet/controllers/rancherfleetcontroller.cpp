// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rancherfleetcontroller.h"

#include "base/errorat.h"
#include "base/parallel.h"
#include "fleet/controllers/rancherfleetdecisions.h"
#include "fleet/controllers/rancherfleetobjects.h"
#include "fleet/controllers/rancherfleetunits.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fleetwright::fleet {

namespace {

using base::Error;
using base::ErrorCode;
using model::TargetingObject;
using rancherfleet::Bundle;
using rancherfleet::BundlePtr;
using rancherfleet::GitRepo;

constexpr std::string_view exportHint =
    "export the hub's Clusters and ClusterGroups and name the file with --inventory";

base::Place placeOf(const base::Span &span)
{
    return span.known() ? span.place() : base::Place{};
}

/// One Rancher Fleet with all that it knows.
class Run {
public:
    Run(const ClusterApi &api, const ControllerContext &context)
        : m_context(context), m_known(readRancherFleetObjects(api))
    {}

    Evaluation run()
    {
        m_result.problems = m_known->problems;
        // Files are read below: fleet.yaml, values, whatever a bundle deploys.
        m_result.dependsOnFiles = true;
        notePaths();
        for (std::size_t i = 0; i < m_known->objects.gitRepos.size(); ++i)
            addGitRepo(m_known->objects.gitRepos[i], m_known->gitRepos[i]);
        addUndelivered();
        base::parallelFor(m_bundles.size(), [this](std::size_t i) {
            m_bundles[i].targeting = rancherfleet::targetsOf(m_bundles[i].bundle, *m_known->index);
        });
        for (DeliveredBundle &delivered : m_bundles)
            addTargets(delivered);
        addUnits();
        claimClusters();
        const std::vector<Error> &ignored = m_known->objects.warnings;
        if (!m_result.targets.empty())
            std::ranges::copy(ignored,
                              std::back_inserter(m_result.targets.front().object.warnings));
        return std::move(m_result);
    }

private:
    /// The one repository that GitRepos name is this one; of several, those whose paths lie here.
    void notePaths()
    {
        std::set<std::string> urls;
        for (const GitRepo &repo : m_known->objects.gitRepos) {
            urls.insert(repo.repo);
            for (const GitRepo::Path &path : repo.paths)
                m_result.paths.emplace(repo.repo,
                                       path.text.substr(0, path.text.find_first_of("*?[\\")));
            for (const GitRepo::BundlePath &bundle : repo.bundles)
                m_result.paths.emplace(repo.repo, bundle.base);
        }
        if (urls.size() == 1)
            m_result.paths.emplace(*urls.begin(), ".");
        for (const auto &[url, path] : m_result.paths)
            m_context.sources->notePath(url, path);
    }

    TargetingObject &addTarget(std::string kind, std::string nameSpace, std::string name,
                               base::Place place, std::size_t object)
    {
        FoundTarget &found = m_result.targets.emplace_back();
        found.apiObject = object;
        found.object.id = {std::move(kind), std::move(nameSpace), std::move(name)};
        found.object.controller = model::Controller::RancherFleet;
        found.object.place = std::move(place);
        return found.object;
    }

    void addGitRepo(const GitRepo &repo, std::size_t object)
    {
        const std::size_t target = m_result.targets.size();
        TargetingObject &shown = addTarget("GitRepo", repo.metadata.nameSpace, repo.metadata.name,
                                           placeOf(repo.metadata.place), object);
        auto checkout = m_context.sources->at(repo.repo, repo.wantedRevision());
        if (!checkout) {
            shown.state = TargetingObject::State::Unknown;
            shown.why = std::move(checkout).error();
            const yaml::Node *url = repo.spec->find("repo");
            if (!shown.why->place && url)
                shown.why->place = placeOf(url->span());
            return;
        }
        rancherfleet::GitRepoBundles made =
            rancherfleet::bundlesOf(repo, {checkout->files.get(), checkout->root}, m_known->objects,
                                    m_context.build.limits);
        shown.errors = std::move(made.errors);
        shown.warnings = std::move(made.warnings);
        if (made.bundles.empty() && !shown.errors.empty()) {
            shown.state = TargetingObject::State::Failed;
            addIntended(repo, m_result.targets[target].members);
        }
        const bool isOpened = m_context.sources->isOpened(checkout->files);
        for (BundlePtr &bundle : made.bundles) {
            DeliveredBundle delivered;
            delivered.repo = &repo;
            delivered.object = object;
            delivered.repoTarget = target;
            delivered.isOpenedState = isOpened;
            delivered.revision = checkout->revision;
            delivered.path = bundle->folder.relativeTo(checkout->root);
            delivered.unknown = unknownOf(*bundle);
            if (isOpened)
                m_delivered.insert(bundle->folder);
            delivered.bundle = std::move(bundle);
            if (delivered.unknown) {
                m_result.targets[target].object.state = TargetingObject::State::Unknown;
                m_result.targets[target].object.why = delivered.unknown;
            }
            m_bundles.push_back(std::move(delivered));
        }
    }

    /// The clusters that a GitRepo is for, though nothing comes of it.
    void addIntended(const GitRepo &repo, std::set<std::string> &members) const
    {
        std::vector<rancherfleet::GitTarget> targets = repo.targets;
        if (targets.empty())
            targets.emplace_back().criteria.clusterGroup = "default";
        for (const rancherfleet::GitTarget &target : targets) {
            const auto chosen =
                m_known->index->clustersOf(m_known->index->candidatesFor(target.criteria));
            for (const std::size_t at : m_known->index->inNamespace(repo.metadata.nameSpace)) {
                if (chosen.has(at))
                    members.insert(m_known->objects.clusters[at].metadata.name);
            }
        }
    }

    /// Why nothing is known of whom a bundle is for.
    [[nodiscard]] std::optional<Error> unknownOf(const Bundle &bundle) const
    {
        for (const std::string &name : rancherfleet::namespacesOf(bundle, m_known->objects)) {
            if (!m_known->index->inNamespace(name).empty())
                return std::nullopt;
        }
        return base::errorAt(ErrorCode::Unresolved,
                             "which clusters are in " + bundle.nameSpace
                                 + " and what labels they have is not in Git",
                             bundle.place, std::string(exportHint));
    }

    /// Bundles of fleet.yaml that no GitRepo is known to deliver.
    void addUndelivered()
    {
        for (const RancherFleetObjects::FleetYaml &file : m_known->fleetYamls) {
            if (m_delivered.contains(file.folder))
                continue;
            GitRepo nobody;
            const std::string folder = file.folder.isRoot() ? "." : file.folder.text();
            nobody.bundles.push_back({folder, {}, {}});
            base::Arena arena;
            nobody.spec = yaml::NodeBuilder(arena).mapping({});
            rancherfleet::GitRepoBundles made = rancherfleet::bundlesOf(
                nobody, {m_context.opened.get(), {}}, {}, m_context.build.limits);
            for (BundlePtr &bundle : made.bundles)
                addUndelivered(std::move(bundle), folder, file.object);
            if (!made.errors.empty()) {
                TargetingObject &shown =
                    addTarget("Bundle", {}, folder,
                              made.errors.front().place.value_or(base::Place{}), file.object);
                shown.state = TargetingObject::State::Failed;
                shown.errors = std::move(made.errors);
            }
        }
    }

    void addUndelivered(BundlePtr bundle, const std::string &folder, std::size_t object)
    {
        DeliveredBundle delivered;
        delivered.object = object;
        delivered.isOpenedState = true;
        delivered.revision = "opened state";
        delivered.path = folder;
        delivered.unknown =
            base::errorAt(ErrorCode::Unresolved,
                          "no GitRepo that delivers " + folder + " is in Git", bundle->place,
                          "export the hub's GitRepos, Clusters and ClusterGroups and name the file "
                          "with --inventory");
        delivered.bundle = std::move(bundle);
        m_bundles.push_back(std::move(delivered));
    }

    void addTargets(DeliveredBundle &delivered)
    {
        const Bundle &bundle = *delivered.bundle;
        delivered.target = m_result.targets.size();
        addTarget("Bundle", bundle.nameSpace, bundle.name, placeOf(bundle.place), delivered.object);
        m_result.targets.back().object.warnings = bundle.warnings;
        setKnowledge(delivered, m_result.targets.back(), std::nullopt);
        for (std::size_t at = 0; bundle.isCustomization(at); ++at) {
            const rancherfleet::BundleTarget &customization = bundle.targets[at];
            addTarget("Customization", bundle.nameSpace, bundle.name + '/' + customization.name,
                      placeOf(customization.place), delivered.object);
            setKnowledge(delivered, m_result.targets.back(), at);
        }
        if (delivered.repoTarget)
            addMembers(delivered, std::nullopt, m_result.targets[*delivered.repoTarget].members);
    }

    void setKnowledge(const DeliveredBundle &delivered, FoundTarget &target,
                      std::optional<std::size_t> customization)
    {
        TargetingObject &object = target.object;
        object.preservesResources =
            rancherfleet::isTrueAt(delivered.bundle->options, "keepResources");
        RancherFleetDecisions::Inputs inputs{m_known, delivered.bundle, delivered.repo,
                                             customization, !delivered.unknown};
        target.decisions =
            [inputs = std::move(inputs)](const RancherFleetDecisions::Clusters &clusters) {
                return std::make_shared<const RancherFleetDecisions>(inputs, clusters);
            };
        if (delivered.unknown) {
            object.state = TargetingObject::State::Unknown;
            object.why = delivered.unknown;
            return;
        }
        if (auto missing = missingGroup(*delivered.bundle)) {
            object.state = TargetingObject::State::Incomplete;
            object.why = std::move(missing);
        }
        addMembers(delivered, customization, target.members);
    }

    void addMembers(const DeliveredBundle &delivered, std::optional<std::size_t> customization,
                    std::set<std::string> &members) const
    {
        for (const rancherfleet::TargetedCluster &targeted : delivered.targeting.clusters) {
            const auto &chosen = delivered.targeting.variants[targeted.variant].customizations;
            if (!customization || std::ranges::find(chosen, *customization) != chosen.end())
                members.insert(m_known->objects.clusters[targeted.cluster].metadata.name);
        }
    }

    /// A group that is asked for by name and that is not in Git.
    [[nodiscard]] std::optional<Error> missingGroup(const Bundle &bundle) const
    {
        for (const rancherfleet::BundleTarget &target : bundle.targets) {
            const std::string &name = target.criteria.clusterGroup;
            const bool isKnown =
                name.empty()
                || std::ranges::any_of(m_known->objects.groups,
                                       [&name](const rancherfleet::ClusterGroup &group) {
                                           return group.metadata.name == name;
                                       });
            if (!isKnown)
                return base::errorAt(
                    ErrorCode::Unresolved, "the ClusterGroup " + name + " is not in Git",
                    target.criteria.clusterGroupPlace.known() ? target.criteria.clusterGroupPlace
                                                              : bundle.place,
                    std::string(exportHint));
        }
        return std::nullopt;
    }

    void addUnits()
    {
        std::vector<std::vector<FoundUnit>> units(m_bundles.size());
        base::parallelFor(m_bundles.size(), [&](std::size_t i) {
            units[i] = RancherFleetUnits(m_bundles[i], m_known, m_bundles, m_context).run();
        });
        for (std::vector<FoundUnit> &each : units)
            std::ranges::move(each, std::back_inserter(m_result.units));
    }

    /// Where nothing but the hub's own object names a cluster.
    void claimClusters()
    {
        for (const rancherfleet::Cluster &cluster : m_known->objects.clusters) {
            if (m_context.destinations.isCluster(cluster.metadata.name))
                continue;
            inventory::Claim claim;
            claim.name = cluster.metadata.name;
            claim.signal = model::Signal::FleetCluster;
            claim.place = placeOf(cluster.metadata.place);
            m_result.claims.push_back(std::move(claim));
        }
    }

    const ControllerContext &m_context;
    RancherFleetObjectsPtr m_known;
    std::vector<DeliveredBundle> m_bundles;
    std::set<base::RepoPath> m_delivered; ///< folders of the opened state
    Evaluation m_result;
};

} // namespace

bool RancherFleetController::reads(const model::ResourceId &id) const
{
    return id.group == "fleet.cattle.io" || isFleetYaml(id)
           || (id.group.empty() && id.kind == "Namespace");
}

Evaluation RancherFleetController::evaluate(const ClusterApi &api)
{
    const bool any = std::ranges::any_of(api.objects, [](const ApiObject &each) {
        const model::ResourceId &id = each.object->id;
        return isFleetYaml(id) || (id.group == "fleet.cattle.io" && id.kind == "GitRepo");
    });
    return any ? Run(api, m_context).run() : Evaluation{};
}

} // namespace fleetwright::fleet
