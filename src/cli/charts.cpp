// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "fleet/controllers/chartsources.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using fleet::MissingChart;

/// Who needs a chart: "CLUSTER UNIT", and where the first of them says so.
struct Needs {
    base::Place place;
    std::set<std::string> units;
};

using Missing = std::map<MissingChart, Needs>;

void note(const base::Error &error, const std::string &unit, Missing &missing)
{
    for (const MissingChart &chart : fleet::missingChartsOf(error)) {
        Needs &needs = missing[chart];
        if (needs.units.empty())
            needs.place = error.place.value_or(base::Place{});
        needs.units.insert(unit);
    }
}

void noteUnit(const model::Unit &unit, const std::string &cluster, Missing &missing)
{
    const std::string name = (cluster.empty() ? "?" : cluster) + ' ' + unit.id.text();
    if (unit.unresolved)
        note(*unit.unresolved, name, missing);
    if (!unit.rendering)
        return;
    for (const base::Error &error : unit.rendering->unresolved)
        note(error, name, missing);
}

Missing missingCharts(const model::Snapshot &snapshot)
{
    Missing missing;
    for (const model::Unit &unit : snapshot.units)
        noteUnit(unit, snapshot.clusters[unit.cluster].name, missing);
    for (const model::Unit &unit : snapshot.unplaced)
        noteUnit(unit, {}, missing);
    return missing;
}

std::string documentOf(const Missing &missing)
{
    Json list = Json::array();
    for (const auto &[chart, needs] : missing) {
        list.push_back({{"chart", chart.wanted.name},
                        {"repository", chart.wanted.repository},
                        {"versionWanted", chart.wanted.version},
                        {"command", chart.command},
                        {"file", needs.place.file.text()},
                        {"line", needs.place.line},
                        {"units", needs.units}});
    }
    return Json{{"version", 1}, {"command", "charts"}, {"missing", list}}.dump(
        2, ' ', false, Json::error_handler_t::replace);
}

void printMissing(Invocation &invocation, const Missing &missing)
{
    if (missing.empty()) {
        invocation.out << "No chart is missing.\n";
        return;
    }
    for (const auto &[chart, needs] : missing) {
        invocation.out << visible(chart.wanted.name);
        if (!chart.wanted.version.empty())
            invocation.out << ' ' << visible(chart.wanted.version);
        invocation.out << " of " << visible(chart.wanted.repository) << ", for "
                       << needs.units.size() << (needs.units.size() == 1 ? " unit" : " units")
                       << "   " << visible(placeText(needs.place)) << "\n  "
                       << visible(chart.command) << '\n';
    }
    invocation.out
        << "Put what you pull into a folder of the repository and name it: "
           "`repositories: [{url: …, path: …}]` in .fleetwright.yaml, or --map URL=DIR.\n";
}

void charts(Invocation &invocation)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const Missing missing = missingCharts(session->snapshot());
    if (invocation.format == Format::Json)
        return printJson(invocation, documentOf(missing));
    printMissing(invocation, missing);
}

} // namespace

void addCharts(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand(
        "charts", "List the charts that are not in the repository and how to bring them");
    command->footer("Nothing is fetched: the commands are for you to run.\n"
                    "Examples:\n  fleetwright-cli charts\n"
                    "  fleetwright-cli charts --format json | jq -r '.missing[].command'");
    command->callback([&invocation] { charts(invocation); });
}

} // namespace fleetwright::cli
