// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/identitymaps.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/startup/neededobjects.h"
#include "analysis/startup/startuprules.h"
#include "analysis/unitdependencies.h"
#include "analysis/unitwriting.h"
#include "base/nearest.h"

#include <algorithm>
#include <map>
#include <optional>

namespace fleetwright::analysis::startup {

namespace {

using model::ClusterIndex;
using model::Unit;

/// Why an object should be in Git, and how to mend it.
struct Expected {
    std::string why;
    std::string fix;
};

class MissingSources {
public:
    explicit MissingSources(RuleInput &input)
        : m_snapshot(input.snapshot()), m_config(input.config()), m_applied(input.snapshot()),
          m_open(input.once<OpenUnits>()), m_maps(input.once<identity::IdentityMaps>()),
          m_needs(needsOf(input.snapshot()))
    {
        for (const Need &need : m_needs)
            m_askers[{m_snapshot.units[need.unit].id, need.text()}].push_back(&need);
    }

    std::vector<model::Finding> run()
    {
        for (const Need &need : m_needs) {
            if (need.use == Need::For::Values)
                look(need);
        }
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void look(const Need &need)
    {
        const Unit &unit = m_snapshot.units[need.unit];
        const ClusterIndex api = apiOf(unit);
        if (isSupplied(api, need) || isWritten(unit, need) || m_applied.isMade(api, need)
            || m_open.inputsHold(api, need.name, need.unit) || isIdentityMissing(unit, need))
            return;
        if (const std::optional<Expected> expected = expectedIn(api, need))
            add(need, *expected);
    }

    [[nodiscard]] bool isSupplied(ClusterIndex api, const Need &need) const
    {
        return !m_applied.unitsWith(api, need.kind, need.nameSpace, need.name).empty();
    }

    /// By hand, in a file that nobody renders: Flux' own reading of the fleet found it.
    static bool isWritten(const Unit &unit, const Need &need)
    {
        if (need.field != "substituteFrom" || !unit.rendering)
            return false;
        const std::string missing = "substitute from '" + need.kind + "/" + need.name + "'";
        return std::ranges::none_of(unit.rendering->unresolved, [&](const base::Error &error) {
            return error.detail.starts_with(missing);
        });
    }

    /// identity-missing says it.
    [[nodiscard]] bool isIdentityMissing(const Unit &unit, const Need &need) const
    {
        return need.kind == "ConfigMap" && m_maps.lacksMap(unit.cluster)
               && std::ranges::find(m_config.identityConfigMaps, need.name)
                      != m_config.identityConfigMaps.end();
    }

    std::optional<Expected> expectedIn(ClusterIndex api, const Need &need) const
    {
        for (const Need *other : m_askers.at({m_snapshot.units[need.unit].id, need.text()})) {
            const Unit &unit = m_snapshot.units[other->unit];
            if (other->unit != need.unit && apiOf(unit) != api && isSupplied(apiOf(unit), *other))
                return Expected{m_snapshot.clusters[apiOf(unit)].name + " has it for the same unit",
                                "Add " + need.text() + " to this cluster"};
        }
        std::vector<std::string_view> near;
        for (const AppliedObjects::Applied &applied : m_applied.ofKind(api, need.kind)) {
            const model::ResourceId &id = applied.object->id;
            const std::string own = id.nameSpace.empty()
                                        ? defaultNamespaceOf(m_snapshot.units[applied.unit])
                                        : id.nameSpace;
            if (id.name == need.name)
                return Expected{"it lies in the namespace " + own,
                                "Put it into the namespace " + need.nameSpace};
            if (applied.object->stableName == need.name && own == need.nameSpace)
                return Expected{"the name there has a hash suffix (" + id.name + ")",
                                "Set disableNameSuffixHash, or configure the name reference"};
            if (own == need.nameSpace)
                near.push_back(applied.object->stableName);
        }
        if (isAnywhere(need))
            return std::nullopt;
        for (const std::string_view name : near) {
            const std::size_t distance = base::editDistance(name, need.name);
            if (distance == 1 || distance == 2)
                return Expected{std::string(name) + " is near", "Write " + std::string(name)};
        }
        return std::nullopt;
    }

    /// Whether any cluster has an object of that kind and name.
    [[nodiscard]] bool isAnywhere(const Need &need) const
    {
        const auto [known, isNew] = m_anywhere.try_emplace({need.kind, need.name}, false);
        if (isNew)
            known->second = findAnywhere(need);
        return known->second;
    }

    [[nodiscard]] bool findAnywhere(const Need &need) const
    {
        for (ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            for (const AppliedObjects::Applied &applied : m_applied.ofKind(index, need.kind)) {
                if (applied.object->stableName == need.name)
                    return true;
            }
        }
        return false;
    }

    void add(const Need &need, const Expected &expected)
    {
        const Unit &unit = m_snapshot.units[need.unit];
        if (need.place.line == 0)
            return;
        model::Finding finding;
        finding.rule = "substitute-source-missing";
        finding.severity = model::Severity::Error;
        finding.place = need.place;
        finding.clusters = {m_snapshot.clusters[unit.cluster].name};
        finding.value = need.name;
        finding.message = unitText(unit) + " reads " + need.text() + ", which nothing in "
                          + m_snapshot.clusters[apiOf(unit)].name + " supplies; " + expected.why
                          + ": it is never applied";
        finding.fix = expected.fix;
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    AppliedObjects m_applied;
    const OpenUnits &m_open;
    const identity::IdentityMaps &m_maps;
    std::vector<Need> m_needs;
    std::map<std::pair<model::UnitId, std::string>, std::vector<const Need *>> m_askers;
    mutable std::map<std::pair<std::string, std::string>, bool> m_anywhere;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> substituteSourceMissing(RuleInput &input)
{
    return MissingSources(input).run();
}

} // namespace fleetwright::analysis::startup
