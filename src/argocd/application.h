// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "yaml/node.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// One of an Application's sources as it stands (types.go ApplicationSource, Argo CD v3.5).
struct ApplicationSource {
    std::string repoUrl;
    std::string path;
    std::string targetRevision;
    std::string chart;
    std::string ref; ///< what other sources' value files call it: "$ref/…"
    std::string name;
    const yaml::Node *helm = nullptr;
    const yaml::Node *kustomize = nullptr;
    const yaml::Node *directory = nullptr;
    const yaml::Node *plugin = nullptr;
    base::Span place; ///< path's or chart's value, or the source

    /// Gives nothing itself.
    [[nodiscard]] bool isReferenceOnly() const
    {
        return !ref.empty() && path.empty() && chart.empty();
    }
};

/// An Application, from a manifest or generated.
struct Application {
    std::string name;
    std::string namespaceName;
    std::string project;
    base::Span place; ///< metadata.name's value
    std::string destinationServer;
    std::string destinationName;
    std::string destinationNamespace;
    /// `sources` where there are any, else `source`; with a sourceHydrator what it reads (dry).
    std::vector<ApplicationSource> sources;
    std::vector<std::string> syncOptions;
    bool isAutomated = false; ///< syncPolicy.automated, unless `enabled: false`
    bool prunes = false;      ///< automated.prune
    bool selfHeals = false;   ///< automated.selfHeal
    /// resources-finalizer.argocd.argoproj.io, in the foreground or background: what it applied
    /// goes with it.
    bool deletesResources = false;
    const yaml::Node *object = nullptr;
};

[[nodiscard]] bool isApplication(const yaml::Node *object);

/// Fails at the first value of a wrong type.
[[nodiscard]] base::Result<Application> readApplication(const yaml::Node *object);

enum class SourceKind : std::uint8_t { Kustomize, Helm, Directory, Plugin };

/// GetAppSourceType (reposerver/repository/repository.go): the options that are given, else what
/// lies in the folder: Chart.yaml, a kustomization, anything else. Fails for options of two kinds.
[[nodiscard]] base::Result<SourceKind> sourceKind(const ApplicationSource &source,
                                                  const base::FileSource &files);

} // namespace fleetwright::argocd
