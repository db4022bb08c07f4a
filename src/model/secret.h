// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fieldpath.h"
#include "model/resourceid.h"
#include "yaml/node.h"

#include <span>
#include <string>
#include <string_view>

namespace fleetwright::model {

/// A Secret of the core group. What its values are is decided here and nowhere else: they are never
/// shown, logged or reported, except in the very text of an object or file that a person asks for.
[[nodiscard]] bool isSecret(const ResourceId &object);

/// Whether the field is a Secret's value or part of one: `data`, `stringData`, `binaryData`, and
/// the annotation in which `kubectl apply` keeps a copy of the whole object.
[[nodiscard]] bool isSecretValue(const ResourceId &object,
                                 std::span<const FieldPath::Segment> path);

/// As above, or `value`, which stands at `path`, comes from a Secret, or is a collection with a
/// Secret's value somewhere in it.
[[nodiscard]] bool holdsSecretValue(const ResourceId &object,
                                    std::span<const FieldPath::Segment> path,
                                    const yaml::Node *value);

/// How the field of a yaml::Step ends that put a Secret's value into another object.
inline constexpr std::string_view fromSecretMark = " (Secret)";

/// Whether a value was put together with one of a Secret's, by substitution; of a collection,
/// something in it.
[[nodiscard]] bool comesFromSecret(const yaml::Node *value);

/// Dots with a short hash: equal values look equal, nothing else can be told.
[[nodiscard]] std::string maskedText(const yaml::Node *value);

} // namespace fleetwright::model
