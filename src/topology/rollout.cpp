// SPDX-License-Identifier: Apache-2.0
#include "topology/rollout.h"

#include "argocd/rollingsync.h"
#include "fleet/controllers/argocddecisions.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::topology {

namespace {

using model::Snapshot;
using model::Unit;
using yaml::Node;

std::map<std::string, std::string, std::less<>> labelsOf(const Unit &unit)
{
    std::map<std::string, std::string, std::less<>> labels;
    const Node *object = unit.declaration->object;
    const Node *written = object ? object->findPath({"metadata", "labels"}) : nullptr;
    if (!written)
        return labels;
    for (const yaml::Entry &entry : written->entries())
        labels.emplace(entry.key->text(), entry.value->text());
    return labels;
}

std::string selectorText(const argocd::RollingSync::Step &step)
{
    std::string text;
    for (const argocd::RollingSync::Expression &expression : step.expressions) {
        text += (text.empty() ? "" : ", ") + expression.key + " " + expression.op + " (";
        for (std::size_t i = 0; i < expression.values.size(); ++i)
            text += (i == 0 ? "" : ", ") + expression.values[i];
        text += ")";
    }
    return text;
}

std::string limitText(const std::optional<argocd::RollingSync::Limit> &limit)
{
    if (!limit)
        return {};
    return std::to_string(limit->number) + (limit->isPercent ? "%" : "");
}

Rollout rolloutOf(const Snapshot &snapshot, std::size_t target, const argocd::RollingSync &strategy)
{
    const model::TargetingObject &set = snapshot.targeting[target];
    Rollout rollout{target, set.id.text(), set.place, {}, {}};
    for (const argocd::RollingSync::Step &step : strategy.steps)
        rollout.steps.push_back({selectorText(step),
                                 limitText(step.maxUpdate),
                                 step.place.known() ? step.place.place() : base::Place{},
                                 {}});
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        if (snapshot.units[index].target != target)
            continue;
        const auto labels = labelsOf(snapshot.units[index]);
        bool isCovered = false;
        for (std::size_t step = 0; step < strategy.steps.size(); ++step) {
            if (!argocd::selects(strategy.steps[step], labels))
                continue;
            rollout.steps[step].units.push_back(index);
            isCovered = true;
        }
        if (!isCovered)
            rollout.uncovered.push_back(index);
    }
    return rollout;
}

/// One cluster's API and its units that Flux applies.
class Ordering {
public:
    Ordering(const Snapshot &snapshot, model::ClusterIndex hub, std::vector<std::size_t> units)
        : m_snapshot(snapshot), m_units(std::move(units))
    {
        m_order.hub = hub;
        for (const std::size_t unit : m_units)
            m_byId.emplace(snapshot.units[unit].id, unit);
        for (const std::size_t unit : m_units)
            readDependencies(unit);
    }

    [[nodiscard]] bool hasDependencies() const { return m_any; }

    DependencyOrder take()
    {
        layOut();
        findCycles();
        for (const std::size_t unit : m_units) {
            if (!m_placed.contains(unit) && !m_cyclic.contains(unit))
                m_order.blocked.push_back(unit);
        }
        return std::move(m_order);
    }

private:
    void readDependencies(std::size_t unit)
    {
        for (const model::UnitDependency &dependency :
             m_snapshot.units[unit].declaration->delivery.dependsOn) {
            m_any = true;
            // An object that names no namespace is in its parent's, and so is what it names.
            const model::UnitId id{dependency.kind,
                                   dependency.nameSpace.empty()
                                       ? m_snapshot.units[unit].id.nameSpace
                                       : dependency.nameSpace,
                                   dependency.name};
            const auto found = m_byId.find(id);
            if (found == m_byId.end()) {
                m_order.missing.push_back({unit, dependency});
                m_lacks.insert(unit);
            } else {
                m_waitsFor[unit].insert(found->second);
            }
        }
    }

    void layOut()
    {
        while (true) {
            std::vector<std::size_t> stage;
            for (const std::size_t unit : m_units) {
                if (m_placed.contains(unit) || m_lacks.contains(unit))
                    continue;
                const auto waits = m_waitsFor.find(unit);
                const bool isReady =
                    waits == m_waitsFor.end()
                    || std::ranges::all_of(waits->second, [this](std::size_t other) {
                           return m_placed.contains(other);
                       });
                if (isReady)
                    stage.push_back(unit);
            }
            if (stage.empty())
                return;
            m_placed.insert(stage.begin(), stage.end());
            m_order.stages.push_back(std::move(stage));
        }
    }

    /// From every unit that is left along what it waits for, until one comes again.
    void findCycles()
    {
        std::set<std::size_t> seen;
        for (const std::size_t start : m_units) {
            std::vector<std::size_t> path;
            std::size_t at = start;
            while (!m_placed.contains(at) && seen.insert(at).second) {
                path.push_back(at);
                const std::optional<std::size_t> next = firstUnplaced(at);
                if (!next)
                    break;
                at = *next;
            }
            const auto again = std::ranges::find(path, at);
            if (again == path.end() || !firstUnplaced(path.back())
                || *firstUnplaced(path.back()) != at)
                continue;
            m_order.cycles.emplace_back(again, path.end());
            m_cyclic.insert(again, path.end());
        }
    }

    [[nodiscard]] std::optional<std::size_t> firstUnplaced(std::size_t unit) const
    {
        const auto waits = m_waitsFor.find(unit);
        if (waits == m_waitsFor.end())
            return std::nullopt;
        for (const std::size_t other : waits->second) {
            if (!m_placed.contains(other))
                return other;
        }
        return std::nullopt;
    }

    const Snapshot &m_snapshot;
    std::vector<std::size_t> m_units;
    bool m_any = false;
    std::map<model::UnitId, std::size_t> m_byId;
    std::map<std::size_t, std::set<std::size_t>> m_waitsFor;
    std::set<std::size_t> m_lacks; ///< depend on what is not there
    std::set<std::size_t> m_placed;
    std::set<std::size_t> m_cyclic;
    DependencyOrder m_order;
};

} // namespace

std::vector<Rollout> rolloutsOf(const Snapshot &snapshot)
{
    std::vector<Rollout> rollouts;
    for (std::size_t target = 0; target < snapshot.targeting.size(); ++target) {
        const auto *decisions = dynamic_cast<const fleet::ArgoCdDecisions *>(
            snapshot.targeting[target].decisions.get());
        if (!decisions)
            continue;
        const auto strategy = argocd::RollingSync::read(decisions->inputs().set->strategy);
        if (strategy && *strategy)
            rollouts.push_back(rolloutOf(snapshot, target, **strategy));
    }
    return rollouts;
}

std::vector<DependencyOrder> dependencyOrdersOf(const Snapshot &snapshot)
{
    std::map<model::ClusterIndex, std::vector<std::size_t>> byHub;
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        const Unit &unit = snapshot.units[index];
        if (unit.controller == model::Controller::Flux && unit.hub)
            byHub[*unit.hub].push_back(index);
    }
    std::vector<DependencyOrder> orders;
    for (auto &[hub, units] : byHub) {
        Ordering ordering(snapshot, hub, std::move(units));
        if (ordering.hasDependencies())
            orders.push_back(ordering.take());
    }
    return orders;
}

} // namespace fleetwright::topology
