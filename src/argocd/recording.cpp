// SPDX-License-Identifier: Apache-2.0
#include "argocd/recording.h"

#include "argocd/manifest.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::argocd {

bool isRecordedGenerator(const yaml::Node *object)
{
    const yaml::Node *version = object->find("apiVersion");
    const yaml::Node *kind = object->find("kind");
    return version && version->text() == "fleetwright/v1" && kind
           && kind->text() == "RecordedGenerator";
}

base::Result<RecordedGenerator> readRecordedGenerator(const yaml::Node *object)
{
    constexpr std::array<std::string_view, 4> kinds = {"pullRequest", "scmProvider",
                                                       "clusterDecisionResource", "plugin"};
    base::Result<std::string> set = stringField(object, "applicationSet");
    if (!set)
        return set.error();
    base::Result<std::string> generator = stringField(object, "generator");
    if (!generator)
        return generator.error();
    if (set->empty() || std::find(kinds.begin(), kinds.end(), *generator) == kinds.end())
        return invalidAt(object, "a RecordedGenerator names its applicationSet (namespace/name) "
                                 "and its generator: pullRequest, scmProvider, "
                                 "clusterDecisionResource or plugin");
    const base::Result<std::vector<const yaml::Node *>> sets = mapsField(object, "parameterSets");
    if (!sets)
        return sets.error();
    RecordedGenerator record{*std::move(set), *std::move(generator), 0, {}};
    if (const yaml::Node *position = object->find("position")) {
        const std::optional<yaml::Integer> number =
            position->tag() == yaml::Tag::Int ? yaml::parseInteger(position->text()) : std::nullopt;
        if (!number || number->negative)
            return invalidAt(position, "position counts from 0");
        record.position = number->magnitude;
    }
    for (const yaml::Node *one : *sets)
        record.parameterSets.push_back(fromNode(one));
    return record;
}

} // namespace fleetwright::argocd
