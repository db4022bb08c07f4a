// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"
#include "yaml/nodebuilder.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace fleetwright::kustomize {

struct StructType;

/// The type of a field of one of kustomize's Go structs.
enum class ValueType : std::uint8_t {
    String,
    Bool,
    Int,
    Any,
    Strings,   ///< []string
    StringMap, ///< map[string]string
    BoolMap,   ///< map[string]bool
    Struct,
    Structs, ///< []struct
};

/// Whether a Go struct has a field itself, or a struct that it embeds has it.
enum class Holder : std::uint8_t { Own, Embedded };

struct FieldType {
    std::string_view name;
    ValueType type = ValueType::Any;
    const StructType *of = nullptr; ///< Struct, Structs
    Holder holder = Holder::Own;
};

struct StructType {
    std::string_view name;
    std::span<const FieldType> fields;
};

enum class Decoding : std::uint8_t {
    Strict, ///< types.Kustomization.Unmarshal: an unknown field fails, a number is no string
    /// sigs.k8s.io/yaml's Unmarshal: unknown fields are dropped, a number becomes a string unless
    /// an embedded struct has the field or the one that it is in (convertToJSONableObject does not
    /// know their types)
    Lenient,
    Tolerant, ///< for what is shown of a file that kustomize refuses: every number becomes a string
};

/// `node` as Go's JSON decoder would fill the struct: field names in any case become the canonical
/// ones, nulls vanish, keys and values have the field's type. Values keep their spans. A null gives
/// an empty mapping.
[[nodiscard]] base::Result<const yaml::Node *> decode(const yaml::NodeBuilder &builder,
                                                      const yaml::Node *node,
                                                      const StructType &type, Decoding decoding);

/// As decode, of a list of such structs.
[[nodiscard]] base::Result<const yaml::Node *> decodeList(const yaml::NodeBuilder &builder,
                                                          const yaml::Node *node,
                                                          const StructType &type,
                                                          Decoding decoding);

// The types that are read somewhere on their own.
[[nodiscard]] const StructType &kustomizationType();
[[nodiscard]] const StructType &replacementType();
/// A builtin plugin's configuration, nullptr if `kind` is none. (Plugins of plugins.h.)
[[nodiscard]] const StructType *pluginType(std::string_view kind);

} // namespace fleetwright::kustomize
