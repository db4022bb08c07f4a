// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/fleetschedule.h"

#include "analysis/places.h"
#include "model/selector.h"
#include "topology/fleetobjects.h"

#include <algorithm>

namespace fleetwright::analysis::change {

namespace {

using model::Cluster;
using topology::FleetObject;
using yaml::Node;

std::string textOf(const Node *node)
{
    return node ? std::string(node->text()) : std::string();
}

bool selects(const Node *selector, const Cluster &cluster)
{
    const auto read = model::Selector::read(selector, model::Selector::Values::Labels);
    return read && model::matches(*read, cluster.labels);
}

/// The criteria of an entry of `targets.clusters`: all that are given hold.
class Target {
public:
    Target(const Node *target, const std::vector<FleetObject> &groups)
        : m_target(target), m_groups(groups)
    {}

    [[nodiscard]] bool matches(const Cluster &cluster) const
    {
        const std::string name = textOf(m_target->find("clusterName"));
        const std::string group = textOf(m_target->find("clusterGroup"));
        const Node *selector = m_target->find("clusterSelector");
        const Node *groupSelector = m_target->find("clusterGroupSelector");
        // An entry without criteria matches nothing.
        if (name.empty() && group.empty() && !selector && !groupSelector)
            return false;
        return (name.empty() || name == cluster.name) && (!selector || selects(selector, cluster))
               && (group.empty()
                   || isInGroup(cluster,
                                [&](const FleetObject &object) { return object.name == group; }))
               && (!groupSelector || isInGroup(cluster, [&](const FleetObject &object) {
                      Cluster labelled;
                      const Node *labels = object.root->findPath({"metadata", "labels"});
                      if (labels) {
                          for (const yaml::Entry &entry : labels->entries())
                              labelled.labels.emplace(entry.key->text(), entry.value->text());
                      }
                      return selects(groupSelector, labelled);
                  }));
    }

private:
    template<typename Wanted>
    [[nodiscard]] bool isInGroup(const Cluster &cluster, Wanted isWanted) const
    {
        return std::ranges::any_of(m_groups, [&](const FleetObject &group) {
            return isWanted(group) && selects(group.root->findPath({"spec", "selector"}), cluster);
        });
    }

    const Node *m_target;
    const std::vector<FleetObject> &m_groups;
};

} // namespace

std::vector<FleetSchedule> fleetSchedulesOf(const model::Snapshot &snapshot,
                                            const base::Cancel &cancel)
{
    std::vector<FleetSchedule> schedules;
    const std::vector<FleetObject> objects =
        topology::objectsOfKind(snapshot, {}, "Schedule", cancel);
    if (objects.empty())
        return schedules;
    const std::vector<FleetObject> groups =
        topology::objectsOfKind(snapshot, {}, "ClusterGroup", cancel);
    for (const FleetObject &object : objects) {
        const Node *cron = object.root->findPath({"spec", "schedule"});
        if (!textOf(object.root->find("apiVersion")).starts_with("fleet.cattle.io/") || !cron)
            continue;
        FleetSchedule schedule;
        schedule.name = "Schedule/" + object.nameSpace + '/' + object.name;
        schedule.place = placeOfValue(cron);
        schedule.window.kind = "allow";
        const std::string fields = textOf(cron);
        schedule.window.schedule = fields.substr(std::min(fields.find(' '), fields.size() - 1) + 1);
        schedule.window.duration = textOf(object.root->findPath({"spec", "duration"}));
        const std::string location = textOf(object.root->findPath({"spec", "location"}));
        schedule.window.timeZone = location == "Local" ? std::string() : location;
        const Node *targets = object.root->findPath({"spec", "targets", "clusters"});
        for (model::ClusterIndex index = 0; targets && index < snapshot.clusters.size(); ++index) {
            if (std::ranges::any_of(targets->items(), [&](const Node *target) {
                    return Target(target, groups).matches(snapshot.clusters[index]);
                }))
                schedule.clusters.insert(index);
        }
        schedules.push_back(std::move(schedule));
    }
    return schedules;
}

} // namespace fleetwright::analysis::change
