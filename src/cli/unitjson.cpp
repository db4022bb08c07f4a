// SPDX-License-Identifier: Apache-2.0
#include "cli/unitjson.h"

#include "topology/settings.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string layerPath(const model::Snapshot &snapshot, const model::Unit &unit)
{
    if (!unit.root)
        return "-";
    const std::string &path = snapshot.layers[*unit.root].path.text();
    return path.empty() ? "." : path;
}

Json sourcesJson(const std::vector<model::UnitSource> &sources)
{
    Json list = Json::array();
    for (const model::UnitSource &source : sources) {
        Json json{{"url", source.url},
                  {"revision", source.revision},
                  {"path", source.path},
                  {"file", source.place.file.text()},
                  {"line", source.place.line}};
        if (!source.chart.empty()) {
            json["chart"] = source.chart;
            json["version"] = source.version;
        }
        list.push_back(std::move(json));
    }
    return list;
}

Json reasonList(const std::vector<model::Reason> &reasons)
{
    Json list = Json::array();
    for (const model::Reason &reason : reasons)
        list.push_back({{"kind", model::reasonKindName(reason.kind)},
                        {"subject", reason.subject},
                        {"holds", reason.holds},
                        {"file", reason.place.file.text()},
                        {"line", reason.place.line}});
    return list;
}

Json deliveryJson(const model::Delivery &delivery)
{
    Json json = Json::object();
    const auto add = [&json](const char *name, const std::optional<bool> &value) {
        if (value)
            json[name] = *value;
    };
    add("automated", delivery.automated);
    add("prune", delivery.prune);
    add("selfHeal", delivery.selfHeal);
    add("wait", delivery.wait);
    add("force", delivery.force);
    json["suspended"] = delivery.suspended;
    json["deletesResources"] = delivery.deletesResources;
    const std::pair<const char *, const std::string &> texts[] = {
        {"deletionPolicy", delivery.deletionPolicy},
        {"interval", delivery.interval},
        {"retryInterval", delivery.retryInterval},
        {"timeout", delivery.timeout},
        {"serviceAccount", delivery.serviceAccount},
        {"project", delivery.project},
        {"syncWave", delivery.syncWave}};
    for (const auto &[name, text] : texts) {
        if (!text.empty())
            json[name] = text;
    }
    if (!delivery.syncOptions.empty())
        json["syncOptions"] = delivery.syncOptions;
    Json dependencies = Json::array();
    for (const model::UnitDependency &dependency : delivery.dependsOn)
        dependencies.push_back(
            model::UnitId{dependency.kind, dependency.nameSpace, dependency.name}.text());
    if (!dependencies.empty())
        json["dependsOn"] = std::move(dependencies);
    return json;
}

/// A unit of Snapshot::units or, without a cluster, of Snapshot::unplaced.
enum class Placing : std::uint8_t { Placed, Unplaced };

Json unitJson(const model::Snapshot &snapshot, const model::Unit &unit, Placing placing)
{
    const model::UnitDeclaration &declaration = *unit.declaration;
    Json json{{"cluster", placing == Placing::Placed ? snapshot.clusters[unit.cluster].name : ""},
              {"unit", unit.id.text()},
              {"controller", model::controllerName(unit.controller)},
              {"layer", layerPath(snapshot, unit)},
              {"state", unitState(unit)},
              {"objects", unit.rendering ? unit.rendering->objects.size() : 0},
              {"file", declaration.place.file.text()},
              {"line", declaration.place.line}};
    if (unit.hub)
        json["hub"] = snapshot.clusters[*unit.hub].name;
    if (!declaration.declaredBy.empty())
        json["declaredBy"] = declaration.declaredBy;
    if (unit.parent)
        json["appliedBy"] = snapshot.units[*unit.parent].id.text();
    json["sources"] = sourcesJson(declaration.sources);
    json["reasons"] = reasonList(declaration.reasons);
    json["settings"] = deliveryJson(declaration.delivery);
    if (unit.error)
        json["error"] = base::describe(*unit.error);
    if (unit.unresolved)
        json["unresolved"] = base::describe(*unit.unresolved);
    return json;
}

std::string textOf(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string unitState(const model::Unit &unit)
{
    if (unit.error)
        return unit.error->code == base::ErrorCode::Unresolved ? "unresolved" : "failed";
    if (!unit.rendering)
        return "unresolved";
    return unit.rendering->unresolved.empty() ? "rendered" : "partly unresolved";
}

std::string reasonsJson(const std::vector<model::Reason> &reasons)
{
    return textOf(reasonList(reasons));
}

std::string unitsJson(const model::Snapshot &snapshot)
{
    Json list = Json::array();
    for (const model::Unit &unit : snapshot.units)
        list.push_back(unitJson(snapshot, unit, Placing::Placed));
    for (const model::Unit &unit : snapshot.unplaced)
        list.push_back(unitJson(snapshot, unit, Placing::Unplaced));
    Json outliers = Json::array();
    for (const topology::Outlier &outlier : topology::outliersOf(snapshot))
        outliers.push_back(
            {{"cluster", snapshot.clusters[snapshot.units[outlier.unit].cluster].name},
             {"unit", snapshot.units[outlier.unit].id.text()},
             {"setting", outlier.setting},
             {"value", outlier.value},
             {"usual", outlier.usual},
             {"alike", outlier.alike},
             {"others", outlier.others}});
    return textOf({{"version", 1}, {"command", "units"}, {"units", list}, {"outliers", outliers}});
}

} // namespace fleetwright::cli
