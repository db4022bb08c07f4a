// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/resource.h"
#include "yaml/node.h"

#include <optional>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// kustomize keeps its notes on a resource in annotations of this domain; here they stand beside
/// the object.
inline constexpr std::string_view internalDomain = "internal.config.kubernetes.io/";
inline constexpr std::string_view originAnnotation = "config.kubernetes.io/origin";
inline constexpr std::string_view transformationsAnnotation =
    "alpha.config.kubernetes.io/transformations";

/// A resource of an object as it was read. Notes that stand in its annotations already are taken
/// over (kustomize reads its own output of an earlier step so).
[[nodiscard]] Resource makeResource(const yaml::NodeBuilder &builder, const yaml::Node *object,
                                    const base::RepoPath &layer);

/// A metadata mapping (labels, annotations) set to `entries`, which are strings; removed if there
/// are none.
[[nodiscard]] const yaml::Node *withMetadataMap(const yaml::NodeBuilder &builder,
                                                const yaml::Node *object, std::string_view field,
                                                const std::vector<yaml::Entry> &entries);

/// What GetAnnotations and GetLabels give, with every value as a string; "" for what is no scalar.
[[nodiscard]] std::vector<yaml::Entry>
metadataMap(const yaml::NodeBuilder &builder, const yaml::Node *object, std::string_view field);

/// An annotation's text, nothing if absent.
[[nodiscard]] std::optional<std::string_view> annotation(const yaml::Node *object,
                                                         std::string_view key);

/// The object with an annotation set; all others become texts (RNode.SetAnnotations).
[[nodiscard]] const yaml::Node *withAnnotation(const yaml::NodeBuilder &builder,
                                               const yaml::Node *object, std::string_view key,
                                               std::string_view value);

/// The same, with the others left as they are (ResMap.AnnotateAll): a number stays one, for JSON to
/// change on its way.
[[nodiscard]] const yaml::Node *withAnnotationBeside(const yaml::NodeBuilder &builder,
                                                     const yaml::Node *object, std::string_view key,
                                                     std::string_view value);

/// Which of the build's notes stay in the output (`buildMetadata:`).
struct KeepNotes {
    bool origin = false;
    bool transformations = false;
};

/// What Kustomizer.Run leaves of annotations: values as strings, none of kustomize's own notes, no
/// empty mapping.
[[nodiscard]] const yaml::Node *withCleanAnnotations(const yaml::NodeBuilder &builder,
                                                     const yaml::Node *object, KeepNotes keep);

} // namespace fleetwright::kustomize
