// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/fieldspec.h"
#include "kustomize/schema/schema.h"
#include "yaml/node.h"

namespace fleetwright::kustomize {

// Each transformer takes its configuration as the kustomization wrote it (a node of the file), so that every value it sets
// keeps its place. All change the resources' nodes, never the nodes of others.

/// images: (and ImageTagTransformer). `images` is the sequence of entries.
[[nodiscard]] base::Result<void> transformImages(const TransformContext &, ResourceMap &, const yaml::Node *images,
                                                 std::span<const FieldSpec> specs);
/// replicas: entries; an entry that matches nothing is an error as in kustomize.
[[nodiscard]] base::Result<void> transformReplicas(const TransformContext &, ResourceMap &, const yaml::Node *replicas,
                                                   std::span<const FieldSpec> specs);
/// Sets the entries of `values` (a mapping) in the mappings named by `specs`. `field`: "labels", "commonLabels" …
[[nodiscard]] base::Result<void> transformLabels(const TransformContext &, ResourceMap &, std::string_view field,
                                                 const yaml::Node *values, std::span<const FieldSpec> specs);
[[nodiscard]] base::Result<void> transformAnnotations(const TransformContext &, ResourceMap &, std::string_view field,
                                                      const yaml::Node *values, std::span<const FieldSpec> specs);

enum class SubjectMode : std::uint8_t { DefaultSubjects, AllServiceAccounts, None };
struct NamespaceOptions {
    bool unsetOnly = false;
    SubjectMode subjects = SubjectMode::DefaultSubjects;
};
/// namespace: `value` is the scalar.
[[nodiscard]] base::Result<void> transformNamespace(const TransformContext &, ResourceMap &, const yaml::Node *value,
                                                    std::span<const FieldSpec> specs, const NamespaceOptions &, const Schema &);
[[nodiscard]] base::Result<void> transformPrefix(const TransformContext &, ResourceMap &, const yaml::Node *value,
                                                 std::span<const FieldSpec> specs);
[[nodiscard]] base::Result<void> transformSuffix(const TransformContext &, ResourceMap &, const yaml::Node *value,
                                                 std::span<const FieldSpec> specs);

/// replacements: entries with inline source/targets (files behind `path` are already loaded into `entries`).
[[nodiscard]] base::Result<void> transformReplacements(const TransformContext &, ResourceMap &, const yaml::Node *entries);

} // namespace fleetwright::kustomize
