// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/clustersecret.h"
#include "base/result.h"
#include "model/selector.h"
#include "yaml/node.h"

#include <cstdint>
#include <vector>

namespace fleetwright::argocd {

class Generation;

/// `clusters.selector` (generators/cluster.go getSecretsByClusterName): compiled once, asked of any
/// registry. Nothing is rendered.
class ClusterSelection {
public:
    /// `node`: the selector, nullptr if there is none.
    [[nodiscard]] static base::Result<ClusterSelection> read(const yaml::Node *node);

    struct Outcome {
        /// Positions in ClusterRegistry::clusters(), ascending. Of clusters of one name only the
        /// last is there.
        std::vector<std::uint32_t> clusters;
        std::vector<std::uint32_t> hidden; ///< matched, but another of the same name stands for it
        bool addsLocal = false;            ///< in-cluster comes last, without metadata
    };

    [[nodiscard]] Outcome matchIn(const ClusterRegistry &registry) const;

    [[nodiscard]] const model::Selector &selector() const { return m_selector; }
    /// Without any requirement, which lets in-cluster in.
    [[nodiscard]] bool takesAll() const { return m_takesAll; }

private:
    [[nodiscard]] std::vector<std::uint32_t> candidates(const ClusterRegistry &registry) const;

    model::Selector m_selector;
    bool m_takesAll = true;
};

/// Writes a decision for every registered cluster and for in-cluster.
void explainClusters(Generation &generation, const yaml::Node *generator,
                     const ClusterSelection &selection, const ClusterSelection::Outcome &outcome);

} // namespace fleetwright::argocd
