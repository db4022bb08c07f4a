// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::yaml {

/// When Go's encoding/json leaves a field out.
enum class Omit : std::uint8_t {
    Never,   ///< no omitempty, or a struct, which is never empty
    IfEmpty, ///< omitempty on a plain value
    IfNil,   ///< omitempty on a pointer
    IfZero,  ///< omitzero on a struct
};

/// How a strategic merge patch treats a list (patchStrategy).
enum class PatchStrategy : std::uint8_t { Replace, MergeScalars };

struct GoType;

struct GoField {
    std::string_view name;
    const GoType *type = nullptr;
    Omit omit = Omit::IfEmpty;
    PatchStrategy patch = PatchStrategy::Replace;
};

/// How Go's encoding/json reads and writes a type of a controller's API. Embedded structs are
/// written out.
struct GoType {
    enum class Kind : std::uint8_t {
        String,
        Text, ///< a string whose type sigs.k8s.io/yaml finds: see DecodeOptions::Texts
        Bool,
        Integer,
        IntOrString,
        Struct,
        Map,
        List,
        Object, ///< map[string]any
        Raw,    ///< runtime.RawExtension: any JSON
    };
    Kind kind = Kind::String;
    std::string_view name;           ///< Go's, for messages
    const GoType *element = nullptr; ///< of maps and lists
    std::span<const GoField> fields = {};

    [[nodiscard]] const GoField *find(std::string_view field) const;
};

/// A key that no field of the type takes: Go drops it without a word.
struct UnknownField {
    std::string field;   ///< "helm.valuez"
    std::string nearest; ///< a field that may have been meant, or ""
    base::Span place;
};

struct DecodeOptions {
    enum class Keys : std::uint8_t {
        Exact,   ///< sigs.k8s.io/json: the API server
        AnyCase, ///< encoding/json
    };
    enum class Texts : std::uint8_t {
        Strings, ///< only strings are strings
        /// sigs.k8s.io/yaml: numbers and booleans become text where it knows that text is wanted,
        /// which is not so behind an embedded struct (convertToJSONableObject's f.index[0]).
        Scalars,
    };
    Keys keys = Keys::Exact;
    Texts texts = Texts::Strings;
    std::vector<UnknownField> *unknown = nullptr; ///< told of what no field takes; not owned
};

/// The value as it comes back after json.Unmarshal into the type and json.Marshal: unknown fields
/// are gone, empty ones that are optional too, required ones are there. nullptr stands for nil.
/// Fails at the place of the first value of a wrong type. Spans stay.
[[nodiscard]] base::Result<const Node *> decode(const Node *node, const GoType &type,
                                                const NodeBuilder &build,
                                                const DecodeOptions &options = {});

} // namespace fleetwright::yaml
