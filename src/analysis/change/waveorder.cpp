// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/waveorder.h"

#include "analysis/components.h"
#include "analysis/drafts.h"
#include "analysis/waves.h"
#include "diff/componentversion.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fleetwright::analysis::change {

namespace {

using diff::ComponentVersion;
using diff::VersionCell;
using diff::VersionedComponent;
using Key = std::tuple<VersionedComponent::Kind, std::string, std::string, std::string>;

Key keyOf(const VersionedComponent &component)
{
    return {component.kind, component.artifact, component.owner, component.part};
}

/// Which version of each component a cluster had, by name.
using Versions = std::map<Key, std::map<std::string, std::string>>;

Versions versionsOf(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    Versions versions;
    for (const VersionedComponent &component : componentsOf(snapshot, cancel)) {
        for (const VersionCell &cell : component.cells)
            versions[keyOf(component)][snapshot.clusters[cell.cluster].name] = cell.version;
    }
    return versions;
}

/// The waves of a fleet and the versions of one component in each.
class Waves {
public:
    Waves(const model::Snapshot &snapshot, const std::vector<config::Wave> &waves) : m_names(waves)
    {
        for (const model::Cluster &cluster : snapshot.clusters)
            m_waveOf.push_back(waveOf(cluster, waves));
    }

    [[nodiscard]] std::optional<std::size_t> of(model::ClusterIndex cluster) const
    {
        return m_waveOf[cluster];
    }
    [[nodiscard]] const std::string &name(std::size_t wave) const { return m_names[wave].name; }

    /// An earlier wave that has the component, all of it older than the version.
    [[nodiscard]] std::optional<std::size_t> skipped(const VersionedComponent &component,
                                                     std::size_t wave,
                                                     const ComponentVersion &version) const
    {
        for (std::size_t earlier = 0; earlier < wave; ++earlier) {
            std::size_t older = 0;
            std::size_t all = 0;
            for (const VersionCell &cell : component.cells) {
                if (m_waveOf[cell.cluster] != earlier)
                    continue;
                ++all;
                const auto other = ComponentVersion::read(cell.version);
                const auto order = other ? diff::compareVersions(version, *other) : std::nullopt;
                older += order == std::strong_ordering::greater ? 1 : 0;
            }
            if (all > 0 && older == all)
                return earlier;
        }
        return std::nullopt;
    }

private:
    const std::vector<config::Wave> &m_names;
    std::vector<std::optional<std::size_t>> m_waveOf;
};

} // namespace

std::vector<model::Finding> waveOrder(RuleInput &input)
{
    const diff::ImpactPtr impact = input.impact();
    if (!impact || input.base()->config.waves.empty())
        return {};
    const model::Snapshot &fleet = input.snapshot();
    const Waves waves(fleet, input.base()->config.waves);
    const Versions before = versionsOf(*impact->fleet.before, input.cancel());
    Drafts drafts("wave-order");
    for (const VersionedComponent &component : input.once<Components>().all) {
        const auto old = before.find(keyOf(component));
        if (old == before.end())
            continue;
        for (const VersionCell &cell : component.cells) {
            const model::Cluster &cluster = fleet.clusters[cell.cluster];
            const auto was = old->second.find(cluster.name);
            const auto version = ComponentVersion::read(cell.version);
            const auto wave = waves.of(cell.cluster);
            if (was == old->second.end() || was->second == cell.version || !version || !wave
                || !impact->production.contains(cell.cluster))
                continue;
            const auto skipped = waves.skipped(component, *wave, *version);
            Draft *draft = skipped ? drafts.at(cell.place) : nullptr;
            if (!draft)
                continue;
            draft->raise(model::Severity::Error);
            draft->clusters.insert(cluster.name);
            draft->subjects.insert(component.artifact + ' ' + cell.version);
            draft->details.insert(waves.name(*skipped));
        }
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.field.clear();
        finding.message =
            listed(draft.subjects) + " reaches "
            + listed(std::vector<std::string>(draft.clusters.begin(), draft.clusters.end()))
            + " before any cluster of the earlier wave " + listed(draft.details) + " has it";
        finding.fix = "change the earlier wave first, and production when that runs well";
    });
}

} // namespace fleetwright::analysis::change
