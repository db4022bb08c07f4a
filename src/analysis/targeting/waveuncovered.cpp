// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/targeting/fleetbundles.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/waves.h"
#include "analysis/writtenfiles.h"
#include "topology/partitions.h"
#include "topology/rollout.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using model::Cluster;
using yaml::Node;

class Uncovered {
public:
    explicit Uncovered(RuleInput &input)
        : m_snapshot(input.snapshot()), m_config(input.config()),
          m_files(input.once<WrittenFiles>())
    {}

    std::vector<model::Finding> run()
    {
        for (const topology::Rollout &rollout : topology::rolloutsOf(m_snapshot))
            rollingSync(rollout);
        for (const EvaluatedBundle &bundle : evaluatedBundles(m_snapshot))
            partitions(bundle);
        waves();
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void rollingSync(const topology::Rollout &rollout)
    {
        std::set<std::string> left;
        for (const std::size_t unit : rollout.uncovered)
            left.insert(m_snapshot.clusters[m_snapshot.units[unit].cluster].name);
        const auto *decisions = dynamic_cast<const fleet::ArgoCdDecisions *>(
            m_snapshot.targeting[rollout.target].decisions.get());
        if (left.empty() || !decisions)
            return;
        const argocd::ApplicationSet &set = *decisions->inputs().set;
        const Node *rolling = set.strategy->find("rollingSync");
        const yaml::Entry *steps = rolling ? rolling->findEntry("steps") : nullptr;
        if (!steps)
            return;
        const std::vector<std::string> names(left.begin(), left.end());
        add(placeOfKey(steps), names,
            "The Applications of ApplicationSet " + set.text() + " for " + listed(names)
                + " are in no step of its RollingSync: they are never synced",
            "Add a step for them, or correct the labels of the template");
    }

    void partitions(const EvaluatedBundle &each)
    {
        const rancherfleet::Bundle &bundle = each.bundle();
        const Node *written =
            bundle.rolloutStrategy ? bundle.rolloutStrategy->find("partitions") : nullptr;
        if (!written || written->size() == 0)
            return;
        std::vector<std::string> names =
            topology::bundleRolloutOf(m_snapshot, each.target, *each.decisions).uncovered;
        std::ranges::sort(names);
        const base::Place first = placeOf(written->items().front());
        if (names.empty() || first.line == 0)
            return;
        add(m_files.keyAround(first, "partitions"), names,
            "Bundle " + bundle.name + " targets " + listed(names)
                + ", which no partition of its rolloutStrategy takes: it is never rolled out there",
            "Add a partition for them");
    }

    void waves()
    {
        if (m_config.waves.empty())
            return;
        std::vector<std::string> names;
        for (const Cluster &cluster : m_snapshot.clusters) {
            if (cluster.isHub)
                continue;
            bool isSettled = false;
            for (const config::Wave &wave : m_config.waves)
                isSettled |= takes(wave, cluster).value_or(true);
            if (!isSettled)
                names.push_back(cluster.name);
        }
        if (names.empty())
            return;
        std::ranges::sort(names);
        add(m_files.keyAround(m_config.waves.front().place, "waves"), names,
            listed(names) + (names.size() == 1 ? " is" : " are")
                + " in none of the declared waves: no change is ever tried out before it reaches "
                + (names.size() == 1 ? "it" : "them"),
            "Add " + listed(names) + " to a wave");
    }

    void add(const base::Place &place, std::vector<std::string> clusters, std::string message,
             std::string fix)
    {
        model::Finding finding;
        finding.rule = "wave-uncovered";
        finding.severity = model::Severity::Warning;
        finding.place = place;
        finding.clusters = std::move(clusters);
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    const WrittenFiles &m_files;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> waveUncovered(RuleInput &input)
{
    return Uncovered(input).run();
}

} // namespace fleetwright::analysis::targeting
