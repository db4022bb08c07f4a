// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/unitjson.h"
#include "topology/settings.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

struct UnitsArguments {
    bool settings = false;
};

std::vector<std::string> settingsRow(const model::Unit &unit)
{
    std::vector<std::string> row;
    for (const topology::Setting &setting : topology::settingsOf(unit))
        row.push_back(setting.value);
    return row;
}

/// Every distinct reason why something is not rendered, once.
class Reasons {
public:
    explicit Reasons(Invocation &invocation) : m_invocation(invocation) {}

    void tell(const model::Unit &unit)
    {
        if (unit.error)
            tell(*unit.error);
        if (unit.unresolved)
            tell(*unit.unresolved);
        if (!unit.rendering)
            return;
        for (const base::Error &missing : unit.rendering->unresolved)
            tell(missing);
    }

private:
    void tell(const base::Error &error)
    {
        if (m_told.insert(base::describe(error)).second)
            printError(m_invocation, error);
    }

    Invocation &m_invocation;
    std::set<std::string> m_told;
};

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

void printOutliers(Invocation &invocation, const model::Snapshot &snapshot)
{
    std::vector<std::vector<std::string>> rows;
    for (const topology::Outlier &outlier : topology::outliersOf(snapshot)) {
        const model::Unit &unit = snapshot.units[outlier.unit];
        rows.push_back({snapshot.clusters[unit.cluster].name, unit.id.text(),
                        std::string(outlier.setting), outlier.value,
                        outlier.usual + " in " + std::to_string(outlier.alike) + " of "
                            + std::to_string(outlier.others),
                        placeText(unit.declaration->place)});
    }
    if (rows.empty())
        return;
    invocation.out << '\n';
    printTable(invocation, {"OUTLIER", "UNIT", "SETTING", "VALUE", "USUAL", "DECLARED IN"}, rows);
}

void printUnits(Invocation &invocation, const model::Snapshot &snapshot,
                const UnitsArguments &arguments)
{
    std::vector<std::string> head{"CLUSTER", "UNIT", "OBJECTS", "STATE"};
    if (arguments.settings)
        head = {"CLUSTER", "UNIT",      "AUTOMATED", "PRUNE",   "SELF-HEAL",
                "WAIT",    "SUSPENDED", "INTERVAL",  "REVISION"};
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const model::Unit &unit, const std::string &cluster) {
        std::vector<std::string> row{cluster, unit.id.text()};
        if (arguments.settings) {
            for (std::string &cell : settingsRow(unit))
                row.push_back(std::move(cell));
        } else {
            row.push_back(std::to_string(unit.rendering ? unit.rendering->objects.size() : 0));
            row.push_back(unitState(unit));
        }
        rows.push_back(std::move(row));
    };
    for (const model::Unit &unit : snapshot.units)
        add(unit, snapshot.clusters[unit.cluster].name);
    for (const model::Unit &unit : snapshot.unplaced)
        add(unit, "?");
    printTable(invocation, head, rows);
    if (arguments.settings)
        printOutliers(invocation, snapshot);
}

void units(Invocation &invocation, const UnitsArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    if (invocation.format == Format::Json)
        return printJson(invocation, unitsJson(snapshot));
    printUnits(invocation, snapshot, arguments);
    Reasons reasons(invocation);
    for (const model::Unit &unit : snapshot.units)
        reasons.tell(unit);
    for (const model::Unit &unit : snapshot.unplaced)
        reasons.tell(unit);
    printClustersWithoutUnit(invocation, snapshot);
}

} // namespace

void addUnits(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<UnitsArguments>();
    CLI::App *command =
        app.add_subcommand("units", "List what is applied to each cluster as a whole");
    command->add_flag("--settings", arguments->settings,
                      "How each is delivered: automated, prune, self-heal, wait, suspended, "
                      "interval, revision");
    command->footer("A unit whose cluster is not known stands last, with \"?\".\n\n"
                    "Examples:\n  fleetwright-cli units\n  fleetwright-cli units --settings\n"
                    "  fleetwright-cli units --format json");
    command->callback([&invocation, arguments] { units(invocation, *arguments); });
}

} // namespace fleetwright::cli
