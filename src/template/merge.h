// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/function.h"

namespace fleetwright::gotemplate {

enum class MergeMode { Keep, Overwrite };

/// dario.cat/mergo v1.0.1, Merge and MergeWithOverwrite of maps as Sprig calls them: `target` takes
/// what `source` has. Maps merge, lists are one value; Keep fills only what is empty or absent.
void mergeMaps(Heap &heap, MapData &target, const MapData &source, MergeMode mode);

} // namespace fleetwright::gotemplate
