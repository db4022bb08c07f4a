// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/clusterindex.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace fleetwright::rancherfleet {

namespace {

using Operator = model::LabelSelector::Operator;

std::vector<const Labels *> clusterLabels(const FleetObjects &objects)
{
    std::vector<const Labels *> labels;
    labels.reserve(objects.clusters.size());
    for (const Cluster &cluster : objects.clusters)
        labels.push_back(&cluster.metadata.labels);
    return labels;
}

const Labels noLabels;

} // namespace

BitSet::BitSet(std::size_t size, bool value)
    : m_size(size), m_words((size + 63) / 64, value ? ~std::uint64_t{0} : 0)
{
    if (value && size % 64 != 0)
        m_words.back() = (std::uint64_t{1} << (size % 64)) - 1;
}

bool BitSet::isEmpty() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

BitSet &BitSet::operator&=(const BitSet &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

BitSet &BitSet::operator|=(const BitSet &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

void BitSet::invert()
{
    for (std::uint64_t &word : m_words)
        word = ~word;
    if (m_size % 64 != 0)
        m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
}

LabelIndex::LabelIndex(const std::vector<const Labels *> &labels) : m_size(labels.size())
{
    for (std::uint32_t at = 0; at < labels.size(); ++at) {
        for (const auto &[key, value] : *labels[at]) {
            Key &known = m_keys[key];
            known.all.push_back(at);
            known.byValue[value].push_back(at);
        }
    }
}

BitSet LabelIndex::select(const model::Selector &selector) const
{
    BitSet selected(m_size, true);
    for (const model::Selector::Requirement &requirement : selector.requirements())
        selected &= select(requirement.rule);
    return selected;
}

BitSet LabelIndex::select(const model::LabelSelector::Requirement &requirement) const
{
    BitSet selected(m_size);
    const auto insert = [&selected](const Positions &positions) {
        for (const std::uint32_t at : positions)
            selected.insert(at);
    };
    const auto key = m_keys.find(requirement.key);
    const bool asksPresence =
        requirement.op == Operator::Exists || requirement.op == Operator::DoesNotExist;
    if (key != m_keys.end() && asksPresence)
        insert(key->second.all);
    if (key != m_keys.end() && !asksPresence) {
        for (const std::string &value : requirement.values) {
            const auto found = key->second.byValue.find(value);
            if (found != key->second.byValue.end())
                insert(found->second);
        }
    }
    if (requirement.op == Operator::NotIn || requirement.op == Operator::DoesNotExist)
        selected.invert();
    return selected;
}

ClusterIndex::ClusterIndex(const FleetObjects &objects)
    : m_objects(&objects), m_order(objects.clusters.size()), m_groups(objects.clusters.size()),
      m_labels(clusterLabels(objects))
{
    const std::vector<Cluster> &clusters = objects.clusters;
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::sort(m_order, {}, [&clusters](std::size_t at) {
        const Metadata &metadata = clusters[at].metadata;
        return std::tie(metadata.name, metadata.nameSpace);
    });
    for (std::size_t at = 0; at < clusters.size(); ++at) {
        const Metadata &metadata = clusters[at].metadata;
        m_byNamespace[metadata.nameSpace].push_back(at);
        m_byName[metadata.name].push_back(static_cast<std::uint32_t>(at));
        const auto shown = metadata.labels.find(displayNameLabel);
        if (shown != metadata.labels.end())
            m_byName[shown->second].push_back(static_cast<std::uint32_t>(at));
    }
    // ClusterGroupsForCluster: groups of the cluster's own namespace.
    for (std::size_t group = 0; group < objects.groups.size(); ++group) {
        if (!objects.groups[group].selector)
            continue;
        const BitSet members = m_labels.select(*objects.groups[group].selector);
        for (const std::size_t at : inNamespace(objects.groups[group].metadata.nameSpace)) {
            if (members.has(at))
                m_groups[at].push_back(group);
        }
    }
    for (std::uint32_t at = 0; at < clusters.size(); ++at) {
        for (const std::size_t group : m_groups[at])
            m_candidates.push_back({at, static_cast<std::uint32_t>(group)});
        if (m_groups[at].empty())
            m_candidates.push_back({at, noGroup});
    }
}

CandidateView ClusterIndex::view(const Candidate &candidate) const
{
    const Metadata &cluster = m_objects->clusters[candidate.cluster].metadata;
    if (candidate.group == noGroup)
        return {cluster.name, cluster.labels, {}, noLabels};
    const Metadata &group = m_objects->groups[candidate.group].metadata;
    return {cluster.name, cluster.labels, group.name, group.labels};
}

BitSet ClusterIndex::candidatesFor(const ClusterCriteria &criteria) const
{
    if (criteria.isEmpty())
        return BitSet(m_candidates.size());
    BitSet clusters(m_objects->clusters.size(), true);
    if (criteria.clusterSelector)
        clusters &= m_labels.select(*criteria.clusterSelector);
    if (!criteria.clusterName.empty())
        clusters &= named(criteria.clusterName);
    BitSet selected = expanded(clusters);
    if (!criteria.clusterGroup.empty() || criteria.clusterGroupSelector)
        selected &= inGroups(criteria);
    return selected;
}

BitSet ClusterIndex::named(const std::string &name) const
{
    BitSet clusters(m_objects->clusters.size());
    const auto known = m_byName.find(name);
    if (known == m_byName.end())
        return clusters;
    for (const std::uint32_t at : known->second)
        clusters.insert(at);
    return clusters;
}

BitSet ClusterIndex::expanded(const BitSet &clusters) const
{
    BitSet candidates(m_candidates.size());
    for (std::size_t at = 0; at < m_candidates.size(); ++at) {
        if (clusters.has(m_candidates[at].cluster))
            candidates.insert(at);
    }
    return candidates;
}

BitSet ClusterIndex::inGroups(const ClusterCriteria &criteria) const
{
    const std::vector<ClusterGroup> &groups = m_objects->groups;
    const auto fits = [&criteria](std::string_view name, const Labels &labels) {
        return (criteria.clusterGroup.empty() || criteria.clusterGroup == name)
               && (!criteria.clusterGroupSelector
                   || model::matches(*criteria.clusterGroupSelector, labels));
    };
    std::vector<bool> fitting(groups.size());
    for (std::size_t at = 0; at < groups.size(); ++at)
        fitting[at] = fits(groups[at].metadata.name, groups[at].metadata.labels);
    const bool fitsNone = fits({}, noLabels);
    BitSet candidates(m_candidates.size());
    for (std::size_t at = 0; at < m_candidates.size(); ++at) {
        const std::uint32_t group = m_candidates[at].group;
        if (group == noGroup ? fitsNone : fitting[group])
            candidates.insert(at);
    }
    return candidates;
}

BitSet ClusterIndex::clustersOf(const BitSet &candidates) const
{
    BitSet clusters(m_objects->clusters.size());
    for (std::size_t at = 0; at < m_candidates.size(); ++at) {
        if (candidates.has(at))
            clusters.insert(m_candidates[at].cluster);
    }
    return clusters;
}

const std::vector<std::size_t> &ClusterIndex::inNamespace(const std::string &name) const
{
    static const std::vector<std::size_t> none;
    const auto known = m_byNamespace.find(name);
    return known == m_byNamespace.end() ? none : known->second;
}

} // namespace fleetwright::rancherfleet
