// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/chart.h"
#include "helm/release.h"
#include "helm/workingchart.h"
#include "template/value.h"

#include <cstdint>
#include <span>

namespace fleetwright::helm {

// The Go values that Helm hands to templates besides maps: their types with their methods.

/// chartutil.Values: a map with YAML, Table, AsMap and PathValue.
extern const gotemplate::Type valuesType;

/// .Chart: chart.Metadata and IsRoot.
[[nodiscard]] gotemplate::Value chartValue(gotemplate::Heap &heap, const WorkingChart &chart);

/// .Capabilities: *chartutil.Capabilities.
[[nodiscard]] gotemplate::Value capabilitiesValue(gotemplate::Heap &heap,
                                                  const Capabilities &capabilities);

/// Whether the bytes of files are made at once: needed only where a template walks or indexes the
/// map; its methods read the files themselves.
enum class FileBytes : std::uint8_t { Made, LeftOut };

/// .Files: engine.files with Get, GetBytes, Glob, AsConfig, AsSecrets and Lines. The files must
/// outlive it. Of files of one name the last counts. No value where their bytes are too many.
[[nodiscard]] gotemplate::Value filesValue(gotemplate::Heap &heap, std::span<const ChartFile> files,
                                           FileBytes bytes);

} // namespace fleetwright::helm
