// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/targeting/criteria.h"
#include "analysis/targeting/fleetbundles.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/targeting/targetingrules.h"
#include "argocd/rollingsync.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using base::Place;
using rancherfleet::BundleTarget;

/// What all GitRepos that use a customization make of it.
struct Reached {
    std::string name;
    std::string hiddenBy;
    bool isHidden = true; ///< wherever it was looked at
    std::set<std::string> clusters;
};

class Unreachable {
public:
    explicit Unreachable(RuleInput &input) : m_snapshot(input.snapshot()) {}

    std::vector<model::Finding> run()
    {
        for (const EvaluatedBundle &each : evaluatedBundles(m_snapshot)) {
            if (!each.bundle().matchesAll)
                customizations(each);
        }
        for (const auto &[place, reached] : m_reached) {
            if (reached.isHidden)
                add(place, reached.clusters,
                    "The customization " + reached.name + " is never applied: " + reached.hiddenBy
                        + " before it takes every cluster that it could match, and the first match "
                          "counts",
                    "Move it above " + reached.hiddenBy);
        }
        for (const EvaluatedSet &set : evaluatedSets(m_snapshot))
            steps(set);
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void customizations(const EvaluatedBundle &each)
    {
        const rancherfleet::Bundle &bundle = each.bundle();
        const fleet::RancherFleetObjectsPtr &known = each.decisions->inputs().known;
        const FleetChoice choice(m_snapshot, known,
                                 rancherfleet::namespacesOf(bundle, known->objects));
        const std::set<std::string> targeted = targetedBy(bundle, choice);
        std::set<std::string> taken;
        std::vector<std::pair<const BundleTarget *, std::set<std::string>>> earlier;
        for (const BundleTarget &target : bundle.targets) {
            if (target.origin != BundleTarget::Origin::Customization || !target.place.known())
                continue;
            const Choice chosen = choice.choose(target.criteria);
            std::set<std::string> possible;
            std::ranges::set_intersection(chosen.clusters, targeted,
                                          std::inserter(possible, possible.end()));
            look(target, chosen, possible, taken, earlier);
            taken.insert(possible.begin(), possible.end());
            earlier.emplace_back(&target, std::move(possible));
        }
    }

    void look(const BundleTarget &target, const Choice &chosen,
              const std::set<std::string> &possible, const std::set<std::string> &taken,
              const std::vector<std::pair<const BundleTarget *, std::set<std::string>>> &earlier)
    {
        Reached &reached = m_reached[target.place.place()];
        reached.name = target.name;
        reached.clusters.insert(possible.begin(), possible.end());
        // It chooses nobody: that is what selector-matches-none says.
        if (chosen.isKnown && chosen.clusters.empty()) {
            reached.isHidden = false;
            return;
        }
        const auto general = std::ranges::find_if(earlier, [&](const auto &other) {
            return implies(target.criteria, other.first->criteria);
        });
        const bool isTaken = !possible.empty() && std::ranges::includes(taken, possible);
        if (general == earlier.end() && !isTaken) {
            reached.isHidden = false;
            return;
        }
        std::vector<std::string> hiding;
        for (const auto &[other, clusters] : earlier) {
            const bool hides = general != earlier.end()
                                   ? other == general->first
                                   : std::ranges::any_of(possible, [&](const std::string &name) {
                                         return clusters.contains(name);
                                     });
            if (hides)
                hiding.push_back(other->name);
        }
        reached.hiddenBy = listed(hiding);
    }

    /// The clusters that get the bundle at all.
    static std::set<std::string> targetedBy(const rancherfleet::Bundle &bundle,
                                            const FleetChoice &choice)
    {
        std::set<std::string> clusters;
        for (const BundleTarget &target : bundle.targets) {
            if (target.origin == BundleTarget::Origin::Customization)
                continue;
            const Choice chosen = choice.choose(target.criteria);
            clusters.insert(chosen.clusters.begin(), chosen.clusters.end());
        }
        return clusters;
    }

    /// Steps of a RollingSync whose Applications have all gone with earlier ones.
    void steps(const EvaluatedSet &set)
    {
        const auto strategy = argocd::RollingSync::read(set.set().strategy);
        if (!strategy || !*strategy || set.object->state != model::TargetingObject::State::Known)
            return;
        std::set<std::size_t> taken;
        std::size_t number = 0;
        for (const argocd::RollingSync::Step &step : (*strategy)->steps) {
            ++number;
            std::set<std::size_t> own;
            std::set<std::string> clusters;
            for (std::size_t index = 0; index < m_snapshot.units.size(); ++index) {
                const model::Unit &unit = m_snapshot.units[index];
                if (unit.target != set.target || !argocd::selects(step, labelsOf(unit)))
                    continue;
                own.insert(index);
                clusters.insert(m_snapshot.clusters[unit.cluster].name);
            }
            if (!own.empty() && std::ranges::includes(taken, own) && step.place.known())
                add(step.place.place(), clusters,
                    "Step " + std::to_string(number) + " of ApplicationSet " + set.set().text()
                        + " has no Application of its own: all of them belong to earlier steps",
                    "Move it up, or narrow the steps before it");
            taken.insert(own.begin(), own.end());
        }
    }

    static std::map<std::string, std::string, std::less<>> labelsOf(const model::Unit &unit)
    {
        std::map<std::string, std::string, std::less<>> labels;
        const yaml::Node *object = unit.declaration->object;
        const yaml::Node *written = object ? object->findPath({"metadata", "labels"}) : nullptr;
        if (written) {
            for (const yaml::Entry &entry : written->entries())
                labels.emplace(entry.key->text(), entry.value->text());
        }
        return labels;
    }

    void add(const Place &place, const std::set<std::string> &clusters, std::string message,
             std::string fix)
    {
        model::Finding finding;
        finding.rule = "customization-unreachable";
        finding.severity = model::Severity::Warning;
        finding.place = place;
        finding.clusters.assign(clusters.begin(), clusters.end());
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    std::map<Place, Reached> m_reached;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> customizationUnreachable(RuleInput &input)
{
    return Unreachable(input).run();
}

} // namespace fleetwright::analysis::targeting
