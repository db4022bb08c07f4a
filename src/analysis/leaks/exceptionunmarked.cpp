// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exceptionunmarked.h"

#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

bool isCovered(const Exceptions &exceptions, const OwnSetting &setting)
{
    const auto covers = [&](const auto &exception) {
        return exceptions.covers(exception, setting);
    };
    return std::any_of(exceptions.marks().begin(), exceptions.marks().end(), covers)
           || std::any_of(exceptions.listed().begin(), exceptions.listed().end(), covers);
}

std::string difference(const OwnSetting &setting, std::size_t peers)
{
    const std::string all = "its " + std::to_string(peers) + " peers";
    switch (setting.kind) {
    case OwnSetting::Kind::Object:
        return " adds " + setting.object.text() + ", which none of " + all + " has";
    case OwnSetting::Kind::Removal:
        return " deletes " + setting.object.text() + ", which all of " + all + " have";
    case OwnSetting::Kind::Field:
        break;
    }
    const std::string theirs = setting.peerValue.empty()
                                   ? ", unlike all of " + all
                                   : ", where all of " + all + " have"
                                         + (shownValue(setting.peerValue).empty()
                                                ? std::string(" another value")
                                                : shownValue(setting.peerValue).substr(2));
    return " sets " + fieldOf(setting) + shownValue(setting.value) + theirs;
}

} // namespace

std::vector<model::Finding> exceptionUnmarked(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    std::vector<model::Finding> findings;
    for (const OwnSetting &setting : input.departures().settings()) {
        if (!setting.departs || isCovered(input.exceptions(), setting))
            continue;
        model::Finding finding;
        finding.rule = "exception-unmarked";
        finding.severity = model::Severity::Warning;
        finding.place = setting.place;
        finding.clusters = {snapshot.clusters[setting.cluster].name};
        finding.layer = layerOf(snapshot, setting.place, setting.layer);
        finding.field = fieldOf(setting);
        finding.value = setting.value;
        finding.message =
            finding.layer
            + difference(setting, input.departures().peers().of(setting.cluster).size())
            + ", and nothing marks " + finding.clusters.front() + " as an exception";
        finding.fix = "Mark it (# exception: TICKET reason, until YYYY-MM-DD), or remove it";
        findings.push_back(std::move(finding));
    }
    return mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::leaks
