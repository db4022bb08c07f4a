// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/placeholders.h"
#include "model/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// Every cluster's own identity values and generated names, to be set aside where clusters are
/// compared.
class IdentityValues {
public:
    explicit IdentityValues(const model::Snapshot &snapshot);

    /// `text`, which stands below `key`, with placeholders in place of the cluster's own values.
    [[nodiscard]] std::string replaced(model::ClusterIndex cluster, std::string_view key,
                                       std::string_view text) const;

    /// Content with own values set aside: equal content has one hash in every cluster.
    [[nodiscard]] base::Hash128 hashOf(model::ClusterIndex cluster, std::string_view key,
                                       const yaml::Node *node) const;

    /// Whether an own value of the cluster stands in it.
    [[nodiscard]] bool isIn(model::ClusterIndex cluster, std::string_view key,
                            const yaml::Node *node) const;

private:
    std::vector<diff::Placeholders> m_placeholders; ///< by cluster
};

} // namespace fleetwright::analysis
