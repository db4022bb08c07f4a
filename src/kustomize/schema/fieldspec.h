// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// types.FieldSpec: where a transformer works. Empty group/version/kind match everything.
struct FieldSpec {
    std::string group;
    std::string version;
    std::string kind;
    std::string
        path; ///< "spec/template/metadata/labels", "[]" after sequences, "\\/" escapes a slash
    bool create = false;

    friend bool operator==(const FieldSpec &, const FieldSpec &) = default;
};

/// types.NameBackReferences: who refers to a kind, and in which fields.
struct NameBackReferences {
    std::string group, version, kind;
    std::vector<FieldSpec> referrers;

    friend bool operator==(const NameBackReferences &, const NameBackReferences &) = default;
};

/// builtinconfig.TransformerConfig: defaults (konfig/builtinpluginconsts) plus what
/// `configurations` and `crds` add.
struct TransformerConfig {
    std::vector<FieldSpec> namePrefix, nameSuffix, nameSpace, commonLabels, labels, templateLabels,
        commonAnnotations, varReference, images, replicas;
    std::vector<NameBackReferences> nameReference;

    [[nodiscard]] static const TransformerConfig &defaults();

    /// One file of `configurations:`; unknown fields are errors. Sorted as kustomize does.
    [[nodiscard]] static base::Result<TransformerConfig>
    fromConfiguration(const yaml::Node *document);

    /// One file of `crds:`: the OpenAPI definitions of custom resources with x-kubernetes-* marks
    /// (accumulator/loadconfigfromcrds.go).
    [[nodiscard]] static base::Result<TransformerConfig> fromCrds(const yaml::Node *document);

    /// TransformerConfig.Merge: what both have counts once, a spec that differs in `create` only is
    /// a conflict.
    [[nodiscard]] base::Result<TransformerConfig> merged(const TransformerConfig &other) const;

    friend bool operator==(const TransformerConfig &, const TransformerConfig &) = default;
};

/// A sequence of field specs as in `labels: - fields:` or a transformer's `fieldSpecs`.
[[nodiscard]] base::Result<std::vector<FieldSpec>> fieldSpecsFromNode(const yaml::Node *sequence);

/// FsSlice.MergeAll.
[[nodiscard]] base::Result<std::vector<FieldSpec>> mergedSpecs(std::vector<FieldSpec> specs,
                                                               std::span<const FieldSpec> incoming);

} // namespace fleetwright::kustomize
