// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/shadowedvalue.h"

#include "analysis/layers/hiddenvariables.h"
#include "analysis/layers/repeatedoverride.h"
#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/settings.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::layers {

namespace {

class ShadowedValue {
public:
    explicit ShadowedValue(RuleInput &input)
        : m_snapshot(input.snapshot()), m_settings(input.settings()),
          m_repeated(input.once<RepeatedOverrides>().all)
    {}

    std::vector<model::Finding> run()
    {
        const std::set<SettingIndex> repeated = hiddenByRepetition();
        for (SettingIndex index = 0; index < m_settings.places().size(); ++index) {
            const SettingPlace &place = m_settings.places()[index];
            if (place.isManifest || place.isVariable || place.isRedundant || !place.survives.empty()
                || place.hidden.empty() || place.reach.empty() || repeated.contains(index))
                continue;
            // A cluster that is not known in full may get it elsewhere.
            if (place.reach.intersection(m_settings.incomplete()).empty())
                add(place);
        }
        for (const HiddenVariable &variable : hiddenVariablesOf(m_snapshot, m_settings))
            add(variable);
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    /// What all children of a layer set back is one fault with their repetition.
    [[nodiscard]] std::set<SettingIndex> hiddenByRepetition() const
    {
        std::set<SettingIndex> hidden;
        for (const RepeatedOverride &found : m_repeated) {
            for (const FieldVariant &variant : found.field->variants) {
                bool below = false;
                for (const Setting &setting : variant.history) {
                    if (below)
                        hidden.insert(setting.place);
                    below = below
                            || std::find(found.places.begin(), found.places.end(), setting.place)
                                   != found.places.end();
                }
            }
        }
        return hidden;
    }

    void add(const SettingPlace &place)
    {
        model::Finding finding;
        finding.rule = "shadowed-value";
        finding.severity = model::Severity::Info;
        finding.place = place.place;
        finding.clusters = m_snapshot.namesOf(place.reach);
        finding.layer = leaks::layerOf(m_snapshot, place.place, place.layer);
        finding.field = m_settings.objects()[place.object].key.text() + "#" + place.field;
        finding.value = place.value;
        finding.message = finding.layer + " sets " + finding.field + leaks::shownValue(place.value)
                          + ", but something else replaces it in "
                          + (finding.clusters.size() == 1 ? "" : "each of ")
                          + listed(finding.clusters);
        finding.fix = "Delete the value: no cluster gets it";
        m_findings.push_back(std::move(finding));
    }

    void add(const HiddenVariable &variable)
    {
        model::Finding finding;
        finding.rule = "shadowed-value";
        finding.severity = model::Severity::Info;
        finding.place = variable.place;
        finding.clusters = m_snapshot.namesOf(variable.reach);
        finding.layer = variable.place.file.text();
        finding.field = variable.name;
        finding.value = variable.value;
        finding.message = variable.object + " sets the variable " + variable.name
                          + leaks::shownValue(variable.value)
                          + ", but a later source replaces it in " + listed(finding.clusters);
        finding.fix = "Delete the variable: no cluster gets it";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const Settings &m_settings;
    const std::vector<RepeatedOverride> &m_repeated;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> shadowedValue(RuleInput &input)
{
    return ShadowedValue(input).run();
}

} // namespace fleetwright::analysis::layers
