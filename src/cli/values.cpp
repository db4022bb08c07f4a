// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "model/fieldpath.h"
#include "model/releasevalues.h"
#include "model/secret.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using yaml::Node;

struct ValuesArguments {
    std::string unit;
    std::string cluster;
};

/// One value of a release: a scalar, or a collection without anything in it.
struct ReleaseValue {
    model::FieldPath path;
    const Node *node = nullptr;
};

void collect(const Node *node, const model::FieldPath &path, std::vector<ReleaseValue> &values)
{
    using Segment = model::FieldPath::Segment;
    if (node->isScalar() || node->size() == 0) {
        values.push_back({path, node});
        return;
    }
    for (const yaml::Entry &entry : node->entries())
        collect(entry.value,
                path.child({Segment::Kind::Key, std::string(entry.key->text()), {}, 0}), values);
    std::size_t index = 0;
    for (const Node *item : node->items())
        collect(item, path.child({Segment::Kind::Index, {}, {}, index++}), values);
}

std::string shown(const Node *node)
{
    if (!node->isScalar())
        return node->isMapping() ? (node->size() == 0 ? "{}" : "{…}")
                                 : (node->size() == 0 ? "[]" : "[…]");
    return model::comesFromSecret(node) ? model::maskedText(node) : std::string(node->text());
}

base::Place placeOf(const Node *node)
{
    return node->span().known() ? node->span().place() : base::Place{};
}

/// What a value hides, the nearest first.
std::vector<const Node *> hiddenBy(const Node *node)
{
    std::vector<const Node *> hidden;
    for (const yaml::Change *change = node->change(); change && change->previous;
         change = change->previous->change())
        hidden.push_back(change->previous);
    return hidden;
}

Json placed(const Node *node)
{
    const base::Place place = placeOf(node);
    return {{"value", shown(node)}, {"file", place.file.text()}, {"line", place.line}};
}

Json valueJson(const ReleaseValue &value)
{
    Json json{{"path", value.path.text()}};
    json.update(placed(value.node));
    json["hides"] = Json::array();
    for (const Node *hidden : hiddenBy(value.node))
        json["hides"].push_back(placed(hidden));
    return json;
}

std::string shortPlace(const Node *node)
{
    const base::Place place = placeOf(node);
    return place.file.isRoot() ? std::string("computed") : placeText(place);
}

/// A value of several lines is cut: the place says where the rest is.
std::string firstLine(const std::string &text)
{
    const std::size_t end = text.find('\n');
    return end == std::string::npos ? text : text.substr(0, end) + "…";
}

std::vector<std::string> valueRow(const ReleaseValue &value)
{
    std::string hides;
    for (const Node *hidden : hiddenBy(value.node))
        hides += (hides.empty() ? "" : ", ") + firstLine(shown(hidden)) + " (" + shortPlace(hidden)
                 + ')';
    return {value.path.text(), firstLine(shown(value.node)), shortPlace(value.node),
            hides.empty() ? "-" : hides};
}

/// A unit that is asked for, and the cluster that it is for; "" where that is not known.
struct Chosen {
    const model::Unit *unit = nullptr;
    std::string cluster;
};

std::vector<Chosen> chosenUnits(const model::Snapshot &snapshot, const ValuesArguments &arguments)
{
    std::vector<Chosen> chosen;
    for (const model::Unit &unit : snapshot.units) {
        const std::string &cluster = snapshot.clusters[unit.cluster].name;
        if (unit.id.text() == arguments.unit
            && (arguments.cluster.empty() || cluster == arguments.cluster))
            chosen.push_back({&unit, cluster});
    }
    for (const model::Unit &unit : snapshot.unplaced) {
        if (unit.id.text() == arguments.unit && arguments.cluster.empty())
            chosen.push_back({&unit, {}});
    }
    return chosen;
}

void showRelease(Invocation &invocation, const Chosen &chosen, const model::ReleaseValues &release,
                 Json &list)
{
    const auto arena = std::make_shared<base::Arena>();
    const base::Result<const Node *> composed = release.composed(arena);
    if (!composed)
        return fail(invocation, composed.error());
    std::vector<ReleaseValue> values;
    collect(*composed, {}, values);
    if (invocation.format == Format::Json) {
        Json all = Json::array();
        for (const ReleaseValue &value : values)
            all.push_back(valueJson(value));
        list.push_back({{"cluster", chosen.cluster},
                        {"unit", chosen.unit->id.text()},
                        {"release", release.release()},
                        {"chart", release.chart().text()},
                        {"values", all}});
        return;
    }
    invocation.out << "# " << visible(chosen.unit->id.text());
    if (!chosen.cluster.empty())
        invocation.out << " on " << visible(chosen.cluster);
    invocation.out << ": release " << visible(release.release()) << " of "
                   << visible(release.chart().text()) << '\n';
    std::vector<std::vector<std::string>> rows;
    for (const ReleaseValue &value : values)
        rows.push_back(valueRow(value));
    printTable(invocation, {"VALUE", "IS", "FROM", "HIDES"}, rows);
}

void values(Invocation &invocation, const ValuesArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    if (!arguments.cluster.empty() && !snapshot.findCluster(arguments.cluster))
        return failUse(invocation, "no cluster is called \"" + arguments.cluster + "\"",
                       nearestCluster(snapshot, arguments.cluster));
    const std::vector<Chosen> chosen = chosenUnits(snapshot, arguments);
    if (chosen.empty())
        return failUse(invocation, "there is no unit \"" + arguments.unit + "\"",
                       "`fleetwright-cli units` lists them");
    Json list = Json::array();
    bool any = false;
    for (const Chosen &each : chosen) {
        if (!each.unit->rendering) {
            fail(invocation, each.unit->error ? *each.unit->error
                                              : each.unit->unresolved.value_or(base::Error{}));
            continue;
        }
        for (const auto &release : each.unit->rendering->releases) {
            any = true;
            showRelease(invocation, each, *release, list);
        }
    }
    if (invocation.format == Format::Json)
        printJson(invocation, Json{{"version", 1}, {"command", "values"}, {"releases", list}}.dump(
                                  2, ' ', false, Json::error_handler_t::replace));
    else if (!any && chosen.front().unit->rendering)
        invocation.out << "The unit renders no chart.\n";
}

} // namespace

void addValues(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ValuesArguments>();
    CLI::App *command = app.add_subcommand(
        "values", "Show the values of a unit's charts, where each is from and what it hides");
    command->add_option("UNIT", arguments->unit, "KIND/NAMESPACE/NAME, as `units` lists it")
        ->required();
    command->add_option("--cluster", arguments->cluster, "Of this cluster alone");
    command->footer("Examples:\n"
                    "  fleetwright-cli values HelmRelease/shop/web --cluster prod-eu\n"
                    "  fleetwright-cli values Application/argocd/ingress --format json");
    command->callback([&invocation, arguments] { values(invocation, *arguments); });
}

} // namespace fleetwright::cli
