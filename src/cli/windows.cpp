// SPDX-License-Identifier: Apache-2.0
#include "topology/windows.h"

#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using topology::ProjectWindows;
using topology::WindowDecision;
using topology::WindowReport;
using topology::WindowState;

struct WindowsArguments {
    std::string now;
};

std::string projectText(const ProjectWindows &project)
{
    return "AppProject/" + (project.nameSpace.empty() ? "argocd" : project.nameSpace) + "/"
           + project.name;
}

Json windowJson(const WindowState &state)
{
    Json json{{"kind", state.window.kind},
              {"schedule", state.window.schedule},
              {"duration", state.window.duration},
              {"timeZone", state.window.timeZone},
              {"applications", state.window.applications},
              {"namespaces", state.window.namespaces},
              {"clusters", state.window.clusters},
              {"manualSync", state.window.manualSync},
              {"active", state.isActive},
              {"matching", state.matching},
              {"file", state.place.file.text()},
              {"line", state.place.line}};
    if (state.nextOpening)
        json["nextOpening"] = topology::timeText(*state.nextOpening);
    if (state.error)
        json["error"] = base::describe(*state.error);
    return json;
}

Json reportJson(const model::Snapshot &snapshot, const WindowReport &report, argocd::ClockTime now)
{
    Json projects = Json::array();
    for (const ProjectWindows &project : report.projects) {
        Json windows = Json::array();
        for (const WindowState &state : project.windows)
            windows.push_back(windowJson(state));
        projects.push_back({{"project", projectText(project)},
                            {"file", project.place.file.text()},
                            {"line", project.place.line},
                            {"applications", project.applications},
                            {"windows", windows}});
    }
    Json decisions = Json::array();
    for (const WindowDecision &decision : report.decisions) {
        const model::Unit &unit = snapshot.units[decision.unit];
        Json json{{"cluster", snapshot.clusters[unit.cluster].name},
                  {"unit", unit.id.text()},
                  {"project", projectText(report.projects[decision.project])},
                  {"canSync", decision.canSync},
                  {"canSyncManually", decision.canSyncManually}};
        if (decision.blockedBy) {
            const base::Place &place =
                report.projects[decision.project].windows[*decision.blockedBy].place;
            json["blockedBy"] = {{"file", place.file.text()}, {"line", place.line}};
        }
        if (decision.opens)
            json["opens"] = topology::timeText(*decision.opens);
        decisions.push_back(std::move(json));
    }
    return {{"version", 1},
            {"command", "windows"},
            {"now", topology::timeText(now)},
            {"projects", projects},
            {"applications", decisions}};
}

std::string stateText(const WindowState &state)
{
    if (state.error)
        return "cannot be read: " + base::describe(*state.error);
    if (state.isActive)
        return "active";
    return state.nextOpening ? "begins " + topology::timeText(*state.nextOpening)
                             : std::string("never begins");
}

void printReport(Invocation &invocation, const model::Snapshot &snapshot,
                 const WindowReport &report, argocd::ClockTime now)
{
    invocation.out << "At " << topology::timeText(now) << '\n';
    if (report.projects.empty()) {
        invocation.out << "No AppProject has sync windows.\n";
        return;
    }
    for (const ProjectWindows &project : report.projects) {
        invocation.out << visible(projectText(project)) << "   "
                       << visible(placeText(project.place)) << '\n';
        for (const WindowState &state : project.windows) {
            invocation.out << "  " << visible(state.window.kind) << " "
                           << visible(state.window.schedule) << " for "
                           << visible(state.window.duration)
                           << (state.window.timeZone.empty() ? ""
                                                             : " " + visible(state.window.timeZone))
                           << (state.window.manualSync ? ", manual syncs excepted" : "") << ": "
                           << visible(stateText(state)) << "; ";
            if (state.matching == 0)
                invocation.out << "matches none of " << project.applications << " Applications";
            else
                invocation.out << "matches " << state.matching << " of " << project.applications
                               << " Applications";
            invocation.out << "   " << visible(placeText(state.place)) << '\n';
        }
    }
    std::vector<std::vector<std::string>> rows;
    for (const WindowDecision &decision : report.decisions) {
        const model::Unit &unit = snapshot.units[decision.unit];
        rows.push_back(
            {snapshot.clusters[unit.cluster].name, unit.id.text(), decision.canSync ? "yes" : "no",
             decision.canSyncManually ? "yes" : "no",
             decision.blockedBy
                 ? placeText(report.projects[decision.project].windows[*decision.blockedBy].place)
                 : "-",
             decision.opens ? topology::timeText(*decision.opens) : "-"});
    }
    if (!rows.empty())
        printTable(invocation,
                   {"CLUSTER", "APPLICATION", "MAY SYNC", "BY HAND", "BLOCKED BY", "OPENS"}, rows);
}

void windows(Invocation &invocation, const WindowsArguments &arguments)
{
    auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!arguments.now.empty()) {
        const auto given = topology::readTime(arguments.now);
        if (!given)
            return failUse(invocation, "--now: \"" + arguments.now + "\" is not a time",
                           "write it as 2026-06-05T22:00:00Z");
        now = *given;
    }
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    const auto projects =
        topology::objectsOfKind(snapshot, session->options().exported, "AppProject");
    const WindowReport report = topology::windowsAt(snapshot, projects, now);
    if (invocation.format == Format::Json)
        return printJson(
            invocation,
            reportJson(snapshot, report, now).dump(2, ' ', false, Json::error_handler_t::replace));
    printReport(invocation, snapshot, report, now);
}

} // namespace

void addWindows(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<WindowsArguments>();
    CLI::App *command = app.add_subcommand(
        "windows", "Show Argo CD's sync windows and the Applications that they hold back");
    command
        ->add_option("--now", arguments->now,
                     "At this time instead of now: 2026-06-05T22:00:00Z, or with an offset")
        ->type_name("T");
    command->footer(
        "Examples:\n  fleetwright-cli windows\n"
        "  fleetwright-cli windows --now 2026-06-05T22:00:00Z\n"
        "  fleetwright-cli windows --format json | jq '.applications[]|select(.canSync|not)'");
    command->callback([&invocation, arguments] { windows(invocation, *arguments); });
}

} // namespace fleetwright::cli
