// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptions.h"
#include "analysis/exceptiontext.h"
#include "analysis/places.h"
#include "analysis/policy/clusterpolicies.h"
#include "analysis/policy/policyrules.h"
#include "analysis/unitdependencies.h"
#include "inventory/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::policy {

namespace {

bool isAnyPolicy(const model::ResourceId &id)
{
    if (id.group == "kyverno.io")
        return id.kind == "ClusterPolicy" || id.kind == "Policy"
               || id.kind.ends_with("CleanupPolicy");
    if (id.group == "policies.kyverno.io")
        return id.kind != "PolicyException";
    if (id.group == "constraints.gatekeeper.sh")
        return true;
    return id.group == "admissionregistration.k8s.io"
           && (id.kind == "ValidatingAdmissionPolicy"
               || id.kind == "ValidatingAdmissionPolicyBinding");
}

struct Held {
    std::string subject; ///< "ClusterPolicy//require-team"
    std::string name;
    base::Place place;
    base::RepoPath layer;
    model::ClusterSet holders;
};

/// By group, kind, namespace and name.
using HeldById = std::map<std::string, Held>;

HeldById policiesOf(const model::Snapshot &snapshot)
{
    HeldById held;
    std::map<const model::Rendering *, std::vector<Held *>> known;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        const auto [entry, isNew] = known.try_emplace(unit.rendering.get());
        if (isNew) {
            for (const model::Object &object : unit.rendering->objects) {
                if (!isAnyPolicy(object.id))
                    continue;
                const std::string subject = subjectOf(object);
                Held &one = held[object.id.group + " " + subject];
                const base::Place place = objectPlace(object.root);
                if (one.subject.empty() || (place.line != 0 && place < one.place)) {
                    one.place = place;
                    one.layer = object.layer;
                }
                one.subject = subject;
                one.name = object.stableName;
                entry->second.push_back(&one);
            }
        }
        for (Held *one : entry->second)
            one->holders.insert(unit.cluster);
    }
    return held;
}

/// What tells clusters apart that may explain who has a policy: labels and identity values but for
/// names.
std::map<std::string, std::string> traitsOf(const model::Cluster &cluster)
{
    std::map<std::string, std::string> traits = cluster.labels;
    for (const auto &[dimension, value] : cluster.dimensions)
        traits.emplace("dimension " + dimension, value);
    for (const auto &[attribute, values] : cluster.identity) {
        if (attribute != model::Attribute::Name && attribute != model::Attribute::Server
            && !values.empty())
            traits.emplace("identity " + std::string(model::attributeName(attribute)),
                           values.back());
    }
    return traits;
}

class AbsentPolicies {
public:
    explicit AbsentPolicies(RuleInput &input)
        : m_snapshot(input.snapshot()), m_open(input.once<OpenUnits>()),
          m_exceptions(input.exceptions())
    {
        model::ClusterSet served;
        for (const model::Unit &unit : m_snapshot.units)
            served.insert(unit.cluster);
        for (model::ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            const model::Cluster &cluster = m_snapshot.clusters[index];
            m_traits.push_back(traitsOf(cluster));
            // What a cluster without units has is not known.
            if (cluster.isHub || !served.contains(index))
                continue;
            m_all.insert(index);
            if (const std::string environment = cluster.environment(); !environment.empty())
                m_byEnvironment[inventory::canonicalEnvironment(environment)].insert(index);
        }
    }

    /// The clusters that should have a policy and do not.
    [[nodiscard]] model::ClusterSet lacking(const Held &policy)
    {
        model::ClusterSet result;
        const model::ClusterSet holders = policy.holders.intersection(m_all);
        for (const model::ClusterIndex index : m_all.difference(holders).indices()) {
            if (peersHave(index, holders) && !isExplained(index, holders)
                && !m_open.mayBringNamed(index, policy.name) && !isMarked(index, policy))
                result.insert(index);
        }
        return result;
    }

private:
    [[nodiscard]] bool peersHave(model::ClusterIndex index, const model::ClusterSet &holders) const
    {
        constexpr std::size_t leastOthers = 3;
        const std::string environment =
            inventory::canonicalEnvironment(m_snapshot.clusters[index].environment());
        const auto found = m_byEnvironment.find(environment);
        if (found == m_byEnvironment.end())
            return false;
        model::ClusterSet self;
        self.insert(index);
        const model::ClusterSet peers = found->second.difference(self);
        if (peers.empty() || !peers.isSubsetOf(holders))
            return false;
        const model::ClusterSet others = m_all.difference(self);
        return peers.size() > 1 || (others.size() >= leastOthers && others.isSubsetOf(holders));
    }

    /// Some value that all holders have in common and the cluster has not.
    [[nodiscard]] bool isExplained(model::ClusterIndex index,
                                   const model::ClusterSet &holders) const
    {
        const std::vector<model::ClusterIndex> indices = holders.indices();
        const auto &first = m_traits[indices.front()];
        return std::any_of(first.begin(), first.end(), [&](const auto &trait) {
            const auto has = [&](model::ClusterIndex one) {
                const auto found = m_traits[one].find(trait.first);
                return found != m_traits[one].end() && found->second == trait.second;
            };
            return !has(index) && std::all_of(indices.begin(), indices.end(), has);
        });
    }

    /// A mark in a file of the cluster alone, or an entry of the classification for it, is about
    /// the policy.
    [[nodiscard]] bool isMarked(model::ClusterIndex index, const Held &policy) const
    {
        model::ClusterSet self;
        self.insert(index);
        const std::vector<std::string> words = exceptionWords(policy.name);
        return std::any_of(m_exceptions.marks().begin(), m_exceptions.marks().end(),
                           [&](const ExceptionMark &mark) {
                               return mark.reach == self && shareWord(words, mark.words);
                           })
               || std::any_of(m_exceptions.listed().begin(), m_exceptions.listed().end(),
                              [&](const ListedException &entry) {
                                  return entry.clusters.contains(index)
                                         && shareWord(words, entry.words);
                              });
    }

    const model::Snapshot &m_snapshot;
    const OpenUnits &m_open;
    const Exceptions &m_exceptions;
    model::ClusterSet m_all; ///< hubs and clusters without units aside
    std::map<std::string, model::ClusterSet> m_byEnvironment;
    std::vector<std::map<std::string, std::string>> m_traits;
};

} // namespace

std::vector<model::Finding> policyAbsent(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    std::vector<model::Finding> findings;
    const HeldById held = policiesOf(snapshot);
    if (held.empty())
        return findings;
    AbsentPolicies absent(input);
    for (const auto &[id, policy] : held) {
        const model::ClusterSet lacking = absent.lacking(policy);
        if (lacking.empty() || policy.place.line == 0)
            continue;
        model::Finding finding;
        finding.rule = "policy-absent";
        finding.severity = model::Severity::Warning;
        finding.place = policy.place;
        finding.clusters = snapshot.namesOf(lacking);
        finding.field = policy.subject;
        finding.layer = policy.layer.text();
        finding.message = listed(finding.clusters) + (lacking.size() == 1 ? " lacks" : " lack")
                          + " the policy " + policy.subject + ", which all "
                          + std::to_string(policy.holders.size())
                          + " comparable clusters have: what it forbids elsewhere is allowed there";
        finding.fix = "Include the layer that brings the policy, or mark the exception";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::policy
