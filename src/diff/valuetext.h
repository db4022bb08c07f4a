// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fieldpath.h"
#include "model/unit.h"

#include <span>
#include <string>
#include <string_view>

namespace fleetwright::diff {

/// `data` and `stringData` of Secrets: values that are never shown.
[[nodiscard]] bool isSecretValue(const model::ResourceId &object,
                                 std::span<const model::FieldPath::Segment> path);

/// Dots with a short hash: equal values look equal, nothing else can be told.
[[nodiscard]] std::string maskedText(base::Hash128 value);

/// A value on one line: a scalar's text, a collection in flow style. "" for nullptr.
[[nodiscard]] std::string valueText(const yaml::Node *node);

} // namespace fleetwright::diff
