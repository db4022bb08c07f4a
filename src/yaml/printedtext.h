// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::yaml {

// On kustomize's way from a node to its printer go-yaml v3 prints and reads every string once in
// its own style, then it crosses JSON into goyaml.v2. Both ways bend a few texts and refuse others.
// `storage` backs an answer that is not the text itself.

/// What go-yaml v3 reads of a string in block context after it has printed it: block scalars do not
/// always survive.
[[nodiscard]] base::Result<std::string_view> reprinted(const Node *string, std::string &storage);

/// What goyaml.v2 reads of a text in JSON. `scalar` is named in errors.
[[nodiscard]] base::Result<std::string_view> throughJson(const Node *scalar, std::string_view text,
                                                         std::string &storage);

/// Why a text cannot be a key, if so: a key has to stay on one line of the JSON text.
[[nodiscard]] std::optional<base::Error> checkKey(const Node *key);

} // namespace fleetwright::yaml
