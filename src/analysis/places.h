// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/unit.h"
#include "yaml/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// Where a rendered value stands; where it stands in no file, the entry that made it. Line 0 where
/// neither is known.
[[nodiscard]] base::Place placeOfValue(const yaml::Node *value);

/// Of a mapping's key: the key where it holds a map or a list, else its value.
[[nodiscard]] base::Place placeOfField(const yaml::Node *mapping, std::string_view key);

/// Where a value of a unit's object comes from: what a generator's parameter gives stands where the
/// parameter does (a list's element, a label of a registration), anything else as placeOfValue().
[[nodiscard]] base::Place suppliedPlace(const model::Unit &unit, const yaml::Node *value);

/// The field below a node along plain keys; nullptr if it is not there, or `root` is not.
[[nodiscard]] const yaml::Node *fieldAt(const yaml::Node *root,
                                        const std::vector<std::string_view> &keys);

/// Where the name of an object is written that a layer may have changed afterwards: of a generated
/// object the generator's entry.
[[nodiscard]] base::Place originOf(const model::Object &object);

/// "Kind/namespace/name" as findings name an object: without a hash suffix, nothing between the
/// slashes where it has no namespace.
[[nodiscard]] std::string subjectOf(const model::Object &object);

} // namespace fleetwright::analysis
