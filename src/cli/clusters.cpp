// SPDX-License-Identifier: Apache-2.0
#include "cli/clustersjson.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::cli {

namespace {

struct ClustersArguments {
    bool why = false;
    bool versions = false;
};

std::string labelText(const model::Cluster &cluster)
{
    std::string text;
    for (const auto &[key, value] : cluster.labels)
        text.append(text.empty() ? "" : ",").append(key).append("=").append(value);
    return text.empty() ? "-" : text;
}

std::string orDash(const std::string &text)
{
    return text.empty() ? "-" : text;
}

void printFacts(Invocation &invocation, const model::Cluster &cluster)
{
    std::set<std::size_t> wrong;
    for (const inventory::Agreement &agreement : inventory::agreementsOf(cluster))
        wrong.insert(agreement.disagreeing.begin(), agreement.disagreeing.end());
    invocation.out << visible(cluster.name)
                   << (cluster.assumedFromFolder ? "  (assumed from folder)" : "") << '\n';
    for (std::size_t i = 0; i < cluster.facts.size(); ++i) {
        const model::Fact &fact = cluster.facts[i];
        invocation.out << "  " << visible(fact.key) << " = " << visible(fact.value) << "   "
                       << model::signalName(fact.signal) << "   " << visible(placeText(fact.place))
                       << (wrong.contains(i) ? "   DISAGREES" : "") << '\n';
    }
}

std::string checkText(const inventory::ConsistencyCheck &check)
{
    using Kind = inventory::ConsistencyCheck::Kind;
    switch (check.kind) {
    case Kind::Unique:
        return "each has its own " + check.subject;
    case Kind::Agreement:
        return "sources agree on " + check.subject;
    case Kind::LabelRule:
        return check.subject;
    case Kind::Source:
        return "known from " + check.subject;
    case Kind::Unit:
        return "something is applied";
    }
    return {};
}

/// The clusters that break it, with what they have instead and where.
std::string breachText(const model::Snapshot &snapshot, const inventory::ConsistencyCheck &check)
{
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, check.breaches.size()); ++i) {
        const inventory::ConsistencyCheck::Breach &breach = check.breaches[i];
        text += (i == 0 ? "not " : ", ") + snapshot.clusters[breach.cluster].name;
        if (!breach.what.empty())
            text += " (" + breach.what + ", " + placeText(breach.place) + ")";
    }
    if (check.breaches.size() > most)
        text += " and " + std::to_string(check.breaches.size() - most) + " more";
    return text;
}

void printConsistency(Invocation &invocation, const model::Snapshot &snapshot,
                      const std::vector<inventory::ConsistencyCheck> &checks)
{
    std::vector<std::vector<std::string>> rows;
    for (const inventory::ConsistencyCheck &check : checks)
        rows.push_back({checkText(check),
                        std::to_string(check.kept()) + " of " + std::to_string(check.asked.size()),
                        breachText(snapshot, check)});
    invocation.out << '\n';
    printTable(invocation, {"CONSISTENCY", "CLUSTERS", ""}, rows);
}

std::string agreementText(const model::Cluster &cluster)
{
    const std::vector<inventory::Agreement> agreements = inventory::agreementsOf(cluster);
    const auto agreeing = std::ranges::count_if(agreements, &inventory::Agreement::agrees);
    return std::to_string(agreeing) + " of " + std::to_string(agreements.size()) + " agree";
}

void printInventory(Invocation &invocation, const model::Snapshot &snapshot)
{
    const auto controllers = controllersOfClusters(snapshot);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t index = 0; index < snapshot.clusters.size(); ++index) {
        const model::Cluster &cluster = snapshot.clusters[index];
        rows.push_back(
            {cluster.name, orDash(cluster.environment()), orDash(cluster.region()),
             agreementText(cluster),
             std::to_string(snapshot.unitsOf(static_cast<model::ClusterIndex>(index)).size()),
             orDash(joined(controllers[index])), std::string(model::signalName(cluster.knownFrom)),
             labelText(cluster)});
    }
    printTable(invocation,
               {"NAME", "ENVIRONMENT", "REGION", "IDENTITY", "UNITS", "CONTROLLERS", "KNOWN FROM",
                "LABELS"},
               rows);
}

/// "v1.2 (ahead) x3, v1.1" of an environment's clusters.
std::string versionsText(const model::Snapshot &snapshot, const diff::VersionedComponent &component,
                         const std::string &environment)
{
    std::map<std::pair<std::string, diff::VersionStanding>, std::size_t> counts;
    for (const diff::VersionCell &cell : component.cells) {
        if (snapshot.clusters[cell.cluster].environment() == environment)
            ++counts[{cell.version, cell.standing}];
    }
    std::string text;
    for (const auto &[version, count] : counts) {
        text.append(text.empty() ? "" : ", ").append(orDash(version.first));
        if (version.second != diff::VersionStanding::Even)
            text.append(" (").append(diff::standingName(version.second)).append(")");
        if (count > 1)
            text.append(" x").append(std::to_string(count));
    }
    return orDash(text);
}

void printVersions(Invocation &invocation, const model::Snapshot &snapshot,
                   const diff::Promotion &promotion)
{
    std::vector<std::string> head{"COMPONENT", "ARTIFACT"};
    for (const std::string &environment : promotion.environments)
        head.push_back(environment.empty() ? "(no environment)" : environment);
    std::vector<std::vector<std::string>> rows;
    for (const diff::VersionedComponent &component : promotion.components) {
        std::vector<std::string> row{component.owner
                                         + (component.part.empty() ? "" : " " + component.part),
                                     component.artifact};
        for (const std::string &environment : promotion.environments)
            row.push_back(versionsText(snapshot, component, environment));
        rows.push_back(std::move(row));
    }
    printTable(invocation, head, rows);
}

void printText(Invocation &invocation, const model::Snapshot &snapshot,
               const ClustersArguments &arguments,
               const std::vector<inventory::ConsistencyCheck> &checks,
               const diff::Promotion *promotion)
{
    if (snapshot.clusters.empty()) {
        invocation.out << "No clusters found. Declare them in .fleetwright.yaml (clusters:) or in "
                          "an inventory file.\n";
        return;
    }
    if (promotion)
        return printVersions(invocation, snapshot, *promotion);
    if (!arguments.why)
        return printInventory(invocation, snapshot);
    for (const model::Cluster &cluster : snapshot.clusters)
        printFacts(invocation, cluster);
    printConsistency(invocation, snapshot, checks);
}

void clusters(Invocation &invocation, const ClustersArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    printProblems(invocation, snapshot, ProblemScope::Inventory);
    const auto checks = inventory::consistencyOf(snapshot, session->config());
    std::optional<diff::Promotion> promotion;
    if (arguments.versions) {
        printFailedUnits(invocation, snapshot);
        promotion = diff::promotionOf(snapshot);
    }
    const diff::Promotion *shown = promotion ? &*promotion : nullptr;
    if (invocation.format == Format::Json)
        return printJson(invocation, clustersJson(snapshot, checks, shown));
    printText(invocation, snapshot, arguments, checks, shown);
}

} // namespace

void addClusters(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ClustersArguments>();
    CLI::App *command = app.add_subcommand(
        "clusters", "List the clusters, their identity and where each is known from");
    CLI::Option *why =
        command->add_flag("--why", arguments->why,
                          "Every fact with the file and line that gave it, and what disagrees");
    command
        ->add_flag("--versions", arguments->versions,
                   "Versions of images and charts over the environments, with skew")
        ->excludes(why);
    command->footer("Examples:\n  fleetwright-cli clusters\n  fleetwright-cli clusters --why\n"
                    "  fleetwright-cli clusters --versions\n"
                    "  fleetwright-cli clusters --format json | jq -r '.clusters[].name'");
    command->callback([&invocation, arguments] { clusters(invocation, *arguments); });
}

} // namespace fleetwright::cli
