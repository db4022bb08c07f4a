// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/fieldspec.h"

#include <functional>
#include <span>
#include <string_view>

namespace fleetwright::kustomize {

/// Computes the new value of one field; `current` is nullptr when the field is created. Returning
/// `current` changes nothing.
using FieldSetter = std::function<base::Result<const yaml::Node *>(const yaml::Node *current)>;

enum class CreateAs : std::uint8_t {
    Nothing, ///< fields that do not exist stay so, whatever the spec says
    Scalar,
    Mapping,
    Sequence,
};

/// kyaml filters/fieldspec: applies `setter` at every place of `object` that `specs` name (they are
/// filtered by the object's type).
[[nodiscard]] base::Result<const yaml::Node *>
applyAtFieldSpecs(const TransformContext &context, const yaml::Node *object,
                  std::span<const FieldSpec> specs, CreateAs createAs, const FieldSetter &setter);

/// True if the spec's group, version and kind (where given) are the object's.
[[nodiscard]] bool appliesTo(const FieldSpec &spec, const yaml::Node *object);
[[nodiscard]] bool appliesTo(const FieldSpec &spec, const IdView &id);

/// "wrong node kind: expected … but got …" as kyaml's ErrorIfInvalid says it, with the node's
/// place.
[[nodiscard]] base::Error wrongKind(std::string_view expected, const yaml::Node *node);

} // namespace fleetwright::kustomize
