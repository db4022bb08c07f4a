// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/jsonscalar.h"
#include "yaml/nodebuilder.h"

#include <string>

namespace fleetwright::yaml {

/// A scalar as JSON has it.
struct JsonValue {
    JsonScalar::Kind kind = JsonScalar::Kind::Null;
    std::string text;

    friend bool operator==(const JsonValue &, const JsonValue &) = default;
};

/// As it is printed.
[[nodiscard]] base::Result<JsonValue> jsonValueOf(const Node *scalar);

/// As sigs.k8s.io/yaml reads it: goyaml.v2 leaves dates as they are written, numbers become
/// float64 (json.Unmarshal).
[[nodiscard]] base::Result<JsonValue> valueRead(const Node *scalar);

/// What sigs.k8s.io/yaml makes of a key: a boolean becomes "true" or "false".
[[nodiscard]] base::Result<std::string> keyRead(const Node *key);

enum class Places : std::uint8_t {
    Keep,
    Drop, ///< the text belongs to no file that stays
};

/// A YAML 1.1 document as sigs.k8s.io/yaml unmarshals it, as nodes of the builder's arena. Of keys
/// that become equal the last counts.
[[nodiscard]] base::Result<const Node *> nodesRead(const NodeBuilder &builder, const Node *read,
                                                   Places places);

} // namespace fleetwright::yaml
