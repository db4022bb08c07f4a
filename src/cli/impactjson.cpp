// SPDX-License-Identifier: Apache-2.0
#include "cli/impactjson.h"

#include "cli/invocation.h"
#include "cli/output.h"
#include "diff/targetingchange.h"

#include <nlohmann/json.hpp>

#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

Json countsJson(const diff::Impact::Counts &counts)
{
    return {{"clusters", counts.clusters},   {"productionClusters", counts.productionClusters},
            {"deleted", counts.deleted},     {"leftBehind", counts.leftBehind},
            {"rehashed", counts.rehashed},   {"created", counts.created},
            {"changed", counts.changed},     {"fields", counts.fields},
            {"losesData", counts.losesData}, {"immutable", counts.immutable}};
}

Json fieldJson(const diff::FieldChange &field)
{
    return {{"field", field.path},
            {"before", field.before ? Json(field.beforeText) : Json(nullptr)},
            {"after", field.after ? Json(field.afterText) : Json(nullptr)}};
}

Json groupJson(const diff::Impact &impact, const diff::ImpactGroup &group)
{
    Json objects = Json::array();
    for (const diff::ObjectKey &key : group.objects)
        objects.push_back(key.text());
    Json fields = Json::array();
    if (group.kind == diff::ImpactGroup::Kind::Changed
        || group.kind == diff::ImpactGroup::Kind::Rehashed) {
        for (const diff::FieldChange *field : group.fields)
            fields.push_back(fieldJson(*field));
    }
    Json immutable = Json::array();
    for (const diff::ImmutableField &field : group.immutable)
        immutable.push_back({{"field", field.path}, {"recreated", field.recreated}});
    Json json{{"kind", diff::groupKindName(group.kind)},
              {"subject", group.subject},
              {"units", group.units},
              {"objects", std::move(objects)},
              {"clusters", impact.namesOf(group.clusters)},
              {"occurrences", group.occurrences},
              {"losesData", group.losesData},
              {"fields", std::move(fields)},
              {"immutable", std::move(immutable)}};
    if (diff::staysBehind(group.fate))
        json["stays"] = diff::fateName(group.fate);
    if (!group.becomes.empty())
        json["becomes"] = group.becomes;
    return json;
}

Json clusterChangeJson(const diff::ClusterChange &change)
{
    Json labels = Json::array();
    for (const diff::ClusterChange::Label &label : change.labels)
        labels.push_back({{"key", label.key}, {"before", label.before}, {"after", label.after}});
    Json json{{"cluster", change.cluster},
              {"change", diff::clusterChangeName(change.kind)},
              {"objects", change.objects},
              {"labels", std::move(labels)}};
    if (!change.formerName.empty())
        json["formerName"] = change.formerName;
    return json;
}

Json unitJson(const diff::UnitChange &change)
{
    Json json{{"cluster", change.cluster},
              {"unit", change.unit},
              {"change", diff::unitChangeName(change.kind)},
              {"objectsBefore", change.objectsBefore},
              {"objectsAfter", change.objectsAfter}};
    if (!change.formerUnit.empty())
        json["formerUnit"] = change.formerUnit;
    if (diff::staysBehind(change.fate))
        json["stays"] = diff::fateName(change.fate);
    return json;
}

Json objectChangesJson(const diff::ClusterDiff &cluster)
{
    Json changes = Json::array();
    for (const diff::ObjectChange &change : cluster.changes) {
        const std::string_view kind = change.kind == diff::ChangeKind::Renamed
                                          ? "rehashed"
                                          : diff::changeKindName(change.kind);
        changes.push_back({{"object", change.key.text()},
                           {"unit", change.unit},
                           {"change", kind},
                           {"fields", change.fields.size()}});
    }
    return {{"cluster", cluster.cluster}, {"changes", std::move(changes)}};
}

Json withheldJson(const diff::Impact &impact, const diff::Withheld &withheld)
{
    const base::Place place = withheld.error.place.value_or(base::Place());
    return {{"why", withheld.why == diff::Withheld::Why::Failed ? "failed" : "unresolved"},
            {"before", withheld.before},
            {"after", withheld.after},
            {"units", withheld.units},
            {"clusters", impact.namesOf(withheld.clusters)},
            {"message", withheld.error.detail},
            {"file", place.file.text()},
            {"line", place.line}};
}

Json fileJson(const diff::Impact &impact, const diff::FileChange &file)
{
    return {{"file", file.path.text()},
            {"change", diff::fileChangeName(file.kind)},
            {"readers", impact.namesOf(file.readers)},
            {"changed", impact.namesOf(file.changed)},
            {"withoutEffect", file.withoutEffect()}};
}

/// What an impact says without its two states' files and objects.
void addGroups(Json &document, const diff::Impact &impact)
{
    document["counts"] = countsJson(impact.counts);
    Json groups = Json::array();
    for (const diff::ImpactGroup &group : impact.groups)
        groups.push_back(groupJson(impact, group));
    document["groups"] = std::move(groups);
    document["groupsLeftOut"] = impact.groupsLeftOut;
    Json clusters = Json::array();
    for (const diff::ClusterChange &change : impact.clusters)
        clusters.push_back(clusterChangeJson(change));
    document["clusters"] = std::move(clusters);
    Json units = Json::array();
    for (const diff::UnitChange &change : impact.units)
        units.push_back(unitJson(change));
    document["units"] = std::move(units);
}

Json allWithheld(const diff::Impact &impact)
{
    Json withheld = Json::array();
    for (const diff::Withheld &entry : impact.withheld)
        withheld.push_back(withheldJson(impact, entry));
    return withheld;
}

Json targetingJson(const diff::Impact &impact)
{
    Json list = Json::array();
    for (const diff::TargetingChange &change :
         diff::targetingChanges(*impact.fleet.before, *impact.fleet.after)) {
        list.push_back({{"object", change.object},
                        {"kept", change.kept},
                        {"gained", change.gained},
                        {"lost", change.lost},
                        {"known", change.known}});
    }
    return list;
}

} // namespace

void printTrialJson(Invocation &invocation, const diff::Impact &impact, const std::string &kind,
                    const std::string &subject)
{
    std::vector<std::string> reach;
    for (const diff::ClusterDiff &cluster : impact.fleet.clusters) {
        if (!cluster.changes.empty())
            reach.push_back(cluster.cluster);
    }
    Json document{
        {"version", 1},       {"command", "radius"},       {"kind", kind},
        {"subject", subject}, {"reach", std::move(reach)}, {"targeting", targetingJson(impact)}};
    Json trial;
    addGroups(trial, impact);
    trial["withheld"] = allWithheld(impact);
    document["trial"] = std::move(trial);
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printImpactJson(Invocation &invocation, const diff::Impact &impact, const std::string &base,
                     const std::string &head)
{
    Json document{{"version", 1}, {"command", "impact"}, {"base", base}, {"head", head}};
    addGroups(document, impact);
    Json objects = Json::array();
    for (const diff::ClusterDiff &cluster : impact.fleet.clusters) {
        if (!cluster.changes.empty())
            objects.push_back(objectChangesJson(cluster));
    }
    document["objects"] = std::move(objects);
    document["withheld"] = allWithheld(impact);
    Json files = Json::array();
    for (const diff::FileChange &file : impact.files)
        files.push_back(fileJson(impact, file));
    document["files"] = std::move(files);
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

} // namespace fleetwright::cli
