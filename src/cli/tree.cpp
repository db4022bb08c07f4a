// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "fleet/hierarchy.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct TreeArguments {
    bool stats = false;
};

/// The shape of a hierarchy in figures.
struct Shape {
    std::size_t clusters = 0;
    std::size_t layers = 0;
    std::size_t depth = 0; ///< layers on the longest way from a root down to one
    std::size_t widestReach = 0;
    std::size_t unreached = 0;
};

std::string_view kindName(model::LayerKind kind)
{
    switch (kind) {
    case model::LayerKind::Kustomization:
        return "kustomization";
    case model::LayerKind::Component:
        return "component";
    case model::LayerKind::ValuesFile:
        return "values-file";
    case model::LayerKind::SubstitutionSource:
        return "substitution-source";
    case model::LayerKind::Template:
        return "template";
    case model::LayerKind::Customization:
        break;
    }
    return "customization";
}

std::string pathText(const base::RepoPath &path)
{
    return path.isRoot() ? "." : path.text();
}

Json roleJson(const model::Role &role)
{
    switch (role.kind) {
    case model::Role::Kind::Global:
        return {{"kind", "global"}};
    case model::Role::Kind::Dimension:
        return {{"kind", "dimension"}, {"dimension", role.dimension}, {"value", role.value}};
    case model::Role::Kind::Cluster:
        return {{"kind", "cluster"}, {"value", role.value}};
    case model::Role::Kind::App:
        break;
    }
    return {{"kind", "app"}, {"value", role.value}};
}

std::string roleText(const model::Role &role)
{
    switch (role.kind) {
    case model::Role::Kind::Global:
        return "global";
    case model::Role::Kind::Dimension:
        return role.dimension + ' ' + role.value;
    case model::Role::Kind::Cluster:
        return "cluster";
    case model::Role::Kind::App:
        break;
    }
    return "app";
}

std::size_t depthOf(const model::Snapshot &snapshot, model::LayerIndex layer,
                    std::vector<std::size_t> &known)
{
    if (known[layer] > 0)
        return known[layer];
    known[layer] = 1; // a layer that includes itself, in a broken fleet, counts once
    std::size_t deepest = 0;
    for (const model::LayerIndex included : snapshot.layers[layer].includes)
        deepest = std::max(deepest, depthOf(snapshot, included, known));
    return known[layer] = deepest + 1;
}

Shape shapeOf(const model::Snapshot &snapshot)
{
    Shape shape{snapshot.clusters.size(), snapshot.layers.size(), 0, 0, 0};
    std::vector<std::size_t> known(snapshot.layers.size(), 0);
    for (model::LayerIndex layer = 0; layer < snapshot.layers.size(); ++layer) {
        const std::size_t reach = snapshot.layers[layer].reach.size();
        shape.depth = std::max(shape.depth, depthOf(snapshot, layer, known));
        shape.widestReach = std::max(shape.widestReach, reach);
        shape.unreached += reach == 0 ? 1 : 0;
    }
    return shape;
}

Json clusterJson(const model::Snapshot &snapshot, model::ClusterIndex cluster)
{
    Json layers = Json::array();
    for (const model::Layer &layer : snapshot.layers) {
        if (layer.reach.contains(cluster))
            layers.push_back(pathText(layer.path));
    }
    return {{"name", snapshot.clusters[cluster].name}, {"layers", layers}};
}

void printTreeJson(Invocation &invocation, const model::Snapshot &snapshot)
{
    Json layers = Json::array();
    for (const model::Layer &layer : snapshot.layers) {
        Json includes = Json::array();
        for (const model::LayerIndex included : layer.includes)
            includes.push_back(pathText(snapshot.layers[included].path));
        Json json{{"path", pathText(layer.path)},
                  {"kind", kindName(layer.kind)},
                  {"role", roleJson(layer.role)},
                  {"reach", snapshot.namesOf(layer.reach)},
                  {"includes", includes}};
        if (layer.error)
            json["error"] = base::describe(*layer.error);
        layers.push_back(json);
    }
    Json clusters = Json::array();
    for (model::ClusterIndex cluster = 0; cluster < snapshot.clusters.size(); ++cluster)
        clusters.push_back(clusterJson(snapshot, cluster));
    const Shape shape = shapeOf(snapshot);
    const Json document{{"version", 1},
                        {"command", "tree"},
                        {"layers", layers},
                        {"clusters", clusters},
                        {"stats",
                         {{"clusters", shape.clusters},
                          {"layers", shape.layers},
                          {"depth", shape.depth},
                          {"widestReach", shape.widestReach},
                          {"unreached", shape.unreached}}}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::string itemText(const model::Snapshot &snapshot, const fleet::HierarchyItem &item)
{
    using Kind = fleet::HierarchyItem::Kind;
    if (item.kind == Kind::Fold)
        return std::to_string(item.folded) + " clusters, same layers";
    std::string text = visible(item.label);
    if (item.kind == Kind::Cluster || !item.layer)
        return text;
    const model::Layer &layer = snapshot.layers[*item.layer];
    text += "  (" + visible(roleText(layer.role)) + ", reaches " + std::to_string(item.reach.size())
            + ')';
    return layer.error ? text + "  failed: " + visible(base::describe(*layer.error)) : text;
}

void printItems(Invocation &invocation, const model::Snapshot &snapshot,
                const fleet::Hierarchy &hierarchy, const std::vector<fleet::HierarchyLink> &links,
                std::size_t depth)
{
    for (const fleet::HierarchyLink &link : links) {
        const fleet::HierarchyItem &item = hierarchy.items[link.item];
        invocation.out << std::string(depth * 2, ' ') << itemText(snapshot, item);
        if (link.repeated && !item.children.empty()) {
            invocation.out << "  …\n"; // unfolded where it stands first
            continue;
        }
        invocation.out << '\n';
        printItems(invocation, snapshot, hierarchy, item.children, depth + 1);
    }
}

void tree(Invocation &invocation, const TreeArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    printProblems(invocation, snapshot, ProblemScope::Everything);
    if (invocation.format == Format::Json)
        return printTreeJson(invocation, snapshot);
    if (arguments.stats) {
        const Shape shape = shapeOf(snapshot);
        return printTable(invocation,
                          {"CLUSTERS", "LAYERS", "DEPTH", "WIDEST REACH", "REACHING NOBODY"},
                          {{std::to_string(shape.clusters), std::to_string(shape.layers),
                            std::to_string(shape.depth), std::to_string(shape.widestReach),
                            std::to_string(shape.unreached)}});
    }
    const std::shared_ptr<const fleet::Hierarchy> hierarchy =
        fleet::Hierarchy::build(snapshot, fleet::Grouping::Inheritance);
    if (hierarchy->roots.empty())
        invocation.out << "No layers found: no kustomization lies below this folder.\n";
    printItems(invocation, snapshot, *hierarchy, hierarchy->roots, 0);
}

} // namespace

void addTree(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<TreeArguments>();
    CLI::App *command =
        app.add_subcommand("tree", "Print what inherits from what, with the reach of every layer");
    command->add_flag("--stats", arguments->stats, "The shape of the hierarchy in figures");
    command->footer("Examples:\n  fleetwright-cli tree\n  fleetwright-cli tree --stats");
    command->callback([&invocation, arguments] { tree(invocation, *arguments); });
}

} // namespace fleetwright::cli
