// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/render.h"
#include "helm/valuelayers.h"
#include "yaml/nodebuilder.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// Objects of a template's output at the places that gave them: a scalar stands where its value
/// does, in a values file, and hides the lower values and last the template's action; one that is
/// the template's own text stands there. Maps and lists stand in the template.
class PlacedNodes {
public:
    /// `file` is the output of one template, with pieces. All must outlive it; the template's file,
    /// the chart's and the caller's values must outlive the nodes.
    PlacedNodes(const RenderedFile &file, const yaml::NodeBuilder &builder);

    /// A document that was read from the output's bytes from `begin` on.
    [[nodiscard]] const yaml::Node *placed(const yaml::Node *document, std::size_t begin);

private:
    using Nodes = std::vector<const yaml::Node *>;

    [[nodiscard]] const yaml::Node *node(const yaml::Node *read, const Nodes &hints);
    [[nodiscard]] const yaml::Node *scalar(const yaml::Node *read, const Nodes &hints);
    [[nodiscard]] const yaml::Node *withValues(const yaml::Node *written, const Nodes &values,
                                               base::Span place);
    /// Values from which a scalar of this text is made; empty if it is the template's own.
    [[nodiscard]] Nodes valuesOf(const yaml::Node *read, const Nodes &hints) const;
    [[nodiscard]] Nodes emptyValuesOf(const yaml::Node *read) const;
    void addHints(Nodes &hints, const yaml::Node *at, std::string_view key,
                  std::size_t index) const;

    [[nodiscard]] std::size_t pieceAt(std::size_t offset) const;
    [[nodiscard]] std::size_t offsetOf(const yaml::Node *read) const;
    [[nodiscard]] const OutputPiece *silentActionAt(std::size_t offset) const;
    [[nodiscard]] base::Span inTemplate(const yaml::Node *read);
    [[nodiscard]] base::Span inTemplate(const OutputPiece &piece, std::size_t begin,
                                        std::size_t end);
    [[nodiscard]] std::uint32_t endInTemplate(const base::SourceFile &file, std::size_t begin,
                                              std::size_t end);

    const RenderedFile &m_file;
    const yaml::NodeBuilder &m_builder;
    std::size_t m_begin = 0;
    ValueLayers m_layers;
};

} // namespace fleetwright::helm
