// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/unit.h"
#include "yaml/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// Where a value stands; line 0 where it stands in no file.
[[nodiscard]] base::Place placeOf(const yaml::Node *node);

/// The same of a rendered value; where it stands in no file, the entry that made it. Line 0 where
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

/// An object as a whole: its name in the manifest or the generator's entry that brought it in,
/// whatever layers added to the name.
[[nodiscard]] base::Place objectPlace(const yaml::Node *object);

/// "Kind/namespace/name" as findings name an object; nothing between the slashes where it has no
/// namespace.
[[nodiscard]] std::string objectText(const model::ResourceId &id);

/// The same without a hash suffix.
[[nodiscard]] std::string subjectOf(const model::Object &object);

} // namespace fleetwright::analysis
