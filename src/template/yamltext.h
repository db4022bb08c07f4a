// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "template/value.h"
#include "yaml/node.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// sigs.k8s.io/yaml v1.4.0 Marshal, without the last line break; nothing and `error` for what JSON
/// cannot hold.
[[nodiscard]] std::optional<std::string> toYaml(const Value &value, Heap &heap, std::string &error);

/// go-yaml v3's Encoder with SetIndent(2): Helm's toYamlPretty.
[[nodiscard]] std::string toPrettyYaml(const Value &value);

/// sigs.k8s.io/yaml v1.4.0 Unmarshal into an interface {}: YAML 1.1 of the first document, by way
/// of JSON, so that numbers are float64 and keys strings.
struct YamlValue {
    Value value;
    std::string error; ///< Go's text; "" if it was read
};
[[nodiscard]] YamlValue parseYaml(std::string_view text, Heap &heap);

/// The same of a document that is parsed already (YAML 1.1, "<<" not expanded).
[[nodiscard]] YamlValue valueOfYaml(const yaml::Node &document, Heap &heap);

/// What Go says where the reader says `error` of `source`: "error converting YAML to JSON: yaml:
/// line 3: …".
[[nodiscard]] std::string yamlErrorText(const base::Error &error, std::string_view source);

} // namespace fleetwright::gotemplate
