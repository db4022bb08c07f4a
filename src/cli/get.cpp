// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/objectselector.h"
#include "cli/output.h"
#include "cli/session.h"
#include "fleet/clusterselector.h"
#include "model/secret.h"
#include "yaml/emitter.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct GetArguments {
    std::string object;
    std::string clusters;
};

struct Found {
    std::string cluster;
    model::ResourceId id;
    std::string field;
    std::string value;
    base::Place place;
};

constexpr const char *masked = "••••";

base::Place placeOf(const yaml::Node *node)
{
    return node->span().known() ? node->span().place() : base::Place{};
}

/// The value on one line: a scalar's text, a collection as JSON.
std::string valueText(const yaml::Node *node)
{
    if (node->isScalar())
        return std::string(node->text());
    const base::Result<std::string> json = yaml::toJson(node);
    return json ? *json : base::describe(json.error());
}

std::optional<Found> lookUp(const model::Object &object, const std::string &cluster,
                            const model::FieldPath &path)
{
    const std::optional<FoundField> field = findField(object.root, path);
    if (!field)
        return std::nullopt;
    Found found{cluster, object.id, field->path.text(), {}, placeOf(field->node)};
    if (!path.isRoot())
        found.value = model::holdsSecretValue(object.id, field->path.segments(), field->node)
                          ? masked
                          : valueText(field->node);
    return found;
}

void printFound(Invocation &invocation, const std::vector<Found> &all, bool withField)
{
    if (invocation.format == Format::Json) {
        Json list = Json::array();
        for (const Found &found : all) {
            Json json{{"cluster", found.cluster}, {"object", found.id.text()}};
            if (withField) {
                json["field"] = found.field;
                json["value"] = found.value;
            }
            json["file"] = found.place.file.text();
            json["line"] = found.place.line;
            list.push_back(json);
        }
        const Json document{{"version", 1}, {"command", "get"}, {"values", list}};
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    std::vector<std::vector<std::string>> rows;
    for (const Found &found : all) {
        std::vector<std::string> &row =
            rows.emplace_back(std::vector<std::string>{found.cluster, found.id.text()});
        if (withField)
            row.push_back(found.value);
        row.push_back(placeText(found.place));
    }
    std::vector<std::string> head{"CLUSTER", "OBJECT"};
    if (withField)
        head.emplace_back("VALUE");
    head.emplace_back("FROM");
    printTable(invocation, head, rows);
}

std::vector<Found> collect(const model::Snapshot &snapshot, const ObjectSelector &selector,
                           const model::FieldPath &path,
                           const std::optional<model::ClusterSet> &chosen)
{
    std::vector<Found> all;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering || (chosen && !chosen->contains(unit.cluster)))
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (!selector.matches(object))
                continue;
            if (std::optional<Found> found =
                    lookUp(object, snapshot.clusters[unit.cluster].name, path))
                all.push_back(*std::move(found));
        }
    }
    return all;
}

void get(Invocation &invocation, const GetArguments &arguments)
{
    const base::Result<ObjectSelector> selector = ObjectSelector::fromText(arguments.object);
    if (!selector)
        return failUse(invocation, selector.error().detail, selector.error().hint);
    const base::Result<model::FieldPath> path = model::FieldPath::fromText(selector->field);
    if (!path)
        return failUse(invocation, base::describe(path.error()), path.error().hint);
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    std::optional<model::ClusterSet> chosen;
    if (!arguments.clusters.empty()) {
        base::Result<model::ClusterSet> selected =
            fleet::selectClusters(session->snapshot(), arguments.clusters);
        if (!selected)
            return failUse(invocation, base::describe(selected.error()), selected.error().hint);
        chosen = *std::move(selected);
    }
    const std::vector<Found> found = collect(session->snapshot(), *selector, *path, chosen);
    if (found.empty())
        invocation.err << "fleetwright-cli: nothing matches " << visible(arguments.object)
                       << "\n  hint: `fleetwright-cli compare` lists the objects; * stands for any "
                          "namespace or name\n";
    printFailedUnits(invocation, session->snapshot());
    printFound(invocation, found, !selector->field.empty());
}

} // namespace

void addGet(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<GetArguments>();
    CLI::App *command = app.add_subcommand(
        "get", "Print an object or field of every cluster, and the line it comes from");
    command
        ->add_option("OBJECT", arguments->object,
                     "Kind[.group]/[namespace/]name[#field.path], globs allowed before the #")
        ->required();
    command
        ->add_option("--clusters", arguments->clusters,
                     "Only clusters that this label selector matches")
        ->type_name("SELECTOR");
    command->footer(
        "Examples:\n"
        "  fleetwright-cli get \"Deployment/monitoring/prometheus#spec.replicas\"\n"
        "  fleetwright-cli get \"Deployment/*/*#spec.template.spec.containers[0].image\" "
        "--clusters environment=production\n"
        "  fleetwright-cli get \"ConfigMap/kube-system/cluster-identity\"");
    command->callback([&invocation, arguments] { get(invocation, *arguments); });
}

} // namespace fleetwright::cli
