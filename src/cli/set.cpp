// SPDX-License-Identifier: Apache-2.0
#include "cli/changedfiles.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/objectselector.h"
#include "cli/output.h"
#include "cli/session.h"
#include "edit/plan.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

enum class Writing { PatchOnly, WriteFiles };

struct SetArguments {
    std::string subject; ///< a cluster's name or a layer's folder
    std::string object;
    std::string value;
    std::string atLayer;
    bool write = false;
};

std::optional<edit::Scope> scopeOf(Invocation &invocation, const model::Snapshot &snapshot,
                                   const std::string &subject)
{
    if (snapshot.findCluster(subject))
        return edit::Scope::ofCluster(subject);
    const std::optional<base::RepoPath> path = base::RepoPath::fromText(subject);
    if (path && snapshot.findLayer(*path))
        return edit::Scope::ofLayer(*path);
    failUse(invocation, "neither a cluster nor a layer: " + subject,
            nearestCluster(snapshot, subject));
    return std::nullopt;
}

/// The one object that the selector names among the clusters of the scope.
const model::Object *objectOf(Invocation &invocation, const model::Snapshot &snapshot,
                              const edit::Scope &scope, const ObjectSelector &selector,
                              const std::string &text)
{
    const model::Layer *layer =
        scope.kind == edit::Scope::Kind::Layer ? snapshot.findLayer(scope.layer) : nullptr;
    const model::Object *found = nullptr;
    for (const model::Unit &unit : snapshot.units) {
        const bool inScope = layer ? layer->reach.contains(unit.cluster)
                                   : snapshot.clusters[unit.cluster].name == scope.cluster;
        if (!inScope || !unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (!selector.matches(object))
                continue;
            if (found
                && (found->stableName != object.stableName || found->id.kind != object.id.kind
                    || found->id.nameSpace != object.id.nameSpace)) {
                failUse(invocation, text + " names several objects, for example " + found->id.text()
                                        + " and " + object.id.text());
                return nullptr;
            }
            found = &object;
        }
    }
    if (!found)
        fail(invocation, {.code = base::ErrorCode::NotFound,
                          .detail = "no object " + text + " there",
                          .place = {},
                          .hint = "`fleetwright-cli get` finds objects, `fleetwright-cli units` "
                                  "says what does not render",
                          .causes = {}});
    return found;
}

std::optional<edit::Intent> intentOf(Invocation &invocation, const model::Snapshot &snapshot,
                                     const SetArguments &arguments)
{
    const base::Result<ObjectSelector> selector = ObjectSelector::fromText(arguments.object);
    if (!selector || selector->field.empty()) {
        failUse(invocation, "\"" + arguments.object + "\" names no field",
                "write Kind/namespace/name#field.path");
        return std::nullopt;
    }
    base::Result<model::FieldPath> path = model::FieldPath::fromText(selector->field);
    if (!path) {
        failUse(invocation, base::describe(path.error()), path.error().hint);
        return std::nullopt;
    }
    const std::optional<edit::Scope> scope = scopeOf(invocation, snapshot, arguments.subject);
    if (!scope)
        return std::nullopt;
    const model::Object *object =
        objectOf(invocation, snapshot, *scope, *selector, arguments.object);
    if (!object)
        return std::nullopt;
    std::optional<base::RepoPath> atLayer;
    if (!arguments.atLayer.empty()) {
        atLayer = base::RepoPath::fromText(arguments.atLayer);
        if (!atLayer || !snapshot.findLayer(*atLayer)) {
            failUse(invocation, "no layer " + arguments.atLayer,
                    "`fleetwright-cli tree` lists the layers");
            return std::nullopt;
        }
    }
    const std::optional<FoundField> found = findField(object->root, *path);
    return edit::SetField{*scope,          object->id,   found ? found->path : *path,
                          arguments.value, std::nullopt, atLayer};
}

/// "--at" names the layer, but the clusters meant stay those of the subject: an edit that reaches
/// others is refused.
std::optional<base::Error> reachesOthers(const edit::Plan &plan, const model::Snapshot &snapshot,
                                         const edit::Scope &scope)
{
    const model::Layer *layer =
        scope.kind == edit::Scope::Kind::Layer ? snapshot.findLayer(scope.layer) : nullptr;
    std::string others;
    for (const diff::ClusterDiff &cluster : plan.affected.clusters) {
        // A unit that cannot be rendered before or after is no change.
        if (cluster.changes.empty())
            continue;
        const auto known = snapshot.clusterByName.find(cluster.cluster);
        const bool meant =
            layer ? known != snapshot.clusterByName.end() && layer->reach.contains(known->second)
                  : cluster.cluster == scope.cluster;
        if (!meant)
            others += (others.empty() ? "" : ", ") + cluster.cluster;
    }
    if (others.empty())
        return std::nullopt;
    return base::Error{.code = base::ErrorCode::Refused,
                       .detail = "the edit would also change " + others,
                       .place = {},
                       .hint = "choose another layer with --at, or name the layer as the subject",
                       .causes = {}};
}

Json planJson(const model::Snapshot &snapshot, const edit::Plan &plan, Writing writing)
{
    Json files = Json::array();
    for (const FilePatch &patch : patchesOf(snapshot, plan.changes))
        files.push_back({{"file", patch.file}, {"patch", patch.patch}});
    Json clusters = Json::array();
    for (const diff::ClusterDiff &cluster : plan.affected.clusters) {
        Json objects = Json::array();
        for (const diff::ObjectChange &change : cluster.changes)
            objects.push_back(change.key.text());
        clusters.push_back({{"cluster", cluster.cluster}, {"objects", objects}});
    }
    return {{"version", 1},
            {"command", "set"},
            {"layer", plan.layer ? plan.layer->text() : ""},
            {"written", writing == Writing::WriteFiles},
            {"files", files},
            {"clusters", clusters}};
}

void printAlternatives(Invocation &invocation, const edit::Plan &plan)
{
    for (const edit::Alternative &alternative : plan.alternatives) {
        if (alternative.error)
            continue;
        invocation.err << "  at " << visible(alternative.layer.text()) << " ("
                       << visible(alternative.field) << "): changes " << alternative.clusters.size()
                       << " clusters\n";
    }
}

void set(Invocation &invocation, const SetArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const std::optional<edit::Intent> intent = intentOf(invocation, session->snapshot(), arguments);
    if (!intent)
        return;
    edit::PlanOptions options;
    options.open = session->options();
    const base::Result<edit::Plan> plan =
        edit::plan(session->snapshotPtr(), session->store(), *intent, options);
    if (!plan)
        return fail(invocation, plan.error());
    std::optional<base::Error> refusal = plan->refusal;
    if (!refusal)
        refusal =
            reachesOthers(*plan, session->snapshot(), std::get<edit::SetField>(*intent).scope);
    if (refusal) {
        fail(invocation, *refusal);
        return printAlternatives(invocation, *plan);
    }
    if (arguments.write) {
        if (const base::Result<void> written =
                writeChanges(invocation, session->snapshot(), plan->changes);
            !written)
            return fail(invocation, written.error());
    }
    if (invocation.format == Format::Json) {
        const Json document = planJson(session->snapshot(), *plan,
                                       arguments.write ? Writing::WriteFiles : Writing::PatchOnly);
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    invocation.out << plan->diff;
    for (const diff::ClusterDiff &cluster : plan->affected.clusters)
        invocation.err << "changes " << visible(cluster.cluster) << ": " << cluster.changes.size()
                       << " objects\n";
}

} // namespace

void addSet(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<SetArguments>();
    CLI::App *command = app.add_subcommand(
        "set", "Change a field where its value is supplied, and print the edit as a patch");
    command
        ->add_option("SUBJECT", arguments->subject,
                     "A cluster, or a layer for all that inherit from it")
        ->required();
    command->add_option("OBJECT", arguments->object, "Kind[.group]/[namespace/]name#field.path")
        ->required();
    command->add_option("VALUE", arguments->value, "The new value")->required();
    command->add_option("--at", arguments->atLayer, "Write it into this layer")->type_name("LAYER");
    command->add_flag("--write", arguments->write,
                      "Write the files; without it nothing is changed");
    command->footer(
        "The edit is rendered and verified before it is printed: exactly the clusters meant "
        "change, or it is refused.\n"
        "Examples:\n"
        "  fleetwright-cli set environments/production "
        "\"Deployment/monitoring/prometheus#spec.replicas\" 3\n"
        "  fleetwright-cli set prod-eu-west-1 \"Deployment/monitoring/prometheus#spec.replicas\" 4 "
        "--at clusters/prod-eu-west-1 | git apply");
    command->callback([&invocation, arguments] { set(invocation, *arguments); });
}

} // namespace fleetwright::cli
