// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace fleetwright::argocd {

/// How Go's encoding/json reads and writes a type of Argo CD's API
/// (pkg/apis/application/v1alpha1/types.go, v3.5).
struct Type;

/// When encoding/json leaves a field out.
enum class Omit : std::uint8_t {
    Never,   ///< no omitempty, or a struct, which is never empty
    IfEmpty, ///< omitempty on a plain value
    IfNil,   ///< omitempty on a pointer
    IfZero,  ///< omitzero on a struct
};

/// How a strategic merge patch treats a list (patchStrategy).
enum class PatchStrategy : std::uint8_t { Replace, MergeScalars };

struct Field {
    std::string_view name;
    const Type *type = nullptr;
    Omit omit = Omit::IfEmpty;
    PatchStrategy patch = PatchStrategy::Replace;
};

struct Type {
    enum class Kind : std::uint8_t {
        String,
        Bool,
        Integer,
        IntOrString,
        Struct,
        Map,
        List,
        Raw, ///< runtime.RawExtension: any JSON
    };
    Kind kind = Kind::String;
    std::string_view name;         ///< Go's, for messages
    const Type *element = nullptr; ///< of maps and lists
    std::span<const Field> fields = {};

    [[nodiscard]] const Field *find(std::string_view field) const;
};

namespace types {
extern const Type application;            ///< metadata, spec, operation
extern const Type applicationSpec;        ///< Application.spec
extern const Type applicationSetTemplate; ///< an ApplicationSet's or a generator's template
} // namespace types

/// The value as it comes back after json.Unmarshal into the type and json.Marshal: unknown fields
/// are gone, empty ones that are optional too, required ones are there. nullptr stands for nil.
/// Fails at the place of the first value of a wrong type. Spans stay.
[[nodiscard]] base::Result<const yaml::Node *> decode(const yaml::Node *node, const Type &type,
                                                      const yaml::NodeBuilder &build);

} // namespace fleetwright::argocd
