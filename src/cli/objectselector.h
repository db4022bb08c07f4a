// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/fieldpath.h"
#include "model/snapshot.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::cli {

/// "Kind[.group]/[namespace/]name[#FIELD]", globs allowed before the '#'. Without a namespace every
/// namespace matches, an empty one
/// ("Namespace//monitoring") matches objects without. Names match with or without their generated
/// hash suffix.
struct ObjectSelector {
    std::string kind;
    std::optional<std::string> group;
    std::optional<std::string> nameSpace;
    std::string name;
    std::string field; ///< as written; "" for the whole object

    [[nodiscard]] static base::Result<ObjectSelector> fromText(std::string_view text);
    [[nodiscard]] bool matches(const model::Object &object) const;
};

/// A field as the command line names it below `root`: a field path, where keys with dots need no
/// quotes as long as the object has them ("metadata.labels.example.com/region").
struct FoundField {
    model::FieldPath path;
    const yaml::Node *node = nullptr;
};
[[nodiscard]] std::optional<FoundField> findField(const yaml::Node *root,
                                                  const model::FieldPath &path);

/// The object of a cluster, and the field of an object, that is nearest to what was asked for, as a
/// hint.
[[nodiscard]] std::string nearestObject(const model::Snapshot &snapshot,
                                        model::ClusterIndex cluster,
                                        const ObjectSelector &selector);
[[nodiscard]] std::string nearestField(const yaml::Node *root, const model::FieldPath &path);

} // namespace fleetwright::cli
