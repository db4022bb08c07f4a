// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::config {

/// `.fleetwright.yaml`: everything optional, everything with a default. Unknown keys are an error with the nearest name.
struct FleetConfig {
    struct Repository { std::string url; std::string path; };
    struct DeclaredCluster {
        std::string name;
        std::map<std::string, std::string> labels;
        std::optional<base::RepoPath> path; ///< its overlay
        bool absent = false;                ///< not a cluster although it looks like one
        base::Place place;
    };

    std::vector<Repository> repositories;
    std::vector<base::RepoPath> inventory;       ///< extra inventory files
    std::optional<base::RepoPath> classification;
    std::map<std::string, std::string> dimensions;               ///< NAME → label key
    std::map<std::string, std::vector<std::string>> vocabulary;
    std::vector<std::string> identityConfigMaps;
    std::vector<std::string> sharedIdentity;                     ///< identity.shared: values that identify nobody
    std::vector<std::string> hierarchyRoots;
    std::map<std::string, std::string> layerRoles;               ///< path → "global" | "cluster" | "app" | "DIMENSION value"
    struct RuleSetting { std::optional<std::string> severity; bool off = false; std::vector<std::string> paths; };
    std::map<std::string, RuleSetting> rules;
    std::vector<DeclaredCluster> clusters;
    std::vector<std::string> ignore;                             ///< globs of paths
};

/// Defaults when the file does not exist.
[[nodiscard]] base::Result<FleetConfig> readFleetConfig(const base::FileSource &files);

/// What a classification file allows and requires (rules-hierarchy.md 1 and 2).
struct Classification {
    struct Entry { std::string text; std::string ticket; std::string until; base::Place place; };
    std::map<std::string, std::vector<Entry>> required;          ///< "global", "environments.X", "clusters.X" …
    std::map<std::string, std::vector<Entry>> allowedExceptions; ///< "clusters.X" …
};

[[nodiscard]] base::Result<std::optional<Classification>> readClassification(const base::FileSource &files, const FleetConfig &config);

} // namespace fleetwright::config
