// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "diff/impactwords.h"
#include "fleet/clusterselector.h"
#include "fleet/layersearch.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostNames = 20;

std::string pathOf(const model::Layer &layer)
{
    return layer.path.isRoot() ? std::string(".") : layer.path.text();
}

void printJson(Invocation &invocation, const model::Snapshot &snapshot, const std::string &selector,
               const model::ClusterSet &wanted, const std::vector<fleet::LayerFit> &fits)
{
    Json layers = Json::array();
    for (const fleet::LayerFit &fit : fits) {
        layers.push_back({{"layer", pathOf(snapshot.layers[fit.layer])},
                          {"exact", fit.isExact()},
                          {"missing", snapshot.namesOf(fit.missing)},
                          {"beyond", snapshot.namesOf(fit.beyond)}});
    }
    const Json document{{"version", 1},
                        {"command", "where"},
                        {"selector", selector},
                        {"clusters", snapshot.namesOf(wanted)},
                        {"layers", layers}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printText(Invocation &invocation, const model::Snapshot &snapshot,
               const model::ClusterSet &wanted, const std::vector<fleet::LayerFit> &fits)
{
    invocation.out << diff::counted(wanted.size(), "cluster") << ": "
                   << diff::shortList(snapshot.namesOf(wanted), mostNames) << '\n';
    const bool isExact = !fits.empty() && fits.front().isExact();
    if (!isExact)
        invocation.out << "none reaches exactly these" << (fits.empty() ? "" : "; the nearest:")
                       << '\n';
    for (const fleet::LayerFit &fit : fits) {
        invocation.out << "  " << visible(pathOf(snapshot.layers[fit.layer]));
        if (!fit.missing.empty())
            invocation.out << "; lacks "
                           << diff::shortList(snapshot.namesOf(fit.missing), mostNames);
        if (!fit.beyond.empty())
            invocation.out << "; also reaches "
                           << diff::shortList(snapshot.namesOf(fit.beyond), mostNames);
        invocation.out << '\n';
    }
}

void where(Invocation &invocation, const std::string &selector)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    const base::Result<model::ClusterSet> wanted = fleet::selectClusters(snapshot, selector);
    if (!wanted)
        return failUse(invocation, base::describe(wanted.error()), wanted.error().hint);
    const std::vector<fleet::LayerFit> fits = fleet::layersReaching(snapshot, *wanted);
    if (invocation.format == Format::Json)
        printJson(invocation, snapshot, selector, *wanted, fits);
    else
        printText(invocation, snapshot, *wanted, fits);
}

} // namespace

void addWhere(CLI::App &app, Invocation &invocation)
{
    auto selector = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand(
        "where", "Print the layers that reach exactly some clusters, or the nearest");
    command->add_option("--clusters", *selector, "A label selector over the clusters")
        ->type_name("SELECTOR")
        ->required();
    command->footer("Where should a value live that is for these clusters only?\n"
                    "Examples:\n  fleetwright-cli where --clusters environment=production\n"
                    "  fleetwright-cli where --clusters \"name in (prod-eu-1, prod-us-1)\"");
    command->callback([&invocation, selector] { where(invocation, *selector); });
}

} // namespace fleetwright::cli
