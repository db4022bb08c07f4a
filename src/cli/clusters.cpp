// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ClustersArguments {
    bool why = false;
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

Json factJson(const model::Fact &fact)
{
    Json json{
        {"key", fact.key}, {"value", fact.value}, {"knownFrom", model::signalName(fact.signal)}};
    if (fact.attribute != model::Attribute::None)
        json["attribute"] = model::attributeName(fact.attribute);
    json["label"] = fact.isLabel;
    json["file"] = fact.place.file.text();
    json["line"] = fact.place.line;
    return json;
}

Json clusterJson(const model::Cluster &cluster)
{
    Json identity = Json::object();
    for (const auto &[attribute, values] : cluster.identity)
        identity[std::string(model::attributeName(attribute))] = values;
    Json facts = Json::array();
    for (const model::Fact &fact : cluster.facts)
        facts.push_back(factJson(fact));
    return {{"name", cluster.name},
            {"knownFrom", model::signalName(cluster.knownFrom)},
            {"file", cluster.place.file.text()},
            {"line", cluster.place.line},
            {"assumedFromFolder", cluster.assumedFromFolder},
            {"hub", cluster.isHub},
            {"dimensions", cluster.dimensions},
            {"labels", cluster.labels},
            {"identity", identity},
            {"facts", facts}};
}

void printReasons(Invocation &invocation, const model::Snapshot &snapshot)
{
    for (const model::Cluster &cluster : snapshot.clusters) {
        invocation.out << visible(cluster.name)
                       << (cluster.assumedFromFolder ? "  (assumed from folder)" : "") << '\n';
        for (const model::Fact &fact : cluster.facts)
            invocation.out << "  " << visible(fact.key) << " = " << visible(fact.value) << "   "
                           << model::signalName(fact.signal) << "   "
                           << visible(placeText(fact.place)) << '\n';
    }
}

void printInventory(Invocation &invocation, const model::Snapshot &snapshot)
{
    if (snapshot.clusters.empty()) {
        invocation.out << "No clusters found. Declare them in .fleetwright.yaml (clusters:) or in "
                          "an inventory file.\n";
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const model::Cluster &cluster : snapshot.clusters)
        rows.push_back({cluster.name, orDash(cluster.environment()), orDash(cluster.region()),
                        std::string(model::signalName(cluster.knownFrom)), labelText(cluster)});
    printTable(invocation, {"NAME", "ENVIRONMENT", "REGION", "KNOWN FROM", "LABELS"}, rows);
}

void clusters(Invocation &invocation, const ClustersArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    printProblems(invocation, session->snapshot(), ProblemScope::Inventory);
    if (invocation.format == Format::Json) {
        Json list = Json::array();
        for (const model::Cluster &cluster : session->snapshot().clusters)
            list.push_back(clusterJson(cluster));
        const Json document{{"version", 1}, {"command", "clusters"}, {"clusters", list}};
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    if (arguments.why)
        return printReasons(invocation, session->snapshot());
    printInventory(invocation, session->snapshot());
}

} // namespace

void addClusters(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ClustersArguments>();
    CLI::App *command = app.add_subcommand(
        "clusters", "List the clusters, their identity and where each is known from");
    command->add_flag("--why", arguments->why, "Every fact with the file and line that gave it");
    command->footer("Examples:\n  fleetwright-cli clusters\n  fleetwright-cli clusters --why\n"
                    "  fleetwright-cli clusters --format json | jq -r '.clusters[].name'");
    command->callback([&invocation, arguments] { clusters(invocation, *arguments); });
}

} // namespace fleetwright::cli
