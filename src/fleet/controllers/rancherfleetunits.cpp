// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rancherfleetunits.h"

#include "fleet/controllers/rancherfleetreasons.h"
#include "rancherfleet/bundledeployment.h"
#include "rancherfleet/options.h"
#include "rancherfleet/rollout.h"
#include "rancherfleet/schedule.h"

#include <algorithm>
#include <utility>

namespace fleetwright::fleet {

namespace {

using model::Reason;
using rancherfleet::integerAt;
using rancherfleet::isTrueAt;
using rancherfleet::stringAt;
using yaml::Node;

constexpr std::string_view unitKind = "BundleDeployment";

base::Place placeOf(const base::Span &span)
{
    return span.known() ? span.place() : base::Place{};
}

std::string bundleId(const rancherfleet::Bundle &bundle)
{
    return model::UnitId{"Bundle", bundle.nameSpace, bundle.name}.text();
}

/// Of dependsOn: a name, and labels that bundles must have.
bool isMeant(const Node *entry, const model::Selector &selector, const rancherfleet::Bundle &bundle)
{
    const std::string name = stringAt(entry, "name");
    return (name.empty() || name == bundle.name) && model::matches(selector, bundle.labels);
}

} // namespace

RancherFleetUnits::RancherFleetUnits(const DeliveredBundle &delivered,
                                     const RancherFleetObjectsPtr &known,
                                     const std::vector<DeliveredBundle> &bundles,
                                     const ControllerContext &context)
    : m_delivered(delivered), m_bundle(*delivered.bundle), m_known(known), m_bundles(bundles),
      m_arena(std::make_shared<base::Arena>()), m_build(*m_arena), m_context(context)
{
    m_arena->keep(delivered.bundle);
    m_arena->keep(delivered.targeting.arena);
    m_arena->keep(known);
}

std::vector<FoundUnit> RancherFleetUnits::run()
{
    m_dependencies = dependencies();
    std::vector<FoundUnit> units;
    if (m_delivered.unknown) {
        addAlternatives(units);
        return units;
    }
    noteRollout();
    noteSchedules();
    for (const rancherfleet::TargetedCluster &targeted : m_delivered.targeting.clusters)
        units.push_back(ofCluster(targeted));
    return units;
}

FoundUnit RancherFleetUnits::unitNamed(std::string name) const
{
    FoundUnit unit;
    unit.id = {std::string(unitKind), m_bundle.nameSpace, std::move(name)};
    unit.controller = model::Controller::RancherFleet;
    unit.object = m_delivered.object;
    unit.target = m_delivered.target;
    return unit;
}

std::shared_ptr<model::UnitDeclaration> RancherFleetUnits::newDeclaration() const
{
    auto declaration = std::make_shared<model::UnitDeclaration>();
    declaration->place = placeOf(m_bundle.place);
    declaration->declaredBy =
        m_delivered.repo ? model::UnitId{"GitRepo", m_bundle.nameSpace, m_bundle.gitRepo}.text()
                         : bundleId(m_bundle);
    declaration->keeps = m_arena;
    return declaration;
}

FoundUnit RancherFleetUnits::ofCluster(const rancherfleet::TargetedCluster &targeted)
{
    const rancherfleet::Cluster &cluster = m_known->objects.clusters[targeted.cluster];
    FoundUnit unit = unitNamed(m_bundle.name);
    unit.cluster = cluster.metadata.name;
    auto declaration = newDeclaration();
    const base::Result<rancherfleet::DeploymentOptions> options = rancherfleet::optionsFor(
        m_delivered.targeting, m_delivered.targeting.variants[targeted.variant], cluster);
    declaration->reasons = RancherFleetReasons::ofMember(
        m_bundle, rancherfleet::decisionsFor(m_bundle, *m_known->index, targeted.cluster), cluster);
    if (const auto notes = m_notes.find(targeted.cluster); notes != m_notes.end())
        declaration->reasons.insert(declaration->reasons.end(), notes->second.begin(),
                                    notes->second.end());
    declaration->reasons.push_back(
        {Reason::Kind::Declared, bundleId(m_bundle), declaration->place, true});
    declaration->reasons.push_back({Reason::Kind::Destination, "cluster " + cluster.metadata.text(),
                                    placeOf(cluster.metadata.place), true});
    if (options) {
        const Node *shown = deploy(*options, unit, *declaration);
        declaration->object = rancherfleet::bundleDeployment(m_bundle, cluster, shown, m_build);
    } else {
        unit.error = options.error();
    }
    declaration->delivery.suspended = m_bundle.paused || cluster.paused;
    unit.declaration = std::move(declaration);
    return unit;
}

void RancherFleetUnits::addAlternatives(std::vector<FoundUnit> &units)
{
    const rancherfleet::Targeting targeting = rancherfleet::alternativesOf(m_delivered.bundle);
    m_arena->keep(targeting.arena);
    for (const rancherfleet::TargetVariant &variant : targeting.variants) {
        std::string name = m_bundle.name;
        const rancherfleet::BundleTarget *customization =
            variant.customizations.empty() ? nullptr
                                           : &m_bundle.targets[variant.customizations.front()];
        if (customization)
            name += '/' + customization->name;
        FoundUnit unit = unitNamed(std::move(name));
        auto declaration = newDeclaration();
        if (customization) {
            declaration->place = placeOf(customization->place);
            declaration->reasons.push_back(
                {Reason::Kind::Note, "as customization " + customization->name + " would have it",
                 declaration->place, true});
        }
        declaration->reasons.push_back({Reason::Kind::Destination, m_delivered.unknown->detail,
                                        m_delivered.unknown->place.value_or(base::Place{}), false});
        deploy({variant.options, targeting.arena}, unit, *declaration);
        declaration->delivery.suspended = m_bundle.paused;
        unit.error = m_delivered.unknown;
        unit.declaration = std::move(declaration);
        units.push_back(std::move(unit));
    }
}

const Node *RancherFleetUnits::deploy(const rancherfleet::DeploymentOptions &options,
                                      FoundUnit &unit, model::UnitDeclaration &declaration)
{
    const Content &content = contentOf(options, unit.cluster);
    const RancherFleetRendering &rendering = content.rendering;
    unit.task = rendering.task;
    if (m_delivered.isOpenedState)
        unit.folder = rendering.folder;
    declaration.sources.push_back({m_delivered.repo ? m_delivered.repo->repo : std::string(),
                                   m_delivered.revision, m_delivered.path, rendering.chart,
                                   rendering.version, declaration.place});
    declaration.delivery = deliveryOf(options.options);
    return content.shown;
}

const RancherFleetUnits::Content &
RancherFleetUnits::contentOf(const rancherfleet::DeploymentOptions &options,
                             const std::string &cluster)
{
    std::string version = kubernetesVersionOf(m_context, cluster);
    const auto [known, isNew] = m_contents.try_emplace(std::pair(options.options, version));
    if (isNew) {
        m_arena->keep(options.arena);
        known->second.rendering =
            planBundle(m_delivered.bundle, options.options, std::move(version), m_arena);
        known->second.shown = rancherfleet::withoutEmptyParts(options.options, m_build);
    }
    return known->second;
}

model::Delivery RancherFleetUnits::deliveryOf(const Node *options) const
{
    const Node *helm = options->find("helm");
    const Node *drift = options->find("correctDrift");
    model::Delivery delivery;
    delivery.automated = true;
    delivery.prune = true;
    delivery.selfHeal = isTrueAt(drift, "enabled");
    delivery.force = isTrueAt(helm, "force");
    delivery.wait = isTrueAt(helm, "atomic") || isTrueAt(helm, "waitForJobs");
    delivery.deletesResources = !isTrueAt(options, "keepResources");
    delivery.serviceAccount = stringAt(options, "serviceAccount");
    if (const std::int64_t seconds = integerAt(helm, "timeoutSeconds"); seconds > 0)
        delivery.timeout = std::to_string(seconds) + 's';
    if (m_delivered.repo)
        delivery.interval = stringAt(m_delivered.repo->spec, "pollingInterval");
    delivery.dependsOn = m_dependencies;
    return delivery;
}

std::vector<model::UnitDependency> RancherFleetUnits::dependencies() const
{
    std::vector<model::UnitDependency> found;
    const auto add = [&](std::string name, const Node *entry) {
        found.push_back(
            {std::string(unitKind), m_bundle.nameSpace, std::move(name), placeOf(entry->span())});
    };
    for (const Node *entry :
         m_bundle.dependsOn ? m_bundle.dependsOn->items() : std::span<const Node *const>()) {
        const Node *written = entry->find("selector");
        const auto selector = written
                                  ? model::Selector::read(written, model::Selector::Values::Labels)
                                  : base::Result<model::Selector>(model::Selector());
        if (!written)
            add(stringAt(entry, "name"), entry);
        if (!written || !selector)
            continue;
        for (const DeliveredBundle &other : m_bundles) {
            if (other.bundle->nameSpace == m_bundle.nameSpace && other.bundle != m_delivered.bundle
                && isMeant(entry, *selector, *other.bundle))
                add(other.bundle->name, entry);
        }
    }
    return found;
}

void RancherFleetUnits::noteRollout()
{
    if (!m_bundle.rolloutStrategy)
        return;
    std::vector<std::size_t> clusters;
    for (const rancherfleet::TargetedCluster &targeted : m_delivered.targeting.clusters)
        clusters.push_back(targeted.cluster);
    const auto rollout =
        rancherfleet::rolloutOf(m_bundle.rolloutStrategy, clusters, *m_known->index);
    if (!rollout)
        return;
    const base::Span &strategy = m_bundle.rolloutStrategy->span();
    const std::string count = std::to_string(rollout->partitions.size());
    std::size_t number = 0;
    for (const rancherfleet::Partition &partition : rollout->partitions) {
        const std::string text = "rolled out in partition " + partition.name + ", "
                                 + std::to_string(++number) + " of " + count + ", at most "
                                 + std::to_string(partition.maxUnavailable) + " unavailable";
        const base::Place place = placeOf(partition.place.known() ? partition.place : strategy);
        for (const std::size_t cluster : partition.clusters)
            m_notes[cluster].push_back({Reason::Kind::Note, text, place, true});
    }
    for (const std::size_t cluster : clusters) {
        if (!m_notes.contains(cluster))
            m_notes[cluster].push_back({Reason::Kind::Note,
                                        "in no partition of rolloutStrategy: it is not rolled out",
                                        placeOf(strategy), false});
    }
}

void RancherFleetUnits::noteSchedules()
{
    for (const rancherfleet::Schedule &schedule : m_known->objects.schedules) {
        const Reason reason{Reason::Kind::Note,
                            "updated only while Schedule " + schedule.metadata.text()
                                + " is active",
                            placeOf(schedule.place), true};
        for (const std::size_t cluster : rancherfleet::scheduledClusters(schedule, *m_known->index))
            m_notes[cluster].push_back(reason);
    }
}

} // namespace fleetwright::fleet
