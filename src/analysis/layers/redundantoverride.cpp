// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/redundantoverride.h"

#include "analysis/exceptions.h"
#include "analysis/layers/settermarker.h"
#include "analysis/layers/unreachedchoices.h"
#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/settings.h"

namespace fleetwright::analysis::layers {

std::vector<model::Finding> redundantOverride(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    UnreachedChoices unreached(snapshot);
    std::vector<model::Finding> findings;
    for (const SettingPlace &place : input.settings().places()) {
        if (!place.isRedundant || place.isChoice || place.isManifest || place.isVariable
            || place.reach.empty() || input.exceptions().coversLine(place.place, place.layer)
            || hasSetterMarker(snapshot, place.place)
            || unreached.differFrom(place, input.settings().objects()[place.object].key))
            continue;
        model::Finding finding;
        finding.rule = "redundant-override";
        finding.severity = model::Severity::Info;
        finding.place = place.place;
        finding.clusters = snapshot.namesOf(place.reach);
        finding.layer = leaks::layerOf(snapshot, place.place, place.layer);
        finding.field = input.settings().objects()[place.object].key.text() + "#" + place.field;
        finding.value = place.value;
        finding.message = finding.layer + " sets " + finding.field + leaks::shownValue(place.value)
                          + ", which " + listed(finding.clusters)
                          + (finding.clusters.size() == 1 ? " inherits" : " inherit") + " anyway";
        finding.fix = "Delete the line, and the entry if nothing else is left in it";
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::layers
