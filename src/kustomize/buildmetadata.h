// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::kustomize {

/// Where `buildMetadata:` of the built kustomization asks for it, resources say where they come
/// from (resource/origin.go). Paths are relative to the built folder.
struct Origin {
    std::string path;         ///< of a resource's file
    std::string configuredIn; ///< of what generated or transformed it
    std::string apiVersion, kind, name, nameSpace;

    /// The YAML text that the annotation holds, `indent` before each line but the first.
    [[nodiscard]] std::string text(std::string_view indent = {}) const;
};

/// filepath.Join of an origin's path and what a kustomization names.
[[nodiscard]] std::string joinedOrigin(std::string_view path, std::string_view relative);

/// Sets the origin unless the resource has one.
void annotateOrigin(const yaml::NodeBuilder &builder, Resource &resource, const Origin &origin);

/// Resource.GetOrigin: what says where an object comes from, if anything does, is YAML of an
/// origin.
[[nodiscard]] base::Result<void> checkOrigin(const TransformContext &context,
                                             const Resource &resource);

/// ResMap.AddTransformerAnnotation: notes a transformation; it counts as the origin of what has
/// none.
[[nodiscard]] base::Result<void> annotateTransformation(const TransformContext &context,
                                                        ResourceMap &map, const Origin &origin);

/// OriginFromCustomPlugin: nothing if the plugin's configuration does not say where it comes from.
[[nodiscard]] std::optional<Origin> originOfPlugin(const yaml::Node *configuration);

} // namespace fleetwright::kustomize
