// SPDX-License-Identifier: Apache-2.0
#include "analysis/targeting/registry.h"

#include "analysis/writtenobjects.h"
#include "argocd/clustersecret.h"
#include "base/nearest.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using model::Cluster;
using model::ClusterIndex;
using model::Fact;
using model::LabelSelector;
using yaml::Node;
using Operator = LabelSelector::Operator;

bool hasKey(const std::vector<Registered> &clusters, const std::string &key)
{
    return std::ranges::any_of(clusters,
                               [&](const Registered &each) { return each.labels.contains(key); });
}

std::map<std::string, std::string, std::less<>> labelsOf(const Node *labels)
{
    std::map<std::string, std::string, std::less<>> result;
    for (const yaml::Entry &entry : labels->entries())
        result.emplace(entry.key->text(), entry.value->text());
    return result;
}

/// The value of a label that is nearest to one that nobody has, and how many have it.
std::pair<std::string, std::size_t> nearestValue(const std::vector<Registered> &clusters,
                                                 const std::string &key, const std::string &value)
{
    std::map<std::string, std::size_t, std::less<>> counts;
    for (const Registered &each : clusters) {
        if (const auto label = each.labels.find(key); label != each.labels.end())
            ++counts[label->second];
    }
    // A longer or shorter name of the same thing: "prod" and "production".
    for (const auto &[other, count] : counts) {
        if (!other.empty() && (other.starts_with(value) || value.starts_with(other)))
            return {other, count};
    }
    std::vector<std::string_view> names;
    for (const auto &[other, count] : counts)
        names.push_back(other);
    const std::string nearest(base::nearestName(value, names));
    return {nearest, nearest.empty() ? 0 : counts.find(nearest)->second};
}

} // namespace

bool Registry::knows(const model::Selector &selector) const
{
    if (source == Source::Controller)
        return true;
    return source == Source::Inventory
           && std::ranges::all_of(selector.requirements(), [&](const auto &requirement) {
                  return hasKey(clusters, requirement.rule.key);
              });
}

std::vector<const Registered *> Registry::matching(const model::Selector &selector) const
{
    std::vector<const Registered *> result;
    for (const Registered &each : clusters) {
        if (model::matches(selector, each.labels))
            result.push_back(&each);
    }
    return result;
}

Registry::Hint Registry::hintFor(const model::Selector &selector) const
{
    std::string wanted;
    for (const model::Selector::Requirement &requirement : selector.requirements()) {
        const LabelSelector::Requirement &rule = requirement.rule;
        wanted += (wanted.empty() ? "" : ", ") + model::describe(rule);
        const bool holdsForSome = std::ranges::any_of(clusters, [&](const Registered &each) {
            const auto label = each.labels.find(rule.key);
            return model::matches(rule, label == each.labels.end()
                                            ? std::nullopt
                                            : std::optional<std::string>(label->second));
        });
        if (holdsForSome)
            continue;
        std::string text = "no cluster has " + model::describe(rule);
        if (rule.op != Operator::In || rule.values.empty())
            return {text, {}};
        text = "no cluster has " + rule.key + "=" + rule.values.front();
        const auto [nearest, count] = nearestValue(clusters, rule.key, rule.values.front());
        if (nearest.empty())
            return {hasKey(clusters, rule.key) ? text : text + ", none has that label", {}};
        return {text + "; " + std::to_string(count) + (count == 1 ? " has " : " have ") + nearest,
                nearest};
    }
    return {"no cluster has all of " + wanted, {}};
}

SecretsMadeInCluster::SecretsMadeInCluster(RuleInput &input)
{
    const auto &objects = input.once<WrittenObjects>();
    const auto add = [&](const topology::FleetObject &object, const Node *labels) {
        const Node *type = labels ? labels->find(argocd::secretTypeLabel) : nullptr;
        if (type && type->text() == "cluster")
            clusters.push_back({object.name, labelsOf(labels), std::nullopt, false});
    };
    for (const topology::FleetObject &object : objects.ofKind("ExternalSecret"))
        add(object, object.root->findPath({"spec", "target", "template", "metadata", "labels"}));
    for (const topology::FleetObject &object : objects.ofKind("SealedSecret"))
        add(object, object.root->findPath({"spec", "template", "metadata", "labels"}));
}

Registry argoCdRegistry(const model::Snapshot &snapshot, const fleet::ArgoCdDecisions &decisions,
                        const SecretsMadeInCluster &madeInCluster)
{
    Registry registry;
    for (const argocd::RegisteredCluster &each : decisions.inputs().registry->clusters()) {
        Registered registered;
        registered.name = each.name;
        registered.labels = each.labels;
        registered.cluster = decisions.clusterOf(each.name);
        registered.isHub = argocd::withoutTrailingSlashes(each.server) == argocd::localClusterServer
                           || (registered.cluster && snapshot.clusters[*registered.cluster].isHub);
        registry.clusters.push_back(std::move(registered));
    }
    registry.clusters.insert(registry.clusters.end(), madeInCluster.clusters.begin(),
                             madeInCluster.clusters.end());
    if (registry.clusters.empty())
        return inventoryRegistry(snapshot);
    registry.source = Registry::Source::Controller;
    return registry;
}

Registry inventoryRegistry(const model::Snapshot &snapshot)
{
    Registry registry;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        const Cluster &cluster = snapshot.clusters[index];
        Registered registered{cluster.name, {}, index, cluster.isHub};
        bool isListed = false;
        for (const Fact &fact : cluster.facts) {
            if (fact.signal != model::Signal::InventoryFile)
                continue;
            isListed = true;
            if (fact.isLabel)
                registered.labels.insert_or_assign(fact.key, fact.value);
            else
                registered.labels.emplace(fact.key, fact.value);
        }
        if (!isListed)
            continue;
        registered.labels.emplace(argocd::secretTypeLabel, "cluster");
        registry.clusters.push_back(std::move(registered));
    }
    if (!registry.clusters.empty())
        registry.source = Registry::Source::Inventory;
    return registry;
}

} // namespace fleetwright::analysis::targeting
