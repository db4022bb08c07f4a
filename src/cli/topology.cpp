// SPDX-License-Identifier: Apache-2.0
#include "topology/topology.h"

#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "topology/furtherdeciders.h"
#include "topology/outage.h"
#include "topology/twowriters.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using model::Snapshot;
using topology::Topology;

struct TopologyArguments {
    std::string without;
};

/// All that the command answers.
struct Answer {
    Topology topology;
    std::vector<topology::TwoWriters> twoWriters;
    std::vector<topology::FurtherDecider> further;
    std::optional<topology::Outage> outage;
    topology::OutageEffect effect;
};

std::string clusterName(const Snapshot &snapshot, std::optional<model::ClusterIndex> cluster)
{
    return cluster ? snapshot.clusters[*cluster].name : std::string();
}

std::vector<std::string> unitTexts(const Snapshot &snapshot, const std::vector<std::size_t> &units)
{
    std::vector<std::string> texts;
    for (const std::size_t unit : units)
        texts.push_back(snapshot.units[unit].id.text());
    return texts;
}

/// Why a unit applies nothing as it stands, or not all; "" if it does.
std::string hindrance(const model::Unit &unit)
{
    if (unit.error)
        return base::describe(*unit.error);
    if (unit.unresolved)
        return base::describe(*unit.unresolved);
    if (unit.rendering && !unit.rendering->unresolved.empty())
        return base::describe(unit.rendering->unresolved.front());
    return unit.declaration->delivery.suspended ? "suspended" : "";
}

Json twoWritersJson(const Snapshot &snapshot, const topology::TwoWriters &both)
{
    Json objects = Json::array();
    for (const model::ResourceId &object : both.objects)
        objects.push_back(object.text());
    Json units = Json::array();
    for (const std::size_t index : both.units) {
        const model::Unit &unit = snapshot.units[index];
        Json json{{"unit", unit.id.text()},
                  {"controller", model::controllerName(unit.controller)},
                  {"file", unit.declaration->place.file.text()},
                  {"line", unit.declaration->place.line}};
        if (const std::string why = hindrance(unit); !why.empty())
            json["hindrance"] = why;
        units.push_back(std::move(json));
    }
    return {{"cluster", snapshot.clusters[both.cluster].name},
            {"units", units},
            {"objects", objects},
            {"notYet", both.notYet}};
}

Json furtherJson(const Snapshot &snapshot, const std::vector<topology::FurtherDecider> &all)
{
    Json list = Json::array();
    for (const topology::FurtherDecider &decider : all)
        list.push_back({{"object", decider.id.text()},
                        {"effect", topology::furtherEffectName(decider.effect)},
                        {"subject", decider.subject},
                        {"chooses", decider.chooses},
                        {"clusters", snapshot.namesOf(decider.clusters)},
                        {"file", decider.place.file.text()},
                        {"line", decider.place.line}});
    return list;
}

Json effectJson(const Snapshot &snapshot, const Answer &answer, const std::string &without)
{
    Json clusters = Json::array();
    for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        Json units = Json::array();
        for (const std::size_t unit : snapshot.unitsOf(index)) {
            if (snapshot.units[unit].controller == model::Controller::Overlay)
                continue;
            Json json{{"unit", snapshot.units[unit].id.text()},
                      {"delivery", topology::deliveryName(answer.effect.units[unit])}};
            if (const std::string why = hindrance(snapshot.units[unit]); !why.empty())
                json["hindrance"] = why;
            units.push_back(std::move(json));
        }
        clusters.push_back({{"cluster", snapshot.clusters[index].name},
                            {"standing", topology::standingName(answer.effect.clusters[index])},
                            {"units", units}});
    }
    Json failed = Json::array();
    for (const std::string &name : snapshot.namesOf(answer.outage->clusters))
        failed.push_back(name);
    Json sources = Json::array();
    for (const std::size_t source : answer.outage->sources)
        sources.push_back(answer.topology.sources[source].url);
    return {{"what", without},
            {"failedClusters", failed},
            {"failedSources", sources},
            {"clusters", clusters}};
}

void printAsJson(Invocation &invocation, const Snapshot &snapshot, const Answer &answer,
                 const TopologyArguments &arguments)
{
    const Topology &topology = answer.topology;
    Json sources = Json::array();
    for (const topology::Source &source : topology.sources)
        sources.push_back(
            {{"url", source.url}, {"revision", source.revision}, {"openedState", source.isOpened}});
    Json writers = Json::array();
    for (const topology::Writer &writer : topology.writers)
        writers.push_back({{"controller", model::controllerName(writer.controller)},
                           {"cluster", clusterName(snapshot, writer.runsOn)},
                           {"hub", topology.isHub(writer)}});
    Json routes = Json::array();
    for (const topology::Route &route : topology.routes)
        routes.push_back({{"source", route.source},
                          {"writer", route.writer},
                          {"cluster", snapshot.clusters[route.cluster].name},
                          {"units", unitTexts(snapshot, route.units)}});
    Json twoWriters = Json::array();
    for (const topology::TwoWriters &both : answer.twoWriters)
        twoWriters.push_back(twoWritersJson(snapshot, both));
    Json document{{"version", 1},
                  {"command", "topology"},
                  {"shape", topology::shapeName(topology.shape)},
                  {"sources", sources},
                  {"writers", writers},
                  {"routes", routes},
                  {"hubs", snapshot.namesOf(topology.hubs)},
                  {"unserved", snapshot.namesOf(topology.unserved)},
                  {"twoWriters", twoWriters},
                  {"furtherDeciders", furtherJson(snapshot, answer.further)}};
    if (answer.outage)
        document["without"] = effectJson(snapshot, answer, arguments.without);
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::string writerText(const Snapshot &snapshot, const Topology &topology,
                       const topology::Writer &writer)
{
    std::string text(model::controllerName(writer.controller));
    if (!writer.runsOn)
        return text + " on a hub that is not named";
    return text + " on " + clusterName(snapshot, writer.runsOn)
           + (topology.isHub(writer) ? " (hub)" : "");
}

std::string sourceText(const topology::Source &source)
{
    if (source.url.empty())
        return "-";
    return source.revision.empty() ? source.url : source.url + " (" + source.revision + ")";
}

void printRoutes(Invocation &invocation, const Snapshot &snapshot, const Topology &topology)
{
    constexpr std::size_t mostClusters = 12;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> clusters;
    for (const topology::Route &route : topology.routes)
        clusters[{route.writer, route.source}].push_back(snapshot.clusters[route.cluster].name
                                                         + " (" + std::to_string(route.units.size())
                                                         + ")");
    std::vector<std::vector<std::string>> rows;
    for (const auto &[key, names] : clusters)
        rows.push_back({writerText(snapshot, topology, topology.writers[key.first]),
                        sourceText(topology.sources[key.second]), joined(names, mostClusters)});
    if (!rows.empty())
        printTable(invocation, {"WRITER", "READS", "WRITES TO (UNITS)"}, rows);
}

void printTwoWriters(Invocation &invocation, const Snapshot &snapshot,
                     const std::vector<topology::TwoWriters> &all)
{
    constexpr std::size_t mostObjects = 6;
    for (const topology::TwoWriters &both : all) {
        std::vector<std::string> objects;
        for (const model::ResourceId &object : both.objects)
            objects.push_back(object.text());
        invocation.out << "\nTwo writers on " << visible(snapshot.clusters[both.cluster].name)
                       << ": "
                       << visible(objects.empty() ? std::string("the same layer")
                                                  : joined(objects, mostObjects))
                       << '\n';
        for (const std::size_t index : both.units) {
            const model::Unit &unit = snapshot.units[index];
            const std::string why = hindrance(unit);
            invocation.out << "  " << visible(unit.id.text()) << "   "
                           << visible(placeText(unit.declaration->place))
                           << (why.empty() ? "" : "   not yet: " + visible(why)) << '\n';
        }
    }
}

std::string effectText(const topology::FurtherDecider &decider)
{
    using enum topology::FurtherEffect;
    const std::string &subject = decider.subject;
    const std::string chosen =
        decider.chooses.empty() ? "" : " on clusters with " + decider.chooses;
    switch (decider.effect) {
    case InstallsChart:
        return "Cluster API installs the chart " + subject + chosen;
    case AppliesToClusters:
        return "Cluster API applies " + subject + chosen;
    case ChoosesClusters:
        return "Open Cluster Management chooses clusters"
               + (decider.chooses.empty() ? "" : " with " + decider.chooses);
    case AppliesWork:
        return "Open Cluster Management applies objects on " + subject;
    case EnforcesPolicy:
        return "Open Cluster Management enforces a policy";
    case DefinesClaims:
        return "Crossplane composes each " + subject;
    case ComposesObjects:
        return "what Crossplane composes for each " + subject;
    case ClaimsObjects:
        return "Crossplane composes objects for it";
    case MakesSecret:
        return "makes the Secret " + subject;
    case MakesSecrets:
        return "makes Secrets in chosen namespaces";
    case PushesSecret:
        return "copies the Secret " + subject + " to a store";
    case ReplacesDeployment:
        return subject.empty() ? "Argo Rollouts brings up its pods step by step"
                               : "Argo Rollouts takes over the Deployment " + subject;
    case ChangesObjects:
        return "Kyverno changes objects when they are applied";
    case GeneratesObjects:
        return "Kyverno generates objects";
    }
    return {};
}

void printFurther(Invocation &invocation, const Snapshot &snapshot,
                  const std::vector<topology::FurtherDecider> &all)
{
    if (all.empty())
        return;
    constexpr std::size_t mostClusters = 6;
    invocation.out << "\nAct in the cluster; what comes of them is not rendered:\n";
    std::vector<std::vector<std::string>> rows;
    for (const topology::FurtherDecider &decider : all)
        rows.push_back({decider.id.text(), effectText(decider),
                        decider.clusters.empty()
                            ? std::string("no unit applies it")
                            : joined(snapshot.namesOf(decider.clusters), mostClusters),
                        placeText(decider.place)});
    printTable(invocation, {"OBJECT", "EFFECT", "CLUSTERS", "PLACE"}, rows);
}

void printTopology(Invocation &invocation, const Snapshot &snapshot, const Answer &answer)
{
    const Topology &topology = answer.topology;
    invocation.out << "Shape: " << topology::shapeName(topology.shape) << '\n';
    printRoutes(invocation, snapshot, topology);
    if (!topology.unserved.empty())
        invocation.out << "No writer: " << visible(joined(snapshot.namesOf(topology.unserved), 20))
                       << '\n';
    printTwoWriters(invocation, snapshot, answer.twoWriters);
    printFurther(invocation, snapshot, answer.further);
}

std::string_view words(topology::Delivery delivery)
{
    switch (delivery) {
    case topology::Delivery::Receives:
        return "receives changes";
    case topology::Delivery::DefinitionFrozen:
        return "receives changes, but not those of its own object";
    case topology::Delivery::Frozen:
        return "freezes";
    case topology::Delivery::Unreachable:
        return "is down";
    case topology::Delivery::Stuck:
        return "applies nothing as it stands";
    }
    return {};
}

std::string_view words(topology::Standing standing)
{
    switch (standing) {
    case topology::Standing::Receives:
        return "receives changes";
    case topology::Standing::Partly:
        return "receives some changes";
    case topology::Standing::Frozen:
        return "freezes";
    case topology::Standing::Unreachable:
        return "is down";
    case topology::Standing::NoWriter:
        return "has no writer at any time";
    }
    return {};
}

void printEffect(Invocation &invocation, const Snapshot &snapshot, const Answer &answer,
                 const TopologyArguments &arguments)
{
    invocation.out << "Without " << visible(arguments.without)
                   << ": nothing that runs is deleted.\n";
    for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        const topology::Standing standing = answer.effect.clusters[index];
        invocation.out << visible(snapshot.clusters[index].name) << " " << words(standing) << '\n';
        if (standing == topology::Standing::Unreachable)
            continue;
        for (const std::size_t unit : snapshot.unitsOf(index)) {
            if (snapshot.units[unit].controller == model::Controller::Overlay)
                continue;
            const std::string why = hindrance(snapshot.units[unit]);
            invocation.out << "  " << visible(snapshot.units[unit].id.text()) << "   "
                           << words(answer.effect.units[unit])
                           << (why.empty() ? "" : "   (once mended: " + visible(why) + ")") << '\n';
        }
    }
}

void showTopology(Invocation &invocation, const TopologyArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const Snapshot &snapshot = session->snapshot();
    Answer answer;
    answer.topology = topology::topologyOf(snapshot);
    answer.twoWriters = topology::twoWritersOf(snapshot);
    answer.further = topology::furtherDecidersOf(snapshot);
    if (!arguments.without.empty()) {
        base::Result<topology::Outage> outage =
            topology::findOutage(snapshot, answer.topology, arguments.without);
        if (!outage)
            return failUse(invocation, outage.error().detail, outage.error().hint);
        answer.outage = *std::move(outage);
        answer.effect = topology::effectOf(snapshot, answer.topology, *answer.outage);
    }
    if (invocation.format == Format::Json)
        return printAsJson(invocation, snapshot, answer, arguments);
    if (answer.outage)
        return printEffect(invocation, snapshot, answer, arguments);
    printTopology(invocation, snapshot, answer);
}

} // namespace

void addTopology(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<TopologyArguments>();
    CLI::App *command =
        app.add_subcommand("topology", "Show which controller writes what to which cluster, from "
                                       "which source, and where two write one object");
    command
        ->add_option("--without", arguments->without,
                     "What if this fails: hub, a cluster, a source's address (or a part of it), a "
                     "region or another dimension's value")
        ->type_name("WHAT");
    command->footer("Plain overlays have no writer: who applies them is not in Git.\n\n"
                    "Examples:\n  fleetwright-cli topology\n"
                    "  fleetwright-cli topology --without hub\n"
                    "  fleetwright-cli topology --without region=eu-west\n"
                    "  fleetwright-cli topology --without prod-eu-1 --format json");
    command->callback([&invocation, arguments] { showTopology(invocation, *arguments); });
}

} // namespace fleetwright::cli
