// SPDX-License-Identifier: Apache-2.0
#include "topology/waves.h"

#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "topology/applyorder.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using model::Snapshot;
using topology::BundlePartition;
using topology::BundleRollout;
using topology::DependencyOrder;
using topology::Rollout;
using topology::RolloutStep;

struct WavesArguments {
    std::string cluster;
};

struct Answer {
    topology::Waves waves;
    std::optional<model::ClusterIndex> cluster; ///< whose apply order is asked for
};

/// "prod-eu-1: Application/argocd/web".
std::string unitText(const Snapshot &snapshot, std::size_t index)
{
    const model::Unit &unit = snapshot.units[index];
    return snapshot.clusters[unit.cluster].name + ": " + unit.id.text();
}

Json unitsJson(const Snapshot &snapshot, const std::vector<std::size_t> &units)
{
    Json list = Json::array();
    for (const std::size_t unit : units)
        list.push_back({{"cluster", snapshot.clusters[snapshot.units[unit].cluster].name},
                        {"unit", snapshot.units[unit].id.text()}});
    return list;
}

Json rolloutJson(const Snapshot &snapshot, const Rollout &rollout)
{
    Json steps = Json::array();
    for (const RolloutStep &step : rollout.steps)
        steps.push_back({{"selects", step.selects},
                         {"maxUpdate", step.maxUpdate},
                         {"file", step.place.file.text()},
                         {"line", step.place.line},
                         {"units", unitsJson(snapshot, step.units)}});
    return {{"set", rollout.id},
            {"file", rollout.place.file.text()},
            {"line", rollout.place.line},
            {"steps", steps},
            {"uncovered", unitsJson(snapshot, rollout.uncovered)}};
}

Json bundleJson(const BundleRollout &rollout)
{
    Json partitions = Json::array();
    for (const BundlePartition &partition : rollout.partitions) {
        Json json{{"name", partition.name},
                  {"maxUnavailable", partition.maxUnavailable},
                  {"clusters", partition.clusters}};
        if (partition.place.line != 0) {
            json["file"] = partition.place.file.text();
            json["line"] = partition.place.line;
        }
        partitions.push_back(std::move(json));
    }
    Json json{{"bundle", rollout.id},
              {"file", rollout.place.file.text()},
              {"line", rollout.place.line},
              {"maxUnavailable", rollout.maxUnavailable},
              {"maxUnavailablePartitions", rollout.maxUnavailablePartitions},
              {"maxNew", rollout.maxNew},
              {"partitions", partitions},
              {"uncovered", rollout.uncovered}};
    if (rollout.error)
        json["error"] = base::describe(*rollout.error);
    return json;
}

Json orderJson(const Snapshot &snapshot, const DependencyOrder &order)
{
    Json stages = Json::array();
    for (const std::vector<std::size_t> &stage : order.stages)
        stages.push_back(unitsJson(snapshot, stage));
    Json cycles = Json::array();
    for (const std::vector<std::size_t> &cycle : order.cycles)
        cycles.push_back(unitsJson(snapshot, cycle));
    Json missing = Json::array();
    for (const DependencyOrder::Missing &one : order.missing)
        missing.push_back(
            {{"unit", snapshot.units[one.unit].id.text()},
             {"dependency",
              model::UnitId{one.dependency.kind, one.dependency.nameSpace, one.dependency.name}
                  .text()},
             {"file", one.dependency.place.file.text()},
             {"line", one.dependency.place.line}});
    return {{"hub", snapshot.clusters[order.hub].name},
            {"stages", stages},
            {"cycles", cycles},
            {"blocked", unitsJson(snapshot, order.blocked)},
            {"missing", missing}};
}

Json applyJson(const Snapshot &snapshot, model::ClusterIndex cluster)
{
    Json units = Json::array();
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (unit.controller != model::Controller::ArgoCd || !unit.rendering)
            continue;
        Json steps = Json::array();
        for (const topology::ApplyStep &step : topology::applyOrderOf(*unit.rendering)) {
            Json objects = Json::array();
            for (const std::size_t object : step.objects)
                objects.push_back(unit.rendering->objects[object].id.text());
            steps.push_back({{"phase", topology::phaseName(step.phase)},
                             {"wave", step.wave},
                             {"objects", objects}});
        }
        units.push_back({{"unit", unit.id.text()}, {"steps", steps}});
    }
    return units;
}

void printAsJson(Invocation &invocation, const Snapshot &snapshot, const Answer &answer)
{
    Json rollouts = Json::array();
    for (const Rollout &rollout : answer.waves.rollouts)
        rollouts.push_back(rolloutJson(snapshot, rollout));
    Json bundles = Json::array();
    for (const BundleRollout &rollout : answer.waves.bundles)
        bundles.push_back(bundleJson(rollout));
    Json orders = Json::array();
    for (const DependencyOrder &order : answer.waves.dependencies)
        orders.push_back(orderJson(snapshot, order));
    Json document{{"version", 1},
                  {"command", "waves"},
                  {"rollouts", rollouts},
                  {"bundles", bundles},
                  {"dependencies", orders}};
    if (answer.cluster)
        document["applications"] = applyJson(snapshot, *answer.cluster);
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printUnits(Invocation &invocation, const Snapshot &snapshot,
                const std::vector<std::size_t> &units)
{
    for (const std::size_t unit : units)
        invocation.out << "    " << visible(unitText(snapshot, unit)) << '\n';
}

void printRollout(Invocation &invocation, const Snapshot &snapshot, const Rollout &rollout)
{
    invocation.out << visible(rollout.id) << "   " << visible(placeText(rollout.place)) << '\n';
    std::size_t number = 0;
    for (const RolloutStep &step : rollout.steps) {
        invocation.out << "  step " << ++number << ": "
                       << visible(step.selects.empty() ? std::string("all") : step.selects)
                       << (step.maxUpdate.empty()
                               ? ""
                               : ", at most " + visible(step.maxUpdate) + " at once")
                       << "   " << visible(placeText(step.place)) << '\n';
        printUnits(invocation, snapshot, step.units);
    }
    if (!rollout.uncovered.empty()) {
        invocation.out << "  in no step, never synced by itself:\n";
        printUnits(invocation, snapshot, rollout.uncovered);
    }
}

void printNames(Invocation &invocation, const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        invocation.out << "    " << visible(name) << '\n';
}

void printBundle(Invocation &invocation, const BundleRollout &rollout)
{
    invocation.out << visible(rollout.id);
    if (!rollout.error) {
        invocation.out << ", at most " << rollout.maxUnavailable
                       << " clusters unavailable, the next partition waits ";
        if (rollout.maxUnavailablePartitions == 0)
            invocation.out << "until all before are available";
        else
            invocation.out << "while more than " << rollout.maxUnavailablePartitions
                           << " are not available";
    }
    invocation.out << "   " << visible(placeText(rollout.place)) << '\n';
    if (rollout.error)
        invocation.out << "  no partitions: " << visible(base::describe(*rollout.error)) << '\n';
    std::size_t number = 0;
    for (const BundlePartition &partition : rollout.partitions) {
        invocation.out << "  partition " << ++number << ": " << visible(partition.name)
                       << ", at most " << partition.maxUnavailable << " unavailable";
        if (partition.place.line != 0)
            invocation.out << "   " << visible(placeText(partition.place));
        invocation.out << '\n';
        printNames(invocation, partition.clusters);
    }
    if (!rollout.uncovered.empty()) {
        invocation.out << "  in no partition, never rolled out:\n";
        printNames(invocation, rollout.uncovered);
    }
}

void printOrder(Invocation &invocation, const Snapshot &snapshot, const DependencyOrder &order)
{
    invocation.out << "Flux on " << visible(snapshot.clusters[order.hub].name) << '\n';
    std::size_t number = 0;
    for (const std::vector<std::size_t> &stage : order.stages) {
        invocation.out << "  stage " << ++number << ":\n";
        printUnits(invocation, snapshot, stage);
    }
    for (const std::vector<std::size_t> &cycle : order.cycles) {
        invocation.out << "  cycle, never applied: each waits for the next\n";
        printUnits(invocation, snapshot, cycle);
    }
    for (const DependencyOrder::Missing &missing : order.missing)
        invocation.out << "  " << visible(snapshot.units[missing.unit].id.text())
                       << " waits for what is not there: "
                       << visible(model::UnitId{missing.dependency.kind,
                                                missing.dependency.nameSpace,
                                                missing.dependency.name}
                                      .text())
                       << "   " << visible(placeText(missing.dependency.place)) << '\n';
    if (!order.blocked.empty()) {
        invocation.out << "  never applied as it stands:\n";
        printUnits(invocation, snapshot, order.blocked);
    }
}

void printApplyOrder(Invocation &invocation, const Snapshot &snapshot, model::ClusterIndex cluster)
{
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (unit.controller != model::Controller::ArgoCd || !unit.rendering)
            continue;
        invocation.out << visible(unit.id.text()) << '\n';
        for (const topology::ApplyStep &step : topology::applyOrderOf(*unit.rendering)) {
            invocation.out << "  " << topology::phaseName(step.phase) << ", wave " << step.wave
                           << ":\n";
            for (const std::size_t object : step.objects)
                invocation.out << "    " << visible(unit.rendering->objects[object].id.text())
                               << '\n';
        }
    }
}

void waves(Invocation &invocation, const WavesArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const Snapshot &snapshot = session->snapshot();
    Answer answer;
    if (!arguments.cluster.empty()) {
        const auto found = snapshot.clusterByName.find(arguments.cluster);
        if (found == snapshot.clusterByName.end())
            return failUse(invocation, "there is no cluster \"" + arguments.cluster + "\"",
                           nearestCluster(snapshot, arguments.cluster));
        answer.cluster = found->second;
    }
    answer.waves = topology::wavesOf(snapshot);
    if (answer.cluster) {
        std::erase_if(answer.waves.dependencies,
                      [&](const DependencyOrder &order) { return order.hub != *answer.cluster; });
    }
    if (invocation.format == Format::Json)
        return printAsJson(invocation, snapshot, answer);
    if (!answer.cluster) {
        for (const Rollout &rollout : answer.waves.rollouts)
            printRollout(invocation, snapshot, rollout);
        for (const BundleRollout &rollout : answer.waves.bundles)
            printBundle(invocation, rollout);
    }
    for (const DependencyOrder &order : answer.waves.dependencies)
        printOrder(invocation, snapshot, order);
    if (answer.cluster)
        return printApplyOrder(invocation, snapshot, *answer.cluster);
    if (answer.waves.isEmpty())
        invocation.out << "Nothing is rolled out in steps: no ApplicationSet has a RollingSync "
                          "strategy, no bundle partitions, no Flux unit dependsOn.\n";
}

} // namespace

void addWaves(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<WavesArguments>();
    CLI::App *command = app.add_subcommand(
        "waves", "Show in which steps changes are rolled out, and what waits for what");
    command
        ->add_option("--cluster", arguments->cluster,
                     "The order in which one cluster's objects are applied: dependsOn, sync waves "
                     "and hooks")
        ->type_name("NAME");
    command->footer("Examples:\n  fleetwright-cli waves\n"
                    "  fleetwright-cli waves --cluster prod-eu-1\n"
                    "  fleetwright-cli waves --format json");
    command->callback([&invocation, arguments] { waves(invocation, *arguments); });
}

} // namespace fleetwright::cli
