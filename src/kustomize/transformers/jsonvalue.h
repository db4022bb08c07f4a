// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/resource.h"
#include "yaml/node.h"

#include <string>
#include <string_view>

namespace fleetwright::kustomize {

/// Which rules gave a document's plain scalars their types.
enum class JsonSource : std::uint8_t {
    Json,   ///< encoding/json: numbers keep their text
    Yaml11, ///< sigs.k8s.io/yaml: YAML 1.1 by go-yaml v2, numbers as Go's JSON prints them
};

/// `node` with the scalars that its text has as JSON.
[[nodiscard]] const yaml::Node *jsonValue(const TransformContext &context, const yaml::Node *node,
                                          JsonSource source);

/// What is left of an object after its way through JSON and back (RNode.MarshalJSON,
/// UnmarshalJSON): numbers are floats in go-yaml's form, dates strings, nulls are written out.
/// Shares what stays the same.
[[nodiscard]] const yaml::Node *throughJson(const TransformContext &context,
                                            const yaml::Node *node);

/// The same of numbers and dates alone: the configuration of a plugin as `Resource.AsYAML` gives
/// it. Strings stay, so that a text in one keeps its place.
[[nodiscard]] const yaml::Node *numbersThroughJson(const TransformContext &context,
                                                   const yaml::Node *node);

/// An item of a List, which Go writes as JSON and reads as YAML (resource.Factory
/// inlineAnyEmbeddedLists): as throughJson, but numbers keep
/// their JSON text.
[[nodiscard]] const yaml::Node *itemThroughJson(const TransformContext &context,
                                                const yaml::Node *item);

/// True if both have the same JSON text, numbers compared by their text (json-patch's
/// lazyNode.equal).
[[nodiscard]] bool sameJson(const yaml::Node *left, const yaml::Node *right);

/// True if encoding/json takes the text.
[[nodiscard]] bool isJson(std::string_view text);

} // namespace fleetwright::kustomize
