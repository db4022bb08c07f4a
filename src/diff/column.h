// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::diff {

/// A value that is expected to differ from cluster to cluster, and what stands for it in
/// comparisons.
struct ExpectedValue {
    std::string value;       ///< "eu-west-1"
    std::string placeholder; ///< what it is: "region", "name", or the label's key

    friend auto operator<=>(const ExpectedValue &, const ExpectedValue &) = default;
};

/// A cluster's own identity values: attributes, dimensions and labels (product.md 1, "expected
/// difference"). Longest first.
[[nodiscard]] std::vector<ExpectedValue> expectedValuesOf(const model::Snapshot &snapshot,
                                                          model::ClusterIndex cluster);

/// One column of Compare: a bag of objects with a name. Objects live in what `keep` holds.
struct Column {
    struct Item {
        const model::Object *object = nullptr;
        std::size_t variants =
            1; ///< columns of many clusters: how many different contents stand behind this one
    };

    std::string label; ///< "staging-eu-west-1", "environments/staging", "main~1"
    std::string band;  ///< what columns are grouped under: the environment's name
    std::optional<model::ClusterIndex> cluster; ///< where the column is one cluster
    std::vector<std::string> clusters;          ///< names of the clusters that it stands for
    std::vector<Item> items;
    std::vector<base::Error>
        failures; ///< units not rendered: what is missing here is unknown, not absent
    std::vector<ExpectedValue> expected; ///< own identity values; empty for a layer built alone
    std::vector<std::shared_ptr<const void>> keep;
};

[[nodiscard]] Column clusterColumn(const model::SnapshotPtr &snapshot, model::ClusterIndex cluster);

/// A layer built alone (fleet::renderLayer). `rendering` may be null with the reason in `error`.
[[nodiscard]] Column layerColumn(const model::SnapshotPtr &snapshot, model::LayerIndex layer,
                                 model::RenderingPtr rendering,
                                 std::optional<base::Error> error = {});

/// Many clusters as one column, for example an environment: of each object that more than half of
/// them have, the content most of them have (own identity values set aside); Item::variants tells
/// how many others there are.
[[nodiscard]] Column groupColumn(const model::SnapshotPtr &snapshot, std::string label,
                                 const model::ClusterSet &clusters);

/// A cluster as it is in another revision; `revision` goes into the label. Empty with a failure if
/// it is not there.
[[nodiscard]] Column revisionColumn(const model::SnapshotPtr &snapshot, std::string_view cluster,
                                    std::string_view revision);

/// Every cluster of the snapshot, in its order.
[[nodiscard]] std::vector<Column> clusterColumns(const model::SnapshotPtr &snapshot);

} // namespace fleetwright::diff
