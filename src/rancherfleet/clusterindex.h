// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/objects.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::rancherfleet {

/// A set of small numbers.
class BitSet {
public:
    explicit BitSet(std::size_t size = 0, bool value = false);

    void insert(std::size_t at) { m_words[at / 64] |= std::uint64_t{1} << (at % 64); }
    [[nodiscard]] bool has(std::size_t at) const { return (m_words[at / 64] >> (at % 64)) & 1; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const;

    BitSet &operator&=(const BitSet &other);
    BitSet &operator|=(const BitSet &other);
    void invert();

private:
    std::size_t m_size;
    std::vector<std::uint64_t> m_words;
};

/// Labels of many things by key and value: a selector over all of them costs as much as it has
/// answers.
class LabelIndex {
public:
    explicit LabelIndex(const std::vector<const Labels *> &labels);

    [[nodiscard]] BitSet select(const model::Selector &selector) const;

private:
    using Positions = std::vector<std::uint32_t>;
    struct Key {
        Positions all;
        std::unordered_map<std::string_view, Positions> byValue;
    };

    [[nodiscard]] BitSet select(const model::LabelSelector::Requirement &requirement) const;

    std::size_t m_size;
    std::unordered_map<std::string_view, Key> m_keys;
};

/// Clusters and the groups they are in, ready to be asked by many bundles. The objects must
/// outlive it and stay where they are.
class ClusterIndex {
public:
    explicit ClusterIndex(const FleetObjects &objects);

    [[nodiscard]] const FleetObjects &objects() const { return *m_objects; }
    /// Positions in objects().clusters, by name and then namespace, as Fleet sorts targets.
    [[nodiscard]] const std::vector<std::size_t> &order() const { return m_order; }
    /// Positions in objects().groups of the groups that a cluster is in.
    [[nodiscard]] const std::vector<std::size_t> &groupsOf(std::size_t cluster) const
    {
        return m_groups[cluster];
    }

    /// A cluster as one of its groups. Criteria are tried for each of them: name and labels of a
    /// group are those of the same group.
    struct Candidate {
        std::uint32_t cluster = 0;
        std::uint32_t group = noGroup;
    };
    static constexpr std::uint32_t noGroup = 0xffffffff;
    /// In the order of objects().clusters.
    [[nodiscard]] const std::vector<Candidate> &candidates() const { return m_candidates; }
    [[nodiscard]] CandidateView view(const Candidate &candidate) const;

    /// The candidates that match.
    [[nodiscard]] BitSet candidatesFor(const ClusterCriteria &criteria) const;
    /// The clusters that have one of the candidates.
    [[nodiscard]] BitSet clustersOf(const BitSet &candidates) const;
    /// The clusters of a namespace.
    [[nodiscard]] const std::vector<std::size_t> &inNamespace(const std::string &name) const;

private:
    [[nodiscard]] BitSet expanded(const BitSet &clusters) const;
    [[nodiscard]] BitSet named(const std::string &name) const;
    [[nodiscard]] BitSet inGroups(const ClusterCriteria &criteria) const;

    const FleetObjects *m_objects;
    std::vector<std::size_t> m_order;
    std::vector<std::vector<std::size_t>> m_groups;
    std::vector<Candidate> m_candidates;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byNamespace;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> m_byName;
    LabelIndex m_labels;
};

} // namespace fleetwright::rancherfleet
