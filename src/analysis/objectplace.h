// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/unit.h"
#include "yaml/node.h"

#include <string>

namespace fleetwright::analysis {

/// Where a value stands; line 0 where it stands in no file.
[[nodiscard]] base::Place placeOf(const yaml::Node *node);

/// An object as a whole: its name in the manifest or the generator that brought it in, whatever
/// layers added to the name.
[[nodiscard]] base::Place objectPlace(const yaml::Node *object);

/// "Kind/namespace/name" as findings tell the object concerned; a part that is not there is empty.
[[nodiscard]] std::string objectText(const model::ResourceId &id);

} // namespace fleetwright::analysis
