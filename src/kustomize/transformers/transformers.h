// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/fieldspec.h"
#include "kustomize/schema/schema.h"
#include "yaml/node.h"

#include <span>

namespace fleetwright::kustomize {

// Each transformer takes its configuration as the kustomization wrote it (a node of the file), so
// that every value it sets keeps its place. All change the resources' nodes, never the nodes of
// others. Patches have their own header, patches.h.

/// images: (and ImageTagTransformer). `images` is the sequence of entries.
[[nodiscard]] base::Result<void> transformImages(const TransformContext &, ResourceMap &,
                                                 const yaml::Node *images,
                                                 std::span<const FieldSpec> specs);
/// replicas: entries; an entry that matches nothing is an error as in kustomize.
[[nodiscard]] base::Result<void> transformReplicas(const TransformContext &, ResourceMap &,
                                                   const yaml::Node *replicas,
                                                   std::span<const FieldSpec> specs);

// `field` of the next two is the step's name: "labels", "commonLabels", "commonAnnotations",
// "LabelTransformer" or "AnnotationsTransformer". isSharedScalar of scalars.h depends on these.

/// Sets the entries of `values` (a mapping) in the mappings named by `specs`.
[[nodiscard]] base::Result<void> transformLabels(const TransformContext &, ResourceMap &,
                                                 std::string_view field, const yaml::Node *values,
                                                 std::span<const FieldSpec> specs);
[[nodiscard]] base::Result<void> transformAnnotations(const TransformContext &, ResourceMap &,
                                                      std::string_view field,
                                                      const yaml::Node *values,
                                                      std::span<const FieldSpec> specs);

enum class SubjectMode : std::uint8_t { DefaultSubjects, AllServiceAccounts, None };
struct NamespaceOptions {
    bool unsetOnly = false;
    SubjectMode subjects = SubjectMode::DefaultSubjects;
    std::string_view field = "namespace"; ///< the step's name
};
/// namespace: `value` is the scalar.
[[nodiscard]] base::Result<void> transformNamespace(const TransformContext &, ResourceMap &,
                                                    const yaml::Node *value,
                                                    std::span<const FieldSpec> specs,
                                                    const NamespaceOptions &, const Schema &);
[[nodiscard]] base::Result<void> transformPrefix(const TransformContext &, ResourceMap &,
                                                 const yaml::Node *value,
                                                 std::span<const FieldSpec> specs);
[[nodiscard]] base::Result<void> transformSuffix(const TransformContext &, ResourceMap &,
                                                 const yaml::Node *value,
                                                 std::span<const FieldSpec> specs);

/// replacements: entries with inline source/targets (files behind `path` are already loaded into
/// `entries`).
[[nodiscard]] base::Result<void> transformReplacements(const TransformContext &, ResourceMap &,
                                                       const yaml::Node *entries);

} // namespace fleetwright::kustomize
