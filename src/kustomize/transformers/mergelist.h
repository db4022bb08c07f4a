// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/transformers/mergetree.h"

#include <span>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

// The list filters of kyaml/yaml/fns.go and the key arithmetic of walk/associative_sequence.go,
// with their oddities: what they do with lists whose items lack the merge key is part of what
// kustomize prints.

using KeyValues = std::vector<std::string_view>;

/// yaml.ElementSetter: replaces the items that match by `element`, appends it if none does; nullptr
/// removes them.
[[nodiscard]] base::Result<void> setElement(MergeTree &tree, MergeNode *list, MergeNode *element,
                                            std::span<const std::string_view> keys,
                                            std::span<const std::string_view> values);

/// yaml.ElementMatcher: the first item whose keys have the values, nullptr if there is none or it
/// cannot be told.
[[nodiscard]] MergeNode *findElement(MergeTree &tree, MergeNode *list,
                                     std::span<const std::string_view> keys,
                                     std::span<const std::string_view> values);

/// appendListNode: puts each item of `source` into `target`, replacing those with the same key
/// values.
[[nodiscard]] base::Result<void> appendElements(MergeTree &tree, MergeNode *target,
                                                MergeNode *source,
                                                std::span<const std::string_view> keys);

struct ValidKeys {
    KeyValues keys;
    KeyValues values;
};

/// validateKeys: without the keys that no item has.
[[nodiscard]] ValidKeys validKeys(std::span<const KeyValues> all, const KeyValues &values,
                                  std::span<const std::string_view> keys);

/// mergeValues: items that agree in one key and contradict in none count as one.
void unifyValues(std::vector<KeyValues> &all);

} // namespace fleetwright::kustomize
