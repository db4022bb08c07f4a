// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/clusterentries.h"
#include "analysis/identity/identitymaps.h"
#include "analysis/identity/identityrules.h"
#include "analysis/places.h"

#include <algorithm>
#include <array>

namespace fleetwright::analysis::identity {

namespace {

using model::Attribute;
using model::Cluster;
using model::ClusterIndex;

class MissingIdentity {
public:
    explicit MissingIdentity(RuleInput &input)
        : m_snapshot(input.snapshot()), m_maps(input.once<IdentityMaps>()), m_entries(input),
          m_files(input.once<WrittenFiles>())
    {}

    std::vector<model::Finding> run()
    {
        for (ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            if (!m_snapshot.clusters[index].isHub)
                m_members.push_back(index);
        }
        for (const ClusterIndex index : m_members) {
            if (!noMap(index) && !noKey(index))
                noAttribute(index);
        }
        return std::move(m_findings);
    }

private:
    bool noMap(ClusterIndex index)
    {
        if (!m_maps.lacksMap(index))
            return false;
        const base::Place place = m_maps.rootOf(index);
        if (place.line == 0)
            return false;
        const Cluster &cluster = m_snapshot.clusters[index];
        add(index, place, {},
            cluster.name + " has no identity ConfigMap, which " + std::to_string(m_maps.holders())
                + " other clusters have: what asks the cluster for its name or region finds "
                  "nothing",
            "Generate " + m_maps.usualName() + " for " + cluster.name);
        return true;
    }

    /// A key that the maps of all others have.
    bool noKey(ClusterIndex index)
    {
        const model::Object *own = m_maps.mapOf(index);
        if (!own)
            return false;
        const std::vector<std::string> lacking = m_maps.lackingKeys(index);
        if (lacking.empty())
            return false;
        const Cluster &cluster = m_snapshot.clusters[index];
        const base::Place name = objectPlace(own->root);
        add(index, name.line == 0 ? name : m_files.entryAround(name), lacking.front(),
            "The identity ConfigMap " + own->stableName + " of " + cluster.name + " has no "
                + listed(lacking) + ", which those of all other clusters have",
            "Add " + listed(lacking));
        return true;
    }

    void noAttribute(ClusterIndex index)
    {
        const Cluster &cluster = m_snapshot.clusters[index];
        for (const Attribute attribute : {Attribute::Environment, Attribute::Region}) {
            const std::string name(model::attributeName(attribute));
            if (isKnown(cluster, attribute))
                continue;
            std::size_t others = 0;
            for (const ClusterIndex other : m_members)
                others += isKnown(m_snapshot.clusters[other], attribute) ? 1 : 0;
            if (others < 2 || others + 1 != m_members.size())
                continue;
            const base::Place place = m_entries.nameOf(cluster);
            if (place.line == 0)
                continue;
            add(index, place, name,
                "No source tells the " + name + " of " + cluster.name + ", which is known of all "
                    + std::to_string(others) + " other clusters: what selects by it passes "
                    + cluster.name + " over",
                "Label " + cluster.name + " with its " + name);
            return;
        }
    }

    static bool isKnown(const Cluster &cluster, Attribute attribute)
    {
        const auto values = cluster.identity.find(attribute);
        return (values != cluster.identity.end() && !values->second.empty())
               || cluster.dimensions.contains(std::string(model::attributeName(attribute)));
    }

    void add(ClusterIndex index, const base::Place &place, const std::string &field,
             std::string message, std::string fix)
    {
        model::Finding finding;
        finding.rule = "identity-missing";
        finding.severity = model::Severity::Error;
        finding.place = place;
        finding.clusters = {m_snapshot.clusters[index].name};
        finding.field = field;
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const IdentityMaps &m_maps;
    ClusterEntries m_entries;
    const WrittenFiles &m_files;
    std::vector<ClusterIndex> m_members;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> identityMissing(RuleInput &input)
{
    return MissingIdentity(input).run();
}

} // namespace fleetwright::analysis::identity
