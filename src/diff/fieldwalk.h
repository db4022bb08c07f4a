// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fieldpath.h"
#include "yaml/node.h"

#include <functional>
#include <span>
#include <vector>

namespace fleetwright::diff {

using PathSegments = std::vector<model::FieldPath::Segment>;

/// The same field in several objects; nullptr where it is absent.
using Nodes = std::span<const yaml::Node *const>;

/// Called for each leaf that is not byte-equal everywhere. False stops the walk.
using LeafVisitor = std::function<bool(const PathSegments &path, Nodes nodes)>;

/// Walks the differing parts of one or more values at once. A leaf is a scalar, an empty
/// collection, or a place where kinds disagree; a list of scalars of different lengths is one leaf
/// when more than two are compared. List items are matched by merge key (`name` …), else by
/// position; of two lists only the part between the equal ends. Named items in another order make
/// the list itself a leaf. A field absent on a side is visited leaf by leaf. A single value gives
/// all its leaves. False if the visitor stopped.
bool walkFields(Nodes roots, const LeafVisitor &visit);

/// Path in the form of model/fieldpath.h.
[[nodiscard]] std::string pathText(const PathSegments &path);

/// The key that a value stands below: the last mapping key of the path, "" at the root.
[[nodiscard]] std::string_view lastKey(const PathSegments &path);

} // namespace fleetwright::diff
