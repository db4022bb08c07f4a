// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "kustomize/namereference.h"
#include "kustomize/schema/fieldspec.h"
#include "kustomize/schema/schema.h"

#include <memory>
#include <string>

namespace fleetwright::kustomize {

/// A transformer configuration with what is derived from it. Immutable and shared; most layers have
/// the default one.
struct Configuration {
    explicit Configuration(TransformerConfig config);

    TransformerConfig specs;
    ReferenceRules references;
    /// What it holds already can be merged into it again and changes nothing. A field spec for one
    /// kind that stands before one for all kinds can be in conflict with it (FsSlice.mergeOne).
    bool mergesWithItself = false;
};

using ConfigurationPtr = std::shared_ptr<const Configuration>;

[[nodiscard]] const ConfigurationPtr &defaultConfiguration();

/// ResAccumulator.MergeConfig; either may be nullptr. Configurations are the default one or contain
/// it.
[[nodiscard]] base::Result<ConfigurationPtr> mergedConfiguration(const ConfigurationPtr &left,
                                                                 const ConfigurationPtr &right);

/// The OpenAPI schema in effect: the first `openapi:` that is met counts until the end of the build
/// (openapi.SetSchema).
struct SchemaState {
    bool isSet = false;
    std::shared_ptr<const Schema> custom; ///< nullptr: the built-in one
    base::Hash128 identity;               ///< of what was set; zero while nothing is
    /// A type that is not built in was met: a custom schema that is set later stands beside the
    /// built-in one instead of in its place (openapi.go, schemaParseDelayed).
    bool metUnknownType = false;

    [[nodiscard]] const Schema &schema() const { return custom ? *custom : Schema::builtin(); }
};

} // namespace fleetwright::kustomize
