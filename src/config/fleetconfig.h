// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "config/exceptionpatterns.h"
#include "config/expectation.h"
#include "config/guardrails.h"
#include "config/rulesetting.h"
#include "config/waves.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::config {

inline constexpr std::string_view configFileName = ".fleetwright.yaml";

/// `.fleetwright.yaml`: everything optional, everything with a default. Unknown keys are an error
/// with the nearest name. Every path lies inside the root.
struct FleetConfig {
    struct Repository {
        std::string url;
        base::RepoPath path; ///< the folder that stands for it

        friend bool operator==(const Repository &, const Repository &) = default;
    };

    /// A value that the user declares about a cluster.
    struct DeclaredFact {
        enum class Kind : std::uint8_t { Label, Attribute };
        std::string key;
        std::string value;
        Kind kind = Kind::Label;
        base::Place place;

        friend bool operator==(const DeclaredFact &, const DeclaredFact &) = default;
    };

    struct DeclaredCluster {
        std::string name;
        std::vector<DeclaredFact> facts;
        std::vector<base::RepoPath> paths; ///< its overlays
        bool absent = false;               ///< not a cluster although it looks like one
        base::Place place;

        friend bool operator==(const DeclaredCluster &, const DeclaredCluster &) = default;
    };

    /// `labels.rules`: clusters that match must have the labels.
    struct LabelRule {
        std::map<std::string, std::string> match; ///< key or "name" → glob
        std::map<std::string, std::vector<std::string>>
            require; ///< key → allowed values, "*" for any
        base::Place place;

        friend bool operator==(const LabelRule &, const LabelRule &) = default;
    };

    using RuleSetting = config::RuleSetting;

    std::vector<Repository> repositories;
    std::vector<base::RepoPath> inventory; ///< inventory files and folders of such
    std::optional<base::RepoPath> classification;
    std::map<std::string, std::string> dimensions; ///< labels.dimensions: NAME → label key
    std::map<std::string, std::vector<std::string>> vocabulary; ///< labels.vocabulary
    std::vector<LabelRule> labelRules;
    std::vector<std::string> identityConfigMaps = {"cluster-identity", "cluster-info",
                                                   "cluster-vars"};
    std::map<std::string, std::string>
        identityKeys;                        ///< identity.keys: KEY → attribute or dimension
    std::vector<std::string> sharedIdentity; ///< identity.shared: values that identify nobody
    std::vector<std::string> hierarchyOrder; ///< dimensions, broad to narrow
    /// hierarchy.roles: folder or file → "global", "app NAME", "cluster NAME" or "DIMENSION VALUE"
    std::map<base::RepoPath, std::string> layerRoles;
    std::map<std::string, RuleSetting> rules;
    std::vector<DeclaredCluster> clusters;
    std::vector<std::string> ignore; ///< globs of paths
    ExceptionPatterns exceptions;
    Guardrails guardrails;
    std::vector<Wave> waves; ///< in the order of a rollout
    std::vector<Expectation> expectations;
    std::optional<base::RepoPath> baseline; ///< findings that are accepted

    friend bool operator==(const FleetConfig &, const FleetConfig &) = default;
};

/// Defaults when the file does not exist.
[[nodiscard]] base::Result<FleetConfig> readFleetConfig(const base::FileSource &files);

/// What a classification file allows and requires (classes: "global", "environments.X",
/// "regions.X", "tiers.X", "clusters.X"; a bare environment "production" is
/// "environments.production").
struct Classification {
    struct Entry {
        std::string text; ///< the slug, "Kind/name" … or the map entry's `name`
        std::string ticket;
        std::string until;
        base::Place place;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    base::RepoPath file;
    std::map<std::string, std::vector<Entry>> required;
    std::map<std::string, std::vector<Entry>> allowedExceptions;
};

/// The configured file, else classification.yaml or classification.yml at the root; nothing if
/// there is none.
[[nodiscard]] base::Result<std::optional<Classification>>
readClassification(const base::FileSource &files, const FleetConfig &config);

} // namespace fleetwright::config
