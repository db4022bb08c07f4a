// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/chart.h"
#include "helm/origins.h"
#include "helm/workingchart.h"
#include "template/templateset.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace fleetwright::helm {

/// A template of a release: which chart's, and as what templates know it.
struct ArrangedTemplate {
    std::string name;     ///< "demo/charts/db/templates/service.yaml"
    std::string basePath; ///< "demo/charts/db/templates"
    const ChartFile *file = nullptr;
    const WorkingChart *chart = nullptr;
    bool isPartial = false; ///< its file begins with '_': parsed, never rendered by itself
};

enum class Provenance : std::uint8_t { LeftOut, Kept };

/// The charts of a release that its values switch on, with their composed defaults and parsed
/// templates: all that is the same for every release that switches on the same charts. Immutable.
struct Arrangement {
    explicit Arrangement(const Chart &chart) : charts(chart) {}

    WorkingCharts charts;
    gotemplate::Heap memory; ///< of what it composed
    Origins origins;         ///< of all defaults; empty if provenance is left out
    std::vector<std::string> warnings;
    gotemplate::TemplateSetPtr set;
    std::vector<ArrangedTemplate> templates; ///< in the order in which Helm parses and renders them
    std::optional<base::Error> parseError;   ///< of the first template that does not parse

    /// The template of a name; nullptr if there is none.
    [[nodiscard]] const ArrangedTemplate *find(std::string_view name) const;
};

using ArrangementPtr = std::shared_ptr<const Arrangement>;

/// The arrangements of one chart, each made once. Thread-safe.
class Arrangements {
public:
    /// The charts that `values` switch on. Fails as processDependencyEnabled does.
    [[nodiscard]] base::Result<ArrangementPtr>
    arranged(const Chart &chart, const gotemplate::MapData &values, Provenance provenance);

private:
    std::mutex m_mutex;
    std::unordered_map<std::string, ArrangementPtr> m_known;
};

} // namespace fleetwright::helm
