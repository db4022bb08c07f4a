// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "helm/metadata.h"
#include "helm/schema.h"
#include "template/value.h"
#include "yaml/reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::helm {

class Arrangements;

/// A file of a chart: its name as seen from the chart, its bytes without a byte order mark.
struct ChartFile {
    std::string name;
    base::SourceFilePtr content; ///< its path is that in the repository, inside an archive below it
};

struct Chart;
using ChartPtr = std::shared_ptr<const Chart>;

/// A chart as it was loaded, with the charts below its charts/ (pkg/chart/chart.go). Immutable;
/// made once and shared by all releases of it, by any number of threads.
struct Chart {
    Chart();
    ~Chart();
    Chart(const Chart &) = delete;
    Chart &operator=(const Chart &) = delete;

    Metadata metadata;
    std::vector<ChartFile> templates; ///< templates/
    std::vector<ChartFile> files;     ///< what .Files has; crds/ too
    yaml::ParsedFilePtr valuesFile;   ///< values.yaml; nullptr if there is none
    gotemplate::Value values;         ///< what it holds, in `memory`; never changed
    std::unique_ptr<gotemplate::Heap> memory;
    std::optional<Schema> schema;       ///< values.schema.json
    std::string schemaError;            ///< why it cannot be used; "" if it can
    bool schemaIsUnresolved = false;    ///< it refers to what is not here, and nothing is fetched
    std::vector<ChartPtr> dependencies; ///< sorted by the name of their folder or archive

    /// Some template walks or indexes .Files instead of asking its methods.
    bool walksFiles = false;
    std::vector<std::string> warnings; ///< Helm's, of loading

    /// What rendering keeps of it: parsed templates, composed defaults. Thread-safe.
    std::unique_ptr<Arrangements> arrangements;
};

} // namespace fleetwright::helm
