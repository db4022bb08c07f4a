// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/fluxfleet.h"
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

std::vector<const model::Unit *> chosenUnits(const model::Snapshot &snapshot,
                                             const RenderArguments &arguments)
{
    std::vector<const model::Unit *> chosen;
    for (const model::Unit &unit : snapshot.units) {
        const bool clusterFits =
            arguments.cluster.empty() || snapshot.clusters[unit.cluster].name == arguments.cluster;
        if (clusterFits && (arguments.unit.empty() || unit.id.text() == arguments.unit))
            chosen.push_back(&unit);
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
std::vector<std::optional<Text>> textsOf(std::span<const model::Unit *const> units,
                                         const base::Limits &limits)
{
    std::vector<std::optional<Text>> texts(units.size());
    base::parallelFor(units.size(), [&](std::size_t unit) {
        if (units[unit]->rendering)
            texts[unit] = kustomize::toText(*units[unit]->rendering, limits);
    });
    return texts;
}

void renderUnit(Invocation &invocation, const RenderArguments &arguments,
                const std::string &cluster, const model::Unit &unit,
                const std::optional<Text> &text, std::size_t unitCount, Json &list)
{
    if (!unit.rendering || !text)
        return fail(invocation, unit.error.value_or(base::Error{}));
    for (const base::Error &unresolved : unit.rendering->unresolved)
        fail(invocation, unresolved);
    if (!*text)
        return fail(invocation, text->error());
    const std::string &yaml = **text;
    if (!arguments.folder.empty()) {
        if (const base::Result<void> written = writeUnit(arguments.folder, cluster, unit, yaml);
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
        invocation.out << "---\n# " << visible(cluster) << ", " << visible(unit.id.text()) << '\n';
    invocation.out << yaml;
}

/// A unit of Flux, by "Kustomization/NAMESPACE/NAME".
std::optional<model::UnitId> fluxUnit(const std::string &text)
{
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string::npos ? first : text.find('/', first + 1);
    if (second == std::string::npos || text.substr(0, first) != "Kustomization")
        return std::nullopt;
    return model::UnitId{text.substr(0, first), text.substr(first + 1, second - first - 1),
                         text.substr(second + 1)};
}

void printUnits(Invocation &invocation, const RenderArguments &arguments, const Json &list)
{
    if (invocation.format != Format::Json || !arguments.folder.empty())
        return;
    const Json document{{"version", 1}, {"command", "render"}, {"units", list}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void renderFluxUnit(Invocation &invocation, const RenderArguments &arguments,
                    const model::UnitId &id)
{
    flux::RenderOptions options;
    options.strictness =
        arguments.strictSubstitution ? flux::Strictness::Strict : flux::Strictness::Lenient;
    base::Result<FluxFleet> fleet = FluxFleet::open(invocation, options);
    if (!fleet)
        return fail(invocation, fleet.error());
    const auto rendering = fleet->render(id);
    if (!rendering)
        return fail(invocation, rendering.error());
    for (const std::string &warning : (*rendering)->warnings)
        invocation.err << "# Warning: " << visible(warning) << '\n';
    model::Unit unit;
    unit.id = id;
    unit.rendering = *rendering;
    Json list = Json::array();
    renderUnit(invocation, arguments, "", unit,
               kustomize::toText(*unit.rendering, invocation.limits), 1, list);
    printUnits(invocation, arguments, list);
}

void render(Invocation &invocation, const RenderArguments &arguments)
{
    if (const auto unit = fluxUnit(arguments.unit))
        return renderFluxUnit(invocation, arguments, *unit);
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    if (!arguments.cluster.empty() && !snapshot.findCluster(arguments.cluster))
        return failUse(invocation, "no cluster " + arguments.cluster,
                       nearestCluster(snapshot, arguments.cluster));
    const std::vector<const model::Unit *> chosen = chosenUnits(snapshot, arguments);
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
            renderUnit(invocation, arguments, snapshot.clusters[units[i]->cluster].name, *units[i],
                       texts[i], chosen.size(), list);
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
