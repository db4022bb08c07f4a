// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace fleetwright::model {

using ClusterIndex = std::uint32_t; ///< into Snapshot::clusters

/// A set of clusters of one snapshot.
class ClusterSet {
public:
    void insert(ClusterIndex cluster);
    void insertAll(const ClusterSet &other);
    [[nodiscard]] bool contains(ClusterIndex cluster) const;
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::vector<ClusterIndex> indices() const; ///< ascending
    [[nodiscard]] bool isSubsetOf(const ClusterSet &other) const;
    [[nodiscard]] ClusterSet intersection(const ClusterSet &other) const;
    [[nodiscard]] ClusterSet difference(const ClusterSet &other) const;

    friend bool operator==(const ClusterSet &left, const ClusterSet &right);

private:
    std::vector<std::uint64_t> m_words; ///< without trailing zero words
};

} // namespace fleetwright::model
