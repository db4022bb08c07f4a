// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    std::string path; ///< "spec/template/metadata/labels", "[]" after sequences, "\\/" escapes a slash
    bool create = false;

    friend bool operator==(const FieldSpec &, const FieldSpec &) = default;
};

/// types.NameBackReferences: who refers to a kind, and in which fields.
struct NameBackReferences {
    std::string group, version, kind;
    std::vector<FieldSpec> referrers;
};

/// builtinconfig.TransformerConfig: defaults (konfig/builtinpluginconsts) plus what `configurations` and `crds` add.
struct TransformerConfig {
    std::vector<FieldSpec> namePrefix, nameSuffix, nameSpace, commonLabels, labels, templateLabels,
        commonAnnotations, varReference, images, replicas;
    std::vector<NameBackReferences> nameReference;

    [[nodiscard]] static const TransformerConfig &defaults();
};

} // namespace fleetwright::kustomize
