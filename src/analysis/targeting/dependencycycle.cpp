// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/unitdependencies.h"
#include "analysis/unitwriting.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using Units = std::vector<std::size_t>;

class Cycles {
public:
    explicit Cycles(RuleInput &input)
        : m_snapshot(input.snapshot()), m_entries(input.once<DependencyEntries>().all)
    {
        for (std::size_t index = 0; index < m_entries.size(); ++index)
            m_byUnit[m_entries[index].unit].push_back(index);
    }

    std::vector<model::Finding> run()
    {
        std::set<Units> seen;
        for (const DependencyEntry &entry : m_entries) {
            for (const std::size_t target : entry.targets) {
                Units cycle = shortestWay(target, entry.unit);
                if (cycle.empty())
                    continue;
                Units members = cycle;
                std::ranges::sort(members);
                if (seen.insert(std::move(members)).second)
                    add(cycle);
            }
        }
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    /// Units from one to another along what they wait for, both included; empty without a way.
    [[nodiscard]] Units shortestWay(std::size_t from, std::size_t to) const
    {
        std::map<std::size_t, std::size_t> cameFrom{{from, from}};
        std::deque<std::size_t> queue{from};
        while (!queue.empty() && !cameFrom.contains(to)) {
            const std::size_t at = queue.front();
            queue.pop_front();
            const auto own = m_byUnit.find(at);
            if (own == m_byUnit.end())
                continue;
            for (const std::size_t entry : own->second) {
                for (const std::size_t next : m_entries[entry].targets) {
                    if (cameFrom.emplace(next, at).second)
                        queue.push_back(next);
                }
            }
        }
        if (!cameFrom.contains(to))
            return {};
        Units way{to};
        while (way.back() != from)
            way.push_back(cameFrom.at(way.back()));
        std::ranges::reverse(way);
        return way;
    }

    void add(const Units &cycle)
    {
        const DependencyEntry *first = nullptr;
        std::vector<base::Place> places;
        std::set<std::string> clusters;
        std::string names;
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            const std::size_t unit = cycle[i];
            const std::size_t next = cycle[(i + 1) % cycle.size()];
            clusters.insert(m_snapshot.clusters[m_snapshot.units[unit].cluster].name);
            names += unitText(m_snapshot.units[unit]) + ", ";
            for (const std::size_t index : m_byUnit.at(unit)) {
                const DependencyEntry &entry = m_entries[index];
                if (std::ranges::find(entry.targets, next) == entry.targets.end())
                    continue;
                places.push_back(entry.place);
                if (!first || entry.place < first->place)
                    first = &entry;
            }
        }
        if (!first)
            return;
        model::Finding finding;
        finding.rule = "dependency-cycle";
        finding.severity = model::Severity::Error;
        finding.place = first->place;
        finding.clusters.assign(clusters.begin(), clusters.end());
        finding.value = first->name;
        std::ranges::copy_if(places, std::back_inserter(finding.related),
                             [&](const base::Place &place) { return place != first->place; });
        finding.message = cycle.size() == 1 ? names + "waits for itself and is never applied"
                                            : "Each waits for the next and the last for the first: "
                                                  + names + "so none of them is ever applied";
        finding.fix = "Remove one of these dependsOn entries";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const std::vector<DependencyEntry> &m_entries;
    std::map<std::size_t, std::vector<std::size_t>> m_byUnit;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> dependencyCycle(RuleInput &input)
{
    return Cycles(input).run();
}

} // namespace fleetwright::analysis::targeting
