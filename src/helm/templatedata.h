// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/arrangement.h"
#include "helm/origins.h"
#include "helm/release.h"
#include "template/value.h"
#include "yaml/node.h"

#include <unordered_map>

namespace fleetwright::helm {

/// The caller's values as a table; see render(). `origins` may be nullptr.
[[nodiscard]] gotemplate::MapData *tableOfNodes(gotemplate::Heap &heap, const yaml::Node *values,
                                                Origins *origins);

/// What `.` is in the templates of each chart (engine.go recAllTpls): charts see what is theirs,
/// and share what Go shares.
class TemplateData {
public:
    /// `values` are the composed ones. Fails with TooLarge where a chart's files are too many to be
    /// walked.
    [[nodiscard]] static base::Result<TemplateData>
    make(gotemplate::Heap &heap, const Arrangement &arrangement, gotemplate::MapData &values,
         const Release &release, const Capabilities &capabilities);

    /// For a template: `.Template` is set in the chart's data, as Helm sets it before each.
    [[nodiscard]] gotemplate::Value dotFor(const ArrangedTemplate &which);

private:
    explicit TemplateData(gotemplate::Heap &heap) : m_heap(heap) {}
    [[nodiscard]] gotemplate::MapData *add(const WorkingChart &chart, gotemplate::MapData *values);

    gotemplate::Heap &m_heap;
    gotemplate::Value m_release;
    gotemplate::Value m_capabilities;
    bool m_walksFiles = false;
    bool m_hasTooManyFiles = false;
    std::unordered_map<const WorkingChart *, gotemplate::MapData *> m_data;
};

} // namespace fleetwright::helm
