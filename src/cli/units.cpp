// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string state(const model::Unit &unit)
{
    if (unit.error)
        return base::codeName(unit.error->code) == "unresolved" ? "unresolved" : "failed";
    return unit.rendering && !unit.rendering->unresolved.empty() ? "partly unresolved" : "rendered";
}

std::string layerPath(const model::Snapshot &snapshot, const model::Unit &unit)
{
    if (!unit.root)
        return "-";
    const std::string &path = snapshot.layers[*unit.root].path.text();
    return path.empty() ? "." : path;
}

Json unitJson(const model::Snapshot &snapshot, const model::Unit &unit)
{
    Json json{{"cluster", snapshot.clusters[unit.cluster].name},
              {"unit", unit.id.text()},
              {"layer", layerPath(snapshot, unit)},
              {"state", state(unit)},
              {"objects", unit.rendering ? unit.rendering->objects.size() : 0}};
    if (unit.error)
        json["error"] = base::describe(*unit.error);
    return json;
}

/// A cluster of the inventory whose overlay is not there renders nothing, which no row would show.
void printClustersWithoutUnit(Invocation &invocation, const model::Snapshot &snapshot)
{
    std::string names;
    for (model::ClusterIndex cluster = 0; cluster < snapshot.clusters.size(); ++cluster) {
        if (snapshot.unitsOf(cluster).empty())
            names += (names.empty() ? "" : ", ") + snapshot.clusters[cluster].name;
    }
    if (!names.empty())
        invocation.err << "fleetwright-cli: no kustomization is known for " << visible(names)
                       << "\n  hint: create clusters/NAME/kustomization.yaml, or name its path in "
                          ".fleetwright.yaml (clusters:)\n";
}

void units(Invocation &invocation)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    if (invocation.format == Format::Json) {
        Json list = Json::array();
        for (const model::Unit &unit : snapshot.units)
            list.push_back(unitJson(snapshot, unit));
        const Json document{{"version", 1}, {"command", "units"}, {"units", list}};
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    std::vector<std::vector<std::string>> rows;
    for (const model::Unit &unit : snapshot.units) {
        const std::size_t objects = unit.rendering ? unit.rendering->objects.size() : 0;
        rows.push_back({snapshot.clusters[unit.cluster].name, unit.id.text(),
                        std::to_string(objects), state(unit)});
    }
    printTable(invocation, {"CLUSTER", "UNIT", "OBJECTS", "STATE"}, rows);
    for (const model::Unit &unit : snapshot.units) {
        if (unit.error)
            printError(invocation, *unit.error);
        else if (unit.rendering) {
            for (const base::Error &missing : unit.rendering->unresolved)
                printError(invocation, missing);
        }
    }
    printClustersWithoutUnit(invocation, snapshot);
}

} // namespace

void addUnits(CLI::App &app, Invocation &invocation)
{
    CLI::App *command =
        app.add_subcommand("units", "List what is applied to each cluster as a whole");
    command->footer("Examples:\n  fleetwright-cli units\n  fleetwright-cli units --format json");
    command->callback([&invocation] { units(invocation); });
}

} // namespace fleetwright::cli
