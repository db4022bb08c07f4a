// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fleetwright::helm {

struct Maintainer {
    std::string name;
    std::string email;
    std::string url;
};

/// One entry of a dependency's import-values.
struct ImportedValues {
    std::string child;  ///< the table below the dependency's values, dots between its parts
    std::string parent; ///< where it goes; "." is the chart's own root
};

/// A chart that another needs (pkg/chart/dependency.go).
struct Dependency {
    std::string name;
    std::string version;
    std::string repository;
    std::string condition;
    std::vector<std::string> tags;
    std::string alias;
    std::vector<ImportedValues> importedValues;
};

/// Chart.yaml (pkg/chart/metadata.go), texts sanitized as Helm does.
struct Metadata {
    std::string name;
    std::string home;
    std::vector<std::string> sources;
    std::string version;
    std::string description;
    std::vector<std::string> keywords;
    std::vector<Maintainer> maintainers;
    std::string icon;
    std::string apiVersion;
    std::string condition;
    std::string tags;
    std::string appVersion;
    bool isDeprecated = false;
    std::vector<std::pair<std::string, std::string>> annotations; ///< sorted by key
    std::string kubeVersion;
    std::vector<Dependency> dependencies;
    bool listsDependencies =
        false; ///< the list is there, empty or not: Helm looks for nothing else
    std::string type;

    [[nodiscard]] bool isLibrary() const;
};

/// Sets in `metadata` what the document gives: a Chart.yaml, or a requirements.yaml over it.
[[nodiscard]] base::Result<void> readMetadata(Metadata &metadata, const yaml::Node &document);

/// Metadata.Validate: "validation: chart.metadata.name is required" and its like. Sanitizes texts.
[[nodiscard]] base::Result<void> validateMetadata(Metadata &metadata);

/// chartutil.IsCompatibleRange: false too for what is no constraint or no version.
[[nodiscard]] bool isCompatibleRange(std::string_view constraint, std::string_view version);

} // namespace fleetwright::helm
