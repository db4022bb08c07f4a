// SPDX-License-Identifier: Apache-2.0
#include "cli/clustersjson.h"

#include <nlohmann/json.hpp>

#include <set>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

Json factJson(const model::Fact &fact)
{
    Json json{
        {"key", fact.key}, {"value", fact.value}, {"knownFrom", model::signalName(fact.signal)}};
    if (fact.attribute != model::Attribute::None)
        json["attribute"] = model::attributeName(fact.attribute);
    json["label"] = fact.isLabel;
    json["file"] = fact.place.file.text();
    json["line"] = fact.place.line;
    return json;
}

Json agreementsJson(const model::Cluster &cluster)
{
    Json list = Json::array();
    for (const inventory::Agreement &agreement : inventory::agreementsOf(cluster))
        list.push_back({{"name", agreement.name},
                        {"values", agreement.values},
                        {"agrees", agreement.agrees()},
                        {"agreeing", agreement.agreeing},
                        {"disagreeing", agreement.disagreeing}});
    return list;
}

Json clusterJson(const model::Cluster &cluster)
{
    Json identity = Json::object();
    for (const auto &[attribute, values] : cluster.identity)
        identity[std::string(model::attributeName(attribute))] = values;
    Json facts = Json::array();
    for (const model::Fact &fact : cluster.facts)
        facts.push_back(factJson(fact));
    return {{"name", cluster.name},
            {"knownFrom", model::signalName(cluster.knownFrom)},
            {"file", cluster.place.file.text()},
            {"line", cluster.place.line},
            {"assumedFromFolder", cluster.assumedFromFolder},
            {"hub", cluster.isHub},
            {"dimensions", cluster.dimensions},
            {"labels", cluster.labels},
            {"identity", identity},
            {"facts", facts},
            {"agreements", agreementsJson(cluster)}};
}

Json checkJson(const model::Snapshot &snapshot, const inventory::ConsistencyCheck &check)
{
    Json breaches = Json::array();
    for (const inventory::ConsistencyCheck::Breach &breach : check.breaches)
        breaches.push_back({{"cluster", snapshot.clusters[breach.cluster].name},
                            {"what", breach.what},
                            {"file", breach.place.file.text()},
                            {"line", breach.place.line}});
    return {{"kind", inventory::consistencyName(check.kind)},
            {"subject", check.subject},
            {"clusters", check.asked.size()},
            {"kept", check.kept()},
            {"breaches", breaches}};
}

std::string_view kindName(diff::VersionedComponent::Kind kind)
{
    switch (kind) {
    case diff::VersionedComponent::Kind::Image:
        return "image";
    case diff::VersionedComponent::Kind::Chart:
        return "chart";
    case diff::VersionedComponent::Kind::Revision:
        return "revision";
    }
    return "image";
}

Json componentJson(const model::Snapshot &snapshot, const diff::VersionedComponent &component)
{
    Json cells = Json::array();
    for (const diff::VersionCell &cell : component.cells)
        cells.push_back({{"cluster", snapshot.clusters[cell.cluster].name},
                         {"version", cell.version},
                         {"standing", diff::standingName(cell.standing)},
                         {"file", cell.place.file.text()},
                         {"line", cell.place.line}});
    Json json{{"kind", kindName(component.kind)},
              {"artifact", component.artifact},
              {"owner", component.owner}};
    if (!component.part.empty())
        json["container"] = component.part;
    json["even"] = component.isEven();
    json["cells"] = std::move(cells);
    return json;
}

} // namespace

std::vector<std::vector<std::string>> controllersOfClusters(const model::Snapshot &snapshot)
{
    std::vector<std::set<model::Controller>> found(snapshot.clusters.size());
    for (const model::Unit &unit : snapshot.units)
        found[unit.cluster].insert(unit.controller);
    std::vector<std::vector<std::string>> names(found.size());
    for (std::size_t cluster = 0; cluster < found.size(); ++cluster) {
        for (const model::Controller controller : found[cluster])
            names[cluster].emplace_back(model::controllerName(controller));
    }
    return names;
}

std::string clustersJson(const model::Snapshot &snapshot,
                         const std::vector<inventory::ConsistencyCheck> &checks,
                         const diff::Promotion *promotion)
{
    const auto controllers = controllersOfClusters(snapshot);
    std::vector<std::size_t> units(snapshot.clusters.size(), 0);
    for (const model::Unit &unit : snapshot.units)
        ++units[unit.cluster];
    Json clusters = Json::array();
    for (std::size_t index = 0; index < snapshot.clusters.size(); ++index) {
        Json json = clusterJson(snapshot.clusters[index]);
        json["controllers"] = controllers[index];
        json["units"] = units[index];
        clusters.push_back(std::move(json));
    }
    Json consistency = Json::array();
    for (const inventory::ConsistencyCheck &check : checks)
        consistency.push_back(checkJson(snapshot, check));
    Json document{{"version", 1},
                  {"command", "clusters"},
                  {"clusters", clusters},
                  {"consistency", consistency}};
    if (promotion) {
        document["environments"] = promotion->environments;
        Json components = Json::array();
        for (const diff::VersionedComponent &component : promotion->components)
            components.push_back(componentJson(snapshot, component));
        document["components"] = std::move(components);
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace fleetwright::cli
