// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/startup/neededobjects.h"
#include "analysis/startup/startuprules.h"
#include "analysis/unitdependencies.h"
#include "analysis/unitwriting.h"
#include "flux/knownobjects.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace fleetwright::analysis::startup {

namespace {

using model::ClusterIndex;
using model::Unit;
using yaml::Node;

/// Applied by whoever sets the cluster up, not by a unit.
bool isAppliedByHand(const Unit &unit)
{
    return unit.declaration->place.file.name().starts_with("gotk-")
           || unit.declaration->declaredBy.starts_with("FluxInstance/");
}

/// A need that can never be met.
struct Deadlock {
    const Need *need = nullptr;
    std::set<std::size_t> waiting; ///< units that are never applied
};

class Deadlocks {
public:
    explicit Deadlocks(RuleInput &input)
        : m_snapshot(input.snapshot()), m_cancel(input.cancel()), m_applied(input.snapshot()),
          m_needs(needsOf(input.snapshot()))
    {
        addProjects();
        for (const DependencyEntry &entry : input.once<DependencyEntries>().all) {
            for (const std::size_t target : entry.targets) {
                m_dependants[target].push_back(entry.unit);
                m_dependencies[entry.unit].push_back(target);
            }
        }
        for (const Need &need : m_needs) {
            m_suppliers.push_back(m_applied.unitsWith(apiOf(m_snapshot.units[need.unit]), need.kind,
                                                      need.nameSpace, need.name));
            for (const std::size_t supplier : m_suppliers.back())
                m_neededOf[supplier].push_back(m_suppliers.size() - 1);
        }
        findParents();
    }

    std::vector<model::Finding> run()
    {
        std::map<ClusterIndex, std::vector<Deadlock>> byCluster;
        for (std::size_t index = 0; index < m_needs.size(); ++index) {
            const Need &need = m_needs[index];
            if (m_cancel.requested())
                return {};
            if (m_suppliers[index].empty() || need.place.line == 0
                || isAppliedByHand(m_snapshot.units[need.unit]) || isInCycle(need.unit))
                continue;
            std::set<std::size_t> waiting = waitingFor(need.unit);
            if (std::ranges::all_of(m_suppliers[index], [&](std::size_t supplier) {
                    return waiting.contains(supplier);
                }))
                byCluster[m_snapshot.units[need.unit].cluster].push_back(
                    {&need, std::move(waiting)});
        }
        for (const auto &[cluster, deadlocks] : byCluster)
            report(cluster, deadlocks);
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    /// Units that apply the object of another, or of the set that generates it. Several may.
    void findParents()
    {
        using Name = std::tuple<ClusterIndex, std::string, std::string>;
        std::map<Name, std::vector<std::size_t>> appliers;
        for (std::size_t index = 0; index < m_snapshot.units.size(); ++index) {
            const Unit &unit = m_snapshot.units[index];
            if (!unit.rendering)
                continue;
            for (const model::Object &object : unit.rendering->objects) {
                if (isTargetingKind(object.id))
                    appliers[{unit.cluster, object.id.kind, object.id.name}].push_back(index);
            }
        }
        for (std::size_t index = 0; index < m_snapshot.units.size(); ++index) {
            const Unit &unit = m_snapshot.units[index];
            const model::UnitId &id = unit.target ? m_snapshot.targeting[*unit.target].id : unit.id;
            const auto found = appliers.find({apiOf(unit), id.kind, id.name});
            std::set<std::size_t> parents;
            if (found != appliers.end())
                parents.insert(found->second.begin(), found->second.end());
            if (parents.contains(index))
                m_selfApplied.insert(index);
            if (!unit.parent || isAppliedByHand(unit))
                continue;
            parents.insert(*unit.parent);
            for (const std::size_t parent : parents)
                m_children[parent].push_back(index);
            m_parents[index] = std::move(parents);
        }
    }

    /// An Application needs its project.
    void addProjects()
    {
        for (std::size_t index = 0; index < m_snapshot.units.size(); ++index) {
            const Unit &unit = m_snapshot.units[index];
            if (unit.controller != model::Controller::ArgoCd || !unit.hub
                || !unit.declaration->object)
                continue;
            const Node *project = unit.declaration->object->findPath({"spec", "project"});
            if (!project || project->text().empty() || project->text() == "default")
                continue;
            for (const AppliedObjects::Applied &applied :
                 m_applied.ofKind(*unit.hub, "AppProject")) {
                if (applied.object->id.name != project->text())
                    continue;
                const std::string own = applied.object->id.nameSpace.empty()
                                            ? defaultNamespaceOf(m_snapshot.units[applied.unit])
                                            : applied.object->id.nameSpace;
                m_needs.push_back({Need::For::Access, index, "project", "AppProject", own,
                                   std::string(project->text()), placeOf(project)});
                break;
            }
        }
    }

    /// Units that are never applied while one is not: those that depend on one of them, whose
    /// object only they bring, or that need what only they bring. Who waits for one of them is not
    /// ready, which holds up its dependants, but has applied its objects.
    [[nodiscard]] std::set<std::size_t> waitingFor(std::size_t unit) const
    {
        std::set<std::size_t> waiting;
        std::set<std::size_t> unready;
        std::vector<std::size_t> stack;
        const auto block = [&](std::size_t index) {
            if (waiting.insert(index).second)
                stack.push_back(index);
        };
        block(unit);
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            markUnready(at, unready, block);
            for (const std::size_t child : broughtBy(at)) {
                if (std::ranges::includes(waiting, m_parents.at(child)))
                    block(child);
            }
            const auto needed = m_neededOf.find(at);
            if (needed == m_neededOf.end())
                continue;
            for (const std::size_t need : needed->second) {
                if (std::ranges::all_of(m_suppliers[need], [&](std::size_t supplier) {
                        return waiting.contains(supplier);
                    }))
                    block(m_needs[need].unit);
            }
        }
        return waiting;
    }

    /// Units whose objects it applies. Whoever applied one by hand that applies itself, too,
    /// applied all of them.
    [[nodiscard]] std::span<const std::size_t> broughtBy(std::size_t unit) const
    {
        const auto children = m_children.find(unit);
        return children == m_children.end() || m_selfApplied.contains(unit)
                   ? std::span<const std::size_t>()
                   : std::span<const std::size_t>(children->second);
    }

    template<typename Block>
    void markUnready(std::size_t unit, std::set<std::size_t> &unready, const Block &block) const
    {
        if (!unready.insert(unit).second)
            return;
        if (const auto dependants = m_dependants.find(unit); dependants != m_dependants.end()) {
            for (const std::size_t dependant : dependants->second)
                block(dependant);
        }
        const auto parent = m_snapshot.units[unit].parent;
        if (parent && waitsFor(m_snapshot.units[*parent], m_snapshot.units[unit]))
            markUnready(*parent, unready, block);
    }

    static bool waitsFor(const Unit &parent, const Unit &child)
    {
        if (parent.controller != model::Controller::Flux)
            return false;
        if (parent.declaration->delivery.wait.value_or(false))
            return true;
        const Node *object = parent.declaration->object;
        const Node *checks = object ? object->findPath({"spec", "healthChecks"}) : nullptr;
        return checks && std::ranges::any_of(checks->items(), [&](const Node *check) {
                   return flux::textAt(check, {"kind"}) == child.id.kind
                          && flux::textAt(check, {"name"}) == child.id.name;
               });
    }

    /// dependency-cycle says it.
    [[nodiscard]] bool isInCycle(std::size_t unit) const
    {
        std::set<std::size_t> seen;
        std::vector<std::size_t> stack{unit};
        while (!stack.empty()) {
            const auto targets = m_dependencies.find(stack.back());
            stack.pop_back();
            if (targets == m_dependencies.end())
                continue;
            for (const std::size_t target : targets->second) {
                if (target == unit)
                    return true;
                if (seen.insert(target).second)
                    stack.push_back(target);
            }
        }
        return false;
    }

    /// One a cycle: needs whose units wait for each other are one.
    void report(ClusterIndex cluster, const std::vector<Deadlock> &deadlocks)
    {
        std::vector<bool> told(deadlocks.size(), false);
        for (std::size_t i = 0; i < deadlocks.size(); ++i) {
            if (told[i])
                continue;
            const Need *first = deadlocks[i].need;
            for (std::size_t j = i + 1; j < deadlocks.size(); ++j) {
                const bool isSame = deadlocks[i].waiting.contains(deadlocks[j].need->unit)
                                    && deadlocks[j].waiting.contains(deadlocks[i].need->unit);
                if (!isSame)
                    continue;
                told[j] = true;
                if (deadlocks[j].need->place < first->place)
                    first = deadlocks[j].need;
            }
            add(cluster, *first);
        }
    }

    void add(ClusterIndex cluster, const Need &need)
    {
        const Unit &unit = m_snapshot.units[need.unit];
        const auto suppliers =
            m_applied.unitsWith(apiOf(unit), need.kind, need.nameSpace, need.name);
        std::vector<std::string> names;
        for (const std::size_t supplier : suppliers)
            names.push_back(supplier == need.unit ? "itself"
                                                  : unitText(m_snapshot.units[supplier]));
        model::Finding finding;
        finding.rule = "bootstrap-deadlock";
        finding.severity = model::Severity::Error;
        finding.place = need.place;
        finding.clusters = {m_snapshot.clusters[cluster].name};
        finding.value = need.name;
        finding.message = unitText(unit) + " needs " + need.text() + " (" + need.field
                          + ") before it is applied for the first time, but only " + listed(names)
                          + (names.size() == 1 ? " brings" : " bring")
                          + " it, and waits for it: a new cluster never starts";
        finding.fix =
            "Bring " + need.text() + " by a unit that does not wait for " + unitText(unit);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    AppliedObjects m_applied;
    std::vector<Need> m_needs;
    std::vector<std::vector<std::size_t>> m_suppliers;          ///< of each need
    std::map<std::size_t, std::vector<std::size_t>> m_neededOf; ///< needs that a unit supplies
    std::map<std::size_t, std::vector<std::size_t>> m_dependants;
    std::map<std::size_t, std::vector<std::size_t>> m_dependencies;
    std::map<std::size_t, std::vector<std::size_t>> m_children;
    std::map<std::size_t, std::set<std::size_t>> m_parents;
    std::set<std::size_t> m_selfApplied;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> bootstrapDeadlock(RuleInput &input)
{
    return Deadlocks(input).run();
}

} // namespace fleetwright::analysis::startup
