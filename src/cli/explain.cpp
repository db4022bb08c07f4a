// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/explainsummary.h"
#include "cli/invocation.h"
#include "cli/objectselector.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/unitjson.h"
#include "fleet/origin.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

enum class Detail : std::uint8_t { Summary, EveryField };

using Json = nlohmann::ordered_json;

struct ExplainArguments {
    std::string cluster;
    std::string object;
    bool all = false;
};

/// The paths of all scalars below a node.
void collectScalars(const yaml::Node *node, const model::FieldPath &path,
                    std::vector<model::FieldPath> &paths)
{
    if (node->isScalar() || node->size() == 0) {
        paths.push_back(path);
        return;
    }
    for (const yaml::Entry &entry : node->entries()) {
        using Segment = model::FieldPath::Segment;
        collectScalars(entry.value,
                       path.child({.kind = Segment::Kind::Key,
                                   .key = std::string(entry.key->text()),
                                   .value = {},
                                   .index = 0}),
                       paths);
    }
    for (std::size_t index = 0; index < node->items().size(); ++index)
        collectScalars(node->items()[index], path.child(model::segmentForItem(node, index)), paths);
}

Json stepJson(const fleet::OriginStep &step)
{
    Json json{{"file", step.place.file.text()},
              {"line", step.place.line},
              {"column", step.place.column},
              {"layer", step.layer.text()},
              {"field", step.field},
              {"value", step.value},
              {"reach", step.reach},
              {"decides", step.decides},
              {"supplies", step.supplies},
              {"couldSet", step.couldSet}};
    if (step.entry.line > 0)
        json["entry"] = {{"file", step.entry.file.text()},
                         {"line", step.entry.line},
                         {"column", step.entry.column}};
    return json;
}

Json summaryJson(const ExplainSummary &summary)
{
    Json list = Json::array();
    for (const ExplainSummary::Source &source : summary.sources)
        list.push_back({{"layer", source.layer.text()},
                        {"field", source.field},
                        {"file", source.first.file.text()},
                        {"line", source.first.line},
                        {"reach", source.reach},
                        {"supplies", source.supplies},
                        {"hidden", source.hidden}});
    return list;
}

std::string stepText(const fleet::OriginStep &step)
{
    std::string text = "  " + visible(placeText(step.place));
    if (step.couldSet)
        return text + "   does not set it; reaches " + std::to_string(step.reach);
    text += "   " + visible(step.value) + "   (" + visible(step.field)
            + (step.entry.line > 0 ? " at " + visible(placeText(step.entry)) : "") + "; reaches "
            + std::to_string(step.reach);
    return text + ", " + (step.supplies ? "supplies, decides " : "hidden here, decides ")
           + std::to_string(step.decides) + ')';
}

void printFields(Invocation &invocation, const std::vector<ExplainedField> &fields)
{
    for (const ExplainedField &field : fields) {
        invocation.out << visible(field.path.text()) << '\n';
        for (const fleet::OriginStep &step : field.steps)
            invocation.out << stepText(step) << '\n';
    }
}

std::string countText(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

/// Which layers supply how much, then the fields that more than one of them set.
void printSummary(Invocation &invocation, const std::vector<ExplainedField> &fields)
{
    std::vector<std::vector<std::string>> rows;
    for (const ExplainSummary::Source &source : summaryOf(fields).sources)
        rows.push_back({source.layer.text(), source.field, std::to_string(source.reach),
                        std::to_string(source.supplies), std::to_string(source.hidden),
                        placeText(source.first)});
    printTable(invocation, {"LAYER", "BY", "REACHES", "SUPPLIES", "HIDDEN", "FIRST PLACE"}, rows);
    std::vector<ExplainedField> contested;
    std::copy_if(fields.begin(), fields.end(), std::back_inserter(contested), isContested);
    invocation.out << '\n'
                   << countText(fields.size(), "field") << ", " << contested.size()
                   << " of them set more than once"
                   << (contested.empty() ? "; --all prints each\n" : " (--all prints each):\n");
    printFields(invocation, contested);
}

/// Why the object's unit is there: the chain above its layers.
void printUnit(Invocation &invocation, const model::Snapshot &snapshot, const model::Unit &unit)
{
    if (unit.declaration->declaredBy.empty())
        return;
    invocation.out << "applied by " << visible(unit.id.text());
    if (unit.id.text() != unit.declaration->declaredBy)
        invocation.out << " of " << visible(unit.declaration->declaredBy);
    if (unit.parent)
        invocation.out << ", which " << visible(snapshot.units[*unit.parent].id.text())
                       << " applies";
    invocation.out << '\n';
    for (const model::Reason &reason : unit.declaration->reasons)
        invocation.out << "  " << model::reasonKindName(reason.kind) << "   "
                       << visible(reason.subject) << "   " << visible(placeText(reason.place))
                       << '\n';
}

struct Explained {
    const model::Snapshot &snapshot;
    std::string cluster;
    const model::Unit &unit;
    const model::Object &object;
};

/// Other units of the cluster that write the same object.
std::vector<const model::Unit *> otherWriters(const Explained &explained)
{
    const model::ResourceId &id = explained.object.id;
    const auto isSame = [&id](const model::Object &object) {
        return object.id.name == id.name && object.id.nameSpace == id.nameSpace
               && object.id.kind == id.kind && object.id.group == id.group;
    };
    std::vector<const model::Unit *> others;
    for (const std::size_t index : explained.snapshot.unitsOf(explained.unit.cluster)) {
        const model::Unit &unit = explained.snapshot.units[index];
        if (&unit != &explained.unit && unit.controller != model::Controller::Overlay
            && unit.rendering && std::ranges::any_of(unit.rendering->objects, isSame))
            others.push_back(&unit);
    }
    return others;
}

void printOtherWriters(Invocation &invocation, const Explained &explained)
{
    for (const model::Unit *unit : otherWriters(explained)) {
        invocation.out << "also applied by " << visible(unit->id.text());
        if (!unit->rendering->unresolved.empty())
            invocation.out << ", not yet: "
                           << visible(base::describe(unit->rendering->unresolved.front()));
        invocation.out << '\n';
    }
}

void printExplained(Invocation &invocation, const Explained &explained,
                    const std::vector<ExplainedField> &fields, Detail detail)
{
    const model::Object &object = explained.object;
    const std::string &cluster = explained.cluster;
    if (invocation.format == Format::Json) {
        Json list = Json::array();
        for (const ExplainedField &field : fields) {
            Json steps = Json::array();
            for (const fleet::OriginStep &step : field.steps)
                steps.push_back(stepJson(step));
            list.push_back({{"field", field.path.text()}, {"steps", steps}});
        }
        Json others = Json::array();
        for (const model::Unit *unit : otherWriters(explained))
            others.push_back(unit->id.text());
        const Json document{
            {"version", 1},
            {"command", "explain"},
            {"cluster", cluster},
            {"object", object.id.text()},
            {"unit", explained.unit.id.text()},
            {"declaredBy", explained.unit.declaration->declaredBy},
            {"alsoAppliedBy", others},
            {"reasons", Json::parse(reasonsJson(explained.unit.declaration->reasons))},
            {"summary", summaryJson(summaryOf(fields))},
            {"fields", list}};
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    invocation.out << visible(object.id.text()) << " of " << visible(cluster) << '\n';
    printUnit(invocation, explained.snapshot, explained.unit);
    printOtherWriters(invocation, explained);
    if (detail == Detail::Summary)
        printSummary(invocation, fields);
    else
        printFields(invocation, fields);
}

std::vector<model::FieldPath> fieldsToExplain(const yaml::Node *root, const model::FieldPath &asked)
{
    std::vector<model::FieldPath> paths;
    if (const std::optional<FoundField> found = findField(root, asked))
        collectScalars(found->node, found->path, paths);
    return paths;
}

struct Matching {
    const model::Unit *unit = nullptr;
    const model::Object *object = nullptr; ///< nullptr if there is none
};

Matching findMatching(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                      const ObjectSelector &selector)
{
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (selector.matches(object))
                return {&unit, &object};
        }
    }
    return {};
}

void explain(Invocation &invocation, const ExplainArguments &arguments)
{
    const base::Result<ObjectSelector> selector = ObjectSelector::fromText(arguments.object);
    if (!selector)
        return failUse(invocation, selector.error().detail, selector.error().hint);
    const base::Result<model::FieldPath> asked = model::FieldPath::fromText(selector->field);
    if (!asked)
        return failUse(invocation, base::describe(asked.error()), asked.error().hint);
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    const auto known = snapshot.clusterByName.find(arguments.cluster);
    if (known == snapshot.clusterByName.end())
        return failUse(invocation, "no cluster " + arguments.cluster,
                       nearestCluster(snapshot, arguments.cluster));
    const auto [unit, object] = findMatching(snapshot, known->second, *selector);
    if (!object)
        return fail(invocation, {.code = base::ErrorCode::NotFound,
                                 .detail = arguments.cluster + " has no " + arguments.object,
                                 .place = {},
                                 .hint = nearestObject(snapshot, known->second, *selector),
                                 .causes = {}});
    std::vector<ExplainedField> fields;
    for (const model::FieldPath &path : fieldsToExplain(object->root, *asked)) {
        if (std::optional<std::vector<fleet::OriginStep>> steps =
                fleet::explain(snapshot, known->second, object->id, path))
            fields.push_back({path, *std::move(steps)});
    }
    if (fields.empty())
        return fail(invocation, {.code = base::ErrorCode::NotFound,
                                 .detail = object->id.text() + " has no field " + selector->field,
                                 .place = {},
                                 .hint = nearestField(object->root, *asked),
                                 .causes = {}});
    const bool summary = asked->isRoot() && !arguments.all;
    printExplained(invocation, {snapshot, arguments.cluster, *unit, *object}, fields,
                   summary ? Detail::Summary : Detail::EveryField);
}

} // namespace

void addExplain(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ExplainArguments>();
    CLI::App *command =
        app.add_subcommand("explain", "Print where a value comes from and which values it hides");
    command->add_option("CLUSTER", arguments->cluster, "The cluster")->required();
    command
        ->add_option("OBJECT", arguments->object,
                     "Kind[.group]/[namespace/]name[#field.path]; without a field, a summary")
        ->required();
    command->add_flag("--all", arguments->all, "Without a field: every field in full");
    command->footer("Examples:\n"
                    "  fleetwright-cli explain staging-eu-west-1 "
                    "\"Deployment/monitoring/"
                    "prometheus#spec.template.spec.containers[name=prometheus].image\"\n"
                    "  fleetwright-cli explain prod-eu-west-1 Namespace//monitoring");
    command->callback([&invocation, arguments] { explain(invocation, *arguments); });
}

} // namespace fleetwright::cli
