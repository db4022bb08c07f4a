// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/origins.h"
#include "helm/valuelayers.h"
#include "template/execute.h"
#include "template/value.h"
#include "yaml/nodebuilder.h"

#include <cstddef>
#include <unordered_map>

namespace fleetwright::helm {

/// Composed values as nodes at the places that gave them: each scalar's chain of changes leads to
/// the values that it hides, down to the chart's own default. Made on demand, once each.
class ComposedNodes {
public:
    /// All must outlive it.
    ComposedNodes(const Origins &origins, const yaml::NodeBuilder &builder)
        : m_origins(origins), m_builder(builder), m_layers(builder)
    {}

    /// What an action looked at; nullptr where no file gave it. `next` is what it looked at after
    /// that: a map on the way to it is passed over.
    [[nodiscard]] const yaml::Node *nodeRead(const gotemplate::Read &read,
                                             const gotemplate::Read *next);
    /// The values as a whole.
    [[nodiscard]] const yaml::Node *nodeOf(const gotemplate::Value &value,
                                           const yaml::Node *origin);

private:
    [[nodiscard]] const yaml::Node *scalarOf(const gotemplate::Value &value,
                                             const yaml::Node *origin);
    [[nodiscard]] const yaml::Node *withHidden(const yaml::Node *node, std::size_t depth);

    const Origins &m_origins;
    const yaml::NodeBuilder &m_builder;
    std::unordered_map<const void *, const yaml::Node *> m_collections;
    std::unordered_map<const yaml::Node *, const yaml::Node *> m_scalars;
    ValueLayers m_layers;
    std::size_t m_depth = 0;
};

} // namespace fleetwright::helm
