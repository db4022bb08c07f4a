// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "kustomize/build.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct RenderArguments {
    std::string cluster;
    std::string unit;
    std::string folder;
    bool strictSubstitution = false;
};

std::string unitFileName(const model::UnitId &id)
{
    std::string name = id.text();
    std::replace(name.begin(), name.end(), '/', '_');
    return name + ".yaml";
}

/// A unit that is asked for, and the cluster that it is for; "" where that is not known.
struct ChosenUnit {
    const model::Unit *unit = nullptr;
    std::string cluster;
};

std::vector<ChosenUnit> chosenUnits(const model::Snapshot &snapshot,
                                    const RenderArguments &arguments)
{
    std::vector<ChosenUnit> chosen;
    const auto fits = [&](const model::Unit &unit) {
        return arguments.unit.empty() || unit.id.text() == arguments.unit;
    };
    for (const model::Unit &unit : snapshot.units) {
        const std::string &cluster = snapshot.clusters[unit.cluster].name;
        if (fits(unit) && (arguments.cluster.empty() || cluster == arguments.cluster))
            chosen.push_back({&unit, cluster});
    }
    for (const model::Unit &unit : snapshot.unplaced) {
        if (fits(unit) && arguments.cluster.empty())
            chosen.push_back({&unit, {}});
    }
    return chosen;
}

base::Result<void> writeUnit(const std::filesystem::path &folder, const std::string &cluster,
                             const model::Unit &unit, const std::string &text)
{
    const auto failed = [](const std::filesystem::path &path, const std::string &reason) {
        return base::Error{.code = base::ErrorCode::WriteFailed,
                           .detail = path.generic_string() + ": " + reason,
                           .place = {},
                           .hint = "choose another folder for --out",
                           .causes = {}};
    };
    std::string clusterFolder = cluster;
    std::replace(clusterFolder.begin(), clusterFolder.end(), '/', '_');
    if (clusterFolder == "." || clusterFolder == "..")
        return failed(folder, "the cluster's name is no folder name");
    std::error_code failure;
    std::filesystem::create_directories(folder / clusterFolder, failure);
    if (failure)
        return failed(folder / clusterFolder, failure.message());
    const std::filesystem::path path = folder / clusterFolder / unitFileName(unit.id);
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        return failed(path, "could not be written");
    return {};
}

using Text = base::Result<std::string>;

/// What the units are printed as; nothing for one that is not rendered.
std::vector<std::optional<Text>> textsOf(std::span<const ChosenUnit> units,
                                         const base::Limits &limits)
{
    std::vector<std::optional<Text>> texts(units.size());
    base::parallelFor(units.size(), [&](std::size_t unit) {
        if (const model::RenderingPtr &rendering = units[unit].unit->rendering)
            texts[unit] = kustomize::toText(*rendering, limits);
    });
    return texts;
}

/// Why a unit is not rendered. What nobody asked for by name may be unresolved.
void tellMissing(Invocation &invocation, const RenderArguments &arguments, const model::Unit &unit)
{
    if (unit.error || !unit.unresolved)
        return fail(invocation, unit.error.value_or(base::Error{}));
    if (arguments.unit.empty())
        return printError(invocation, *unit.unresolved);
    fail(invocation, *unit.unresolved);
}

void renderUnit(Invocation &invocation, const RenderArguments &arguments, const ChosenUnit &chosen,
                const std::optional<Text> &text, std::size_t unitCount, Json &list)
{
    const model::Unit &unit = *chosen.unit;
    const std::string &cluster = chosen.cluster;
    if (!unit.rendering || !text)
        return tellMissing(invocation, arguments, unit);
    if (unitCount == 1) {
        for (const std::string &warning : unit.rendering->warnings)
            invocation.err << "# Warning: " << visible(warning) << '\n';
    }
    for (const base::Error &unresolved : unit.rendering->unresolved)
        fail(invocation, unresolved);
    if (!*text)
        return fail(invocation, text->error());
    const std::string &yaml = **text;
    if (!arguments.folder.empty()) {
        if (const base::Result<void> written =
                writeUnit(arguments.folder, cluster.empty() ? "unknown" : cluster, unit, yaml);
            !written)
            fail(invocation, written.error());
        return;
    }
    if (invocation.format == Format::Json) {
        list.push_back({{"cluster", cluster},
                        {"unit", unit.id.text()},
                        {"objects", unit.rendering->objects.size()},
                        {"yaml", yaml}});
        return;
    }
    if (unitCount > 1)
        invocation.out << "---\n# " << (cluster.empty() ? "unknown cluster" : visible(cluster))
                       << ", " << visible(unit.id.text()) << '\n';
    invocation.out << yaml;
}

void printUnits(Invocation &invocation, const RenderArguments &arguments, const Json &list)
{
    if (invocation.format != Format::Json || !arguments.folder.empty())
        return;
    const Json document{{"version", 1}, {"command", "render"}, {"units", list}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void render(Invocation &invocation, const RenderArguments &arguments)
{
    ControllerSwitches switches;
    switches.strictSubstitution = arguments.strictSubstitution;
    const base::Result<Session> session = Session::open(invocation, switches);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    if (!arguments.cluster.empty() && !snapshot.findCluster(arguments.cluster))
        return failUse(invocation, "no cluster " + arguments.cluster,
                       nearestCluster(snapshot, arguments.cluster));
    const std::vector<ChosenUnit> chosen = chosenUnits(snapshot, arguments);
    if (chosen.empty() && !arguments.unit.empty())
        return failUse(invocation, "no unit " + arguments.unit,
                       "`fleetwright-cli units` lists them");
    Json list = Json::array();
    // Some at a time: the texts of a large fleet together are larger than the fleet.
    constexpr std::size_t atOnce = 64;
    for (std::size_t first = 0; first < chosen.size(); first += atOnce) {
        const std::span units =
            std::span(chosen).subspan(first, std::min(atOnce, chosen.size() - first));
        const std::vector<std::optional<Text>> texts = textsOf(units, invocation.limits);
        for (std::size_t i = 0; i < units.size(); ++i)
            renderUnit(invocation, arguments, units[i], texts[i], chosen.size(), list);
    }
    printUnits(invocation, arguments, list);
}

} // namespace

void addRender(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<RenderArguments>();
    CLI::App *command =
        app.add_subcommand("render", "Print the final objects of clusters and units");
    command->add_option("--cluster", arguments->cluster, "Only this cluster")->type_name("CLUSTER");
    command
        ->add_option("--unit", arguments->unit,
                     "Only this unit, e.g. Overlay/clusters/dev or Kustomization/flux-system/apps")
        ->type_name("UNIT");
    command->add_flag("--strict-substitution", arguments->strictSubstitution,
                      "In a Flux Kustomization, a variable that is missing and has no default is "
                      "an error");
    command
        ->add_option("--out", arguments->folder, "Write CLUSTER/UNIT.yaml files into this folder")
        ->type_name("DIR");
    command->footer("Examples:\n  fleetwright-cli render --cluster prod-eu-west-1\n  "
                    "fleetwright-cli render --unit Kustomization/flux-system/apps\n  "
                    "fleetwright-cli render --out rendered");
    command->callback([&invocation, arguments] { render(invocation, *arguments); });
}

} // namespace fleetwright::cli
