// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/projects/knownprojects.h"
#include "analysis/projects/projectrules.h"
#include "flux/knownobjects.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace fleetwright::analysis::projects {

namespace {

using yaml::Node;

std::span<const Node *const> itemsAt(const Node *project, std::string_view field)
{
    const Node *list = project->findPath({"spec", field});
    return list ? list->items() : std::span<const Node *const>();
}

/// Every scalar is "*".
bool isAllStars(const Node *item, std::initializer_list<std::string_view> needed)
{
    const std::span<const yaml::Entry> entries = item->entries();
    return std::ranges::all_of(entries,
                               [](const yaml::Entry &entry) { return entry.value->text() == "*"; })
           && std::ranges::all_of(needed,
                                  [&](std::string_view key) { return item->find(key) != nullptr; });
}

bool hasAny(const Node *project, std::string_view field)
{
    const Node *value = project->findPath({"spec", field});
    return value && !value->isNull() && (value->isScalar() || value->size() > 0);
}

/// Something in it shuts somebody out after all.
bool limitsAnything(const Node *project)
{
    constexpr std::array<std::string_view, 7> limits{"clusterResourceBlacklist",
                                                     "namespaceResourceBlacklist",
                                                     "roles",
                                                     "syncWindows",
                                                     "signatureKeys",
                                                     "sourceIntegrity",
                                                     "sourceNamespaces"};
    if (std::ranges::any_of(limits, [&](std::string_view field) { return hasAny(project, field); }))
        return true;
    const Node *white = project->findPath({"spec", "namespaceResourceWhitelist"});
    if (white && !white->isNull() && std::ranges::none_of(white->items(), [](const Node *item) {
            return isAllStars(item, {"group", "kind"});
        }))
        return true;
    const auto denies = [](const Node *text) { return text->text().starts_with('!'); };
    return std::ranges::any_of(itemsAt(project, "sourceRepos"), denies)
           || std::ranges::any_of(itemsAt(project, "destinations"), [&](const Node *item) {
                  return std::ranges::any_of(item->entries(), [&](const yaml::Entry &entry) {
                      return denies(entry.value);
                  });
              });
}

bool isOpen(const Node *project)
{
    const bool anySource = std::ranges::any_of(
        itemsAt(project, "sourceRepos"), [](const Node *item) { return item->text() == "*"; });
    const bool anyDestination =
        std::ranges::any_of(itemsAt(project, "destinations"), [](const Node *item) {
            return isAllStars(item, {"namespace"}) && (item->find("server") || item->find("name"));
        });
    const bool anyKind =
        std::ranges::any_of(itemsAt(project, "clusterResourceWhitelist"),
                            [](const Node *item) { return isAllStars(item, {"group", "kind"}); });
    return anySource && anyDestination && anyKind && !limitsAnything(project);
}

} // namespace

std::vector<model::Finding> projectOpen(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const auto &projects = input.once<KnownProjects>();
    std::vector<model::Finding> findings;
    for (const KnownProject &project : projects.all()) {
        if (project.name == "default" || project.place.line == 0 || !isOpen(project.root))
            continue;
        std::set<std::string> clusters;
        for (const model::Unit *application : project.applications)
            clusters.insert(snapshot.clusters[application->cluster].name);
        model::Finding finding;
        finding.rule = "project-open";
        finding.severity = model::Severity::Info;
        finding.place = project.place;
        finding.clusters.assign(clusters.begin(), clusters.end());
        finding.value = project.name;
        finding.message = "The project " + project.name
                          + " permits every source, every destination and every cluster-scoped "
                            "kind: whoever may create an Application in it may do anything in "
                            "every cluster";
        finding.fix = "Name the repositories, the destinations and the cluster-scoped kinds that "
                      "it is for";
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::projects
