// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/problems.h"

#include <algorithm>
#include <map>

namespace fleetwright::services {

namespace {

/// The root of a chain: the same broken file is met by every layer above it.
const base::Error &rootOf(const base::Error &error)
{
    return error.causes.empty() ? error : rootOf(error.causes.front());
}

} // namespace

std::vector<base::Error> problemsOf(const model::Snapshot &snapshot)
{
    std::map<std::pair<base::Place, std::string>, base::Error> known;
    const auto add = [&known](const base::Error &error) {
        const base::Error &root = rootOf(error);
        known.try_emplace({root.place.value_or(base::Place{}), root.detail}, error);
    };
    for (const base::Error &problem : snapshot.problems)
        add(problem);
    for (const model::Layer &layer : snapshot.layers) {
        if (layer.error)
            add(*layer.error);
    }
    for (const std::vector<model::Unit> *units : {&snapshot.units, &snapshot.unplaced}) {
        for (const model::Unit &unit : *units) {
            if (unit.error)
                add(*unit.error);
        }
    }
    for (const model::TargetingObject &target : snapshot.targeting) {
        for (const base::Error &error : target.errors)
            add(error);
    }
    std::vector<base::Error> problems;
    for (const auto &[key, error] : known)
        problems.push_back(error);
    return problems;
}

} // namespace fleetwright::services
