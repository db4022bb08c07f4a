// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/leakoutlier.h"

#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::leaks {

namespace {

class LeakOutlier {
public:
    explicit LeakOutlier(RuleInput &input)
        : m_snapshot(input.snapshot()), m_tokens(input.tokens()), m_settings(input.settings()),
          m_exceptions(input.exceptions())
    {}

    std::vector<model::Finding> run()
    {
        for (const Field &field : m_settings.fields()) {
            std::set<SettingIndex> seen;
            for (const FieldVariant &variant : field.variants) {
                if (!variant.history.empty() && seen.insert(variant.history.front().place).second)
                    look(field, variant.history.front());
            }
        }
        return mergedByLine(std::move(m_findings));
    }

private:
    void look(const Field &field, const Setting &kept)
    {
        constexpr std::size_t smallest = 4;
        const SettingPlace &place = m_settings.places()[kept.place];
        if (place.reach.size() < smallest || m_exceptions.coversLine(place.place, place.layer))
            return;
        model::ClusterSet keeping;
        model::ClusterSet others;
        std::set<std::string> overriding; // layers, or files that are in none
        const yaml::Node *common = nullptr;
        for (const FieldVariant &variant : field.variants) {
            if (variant.history.empty())
                continue;
            const Setting &newest = variant.history.front();
            if (newest.place == kept.place) {
                keeping.insertAll(variant.clusters);
                continue;
            }
            const bool hides =
                std::any_of(variant.history.begin(), variant.history.end(),
                            [&](const Setting &setting) { return setting.place == kept.place; });
            if (!hides)
                continue;
            if (common && !yaml::equal(common, newest.node))
                return; // each has a value of its own
            common = newest.node;
            const SettingPlace &lower = m_settings.places()[newest.place];
            if (lower.layer && place.layer && *lower.layer == *place.layer)
                return;
            overriding.insert(lower.layer ? layerName(m_snapshot.layers[*lower.layer])
                                          : lower.place.file.text());
            others.insertAll(variant.clusters);
        }
        constexpr std::size_t fewestLayers = 3;
        if (!common || overriding.size() < fewestLayers || yaml::equal(common, kept.node))
            return;
        keeping = keeping.intersection(place.reach);
        others = others.intersection(place.reach);
        const std::size_t reach = place.reach.size();
        if (keeping.empty() || keeping.size() * 4 > reach || keeping.size() + others.size() != reach
            || isWholeClass(keeping))
            return;
        add(field, kept, common, keeping, others.size());
    }

    /// Two or more that are exactly one environment, region or tier: a value of that class.
    [[nodiscard]] bool isWholeClass(const model::ClusterSet &clusters) const
    {
        if (clusters.size() < 2)
            return false;
        const model::ClusterIndex first = clusters.indices().front();
        for (const std::string_view attribute : {"environment", "region", "tier"}) {
            for (const std::string &value : m_tokens.valuesOf(first, attribute)) {
                if (m_tokens.ownersOf(attribute, value) == clusters)
                    return true;
            }
        }
        return false;
    }

    void add(const Field &field, const Setting &kept, const yaml::Node *common,
             const model::ClusterSet &keeping, std::size_t others)
    {
        const SettingPlace &place = m_settings.places()[kept.place];
        model::Finding finding;
        finding.rule = "leak-outlier";
        finding.severity = model::Severity::Warning;
        finding.place = place.place;
        finding.clusters = m_snapshot.namesOf(keeping);
        finding.layer = layerOf(m_snapshot, place.place, place.layer);
        finding.field = m_settings.objects()[field.object].key.text() + "#" + field.path;
        finding.value = place.value;
        const std::string now = place.value.empty() ? "" : shownValue(std::string(common->text()));
        finding.message = finding.layer + " sets " + finding.field + shownValue(place.value)
                          + ", which only " + listed(finding.clusters) + " keeps: "
                          + std::to_string(others) + " of " + std::to_string(place.reach.size())
                          + " clusters set it back" + (now.empty() ? "" : " to" + now.substr(2));
        finding.fix = "Put the value of the others into " + finding.layer
                      + " and this one into the layer of " + listed(finding.clusters, 3);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const TokenTable &m_tokens;
    const Settings &m_settings;
    const Exceptions &m_exceptions;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> leakOutlier(RuleInput &input)
{
    return LeakOutlier(input).run();
}

} // namespace fleetwright::analysis::leaks
