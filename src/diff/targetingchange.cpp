// SPDX-License-Identifier: Apache-2.0
#include "diff/targetingchange.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace fleetwright::diff {

namespace {

struct Members {
    std::vector<std::string> names; ///< sorted
    bool known = true;
};

std::map<std::string, Members> membersOf(const model::Snapshot &snapshot)
{
    std::map<std::string, Members> members;
    for (const model::TargetingObject &object : snapshot.targeting) {
        Members &entry = members[object.id.text()];
        for (std::string &name : snapshot.namesOf(object.members))
            entry.names.push_back(std::move(name));
        entry.known = entry.known && object.state == model::TargetingObject::State::Known;
    }
    // One id may stand for objects of several hubs.
    for (auto &[id, entry] : members) {
        std::ranges::sort(entry.names);
        const auto rest = std::ranges::unique(entry.names);
        entry.names.erase(rest.begin(), rest.end());
    }
    return members;
}

} // namespace

std::vector<TargetingChange> targetingChanges(const model::Snapshot &before,
                                              const model::Snapshot &after)
{
    std::map<std::string, Members> old = membersOf(before);
    std::map<std::string, Members> now = membersOf(after);
    for (const auto &[id, members] : old)
        now.try_emplace(id);
    std::vector<TargetingChange> changes;
    for (const auto &[id, members] : now) {
        const Members &left = old[id];
        if (left.names == members.names)
            continue;
        TargetingChange change;
        change.object = id;
        change.known = left.known && members.known;
        std::ranges::set_intersection(left.names, members.names, std::back_inserter(change.kept));
        std::ranges::set_difference(members.names, left.names, std::back_inserter(change.gained));
        std::ranges::set_difference(left.names, members.names, std::back_inserter(change.lost));
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace fleetwright::diff
