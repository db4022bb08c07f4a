// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fieldpath.h"
#include "model/resourceid.h"
#include "yaml/node.h"

#include <span>
#include <string>

namespace fleetwright::diff {

/// A value on one line: a scalar's text, a collection in flow style. "" for nullptr. Not for the
/// values of Secrets: see shownText().
[[nodiscard]] std::string valueText(const yaml::Node *node);

/// valueText() of an object's field; masked where that is or holds a Secret's value.
[[nodiscard]] std::string shownText(const model::ResourceId &object,
                                    std::span<const model::FieldPath::Segment> path,
                                    const yaml::Node *node);

} // namespace fleetwright::diff
