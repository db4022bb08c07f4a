// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/texttemplate.h"
#include "base/arena.h"
#include "base/result.h"
#include "yaml/node.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

inline constexpr std::string_view defaultNamespace = "argocd";

/// What the controller does to Applications that exist (syncPolicy.applicationsSync).
enum class ApplicationsSync : std::uint8_t { Sync, CreateOnly, CreateUpdate, CreateDelete };

[[nodiscard]] bool mayUpdate(ApplicationsSync policy);
[[nodiscard]] bool mayDelete(ApplicationsSync policy);

/// An ApplicationSet as it stands in a manifest.
struct ApplicationSet {
    std::string name;
    std::string namespaceName;
    base::Span place; ///< metadata.name's value

    const yaml::Node *object = nullptr;
    /// spec.generators' items, maps all.
    std::vector<const yaml::Node *> generators;
    /// spec.template, decoded: see types::applicationSetTemplate.
    const yaml::Node *templateNode = nullptr;
    const yaml::Node *templatePatch = nullptr; ///< a string; nullptr if there is none

    TemplateLanguage language;
    bool preservesResources = false; ///< syncPolicy.preserveResourcesOnDeletion
    ApplicationsSync applicationsSync = ApplicationsSync::Sync;
    const yaml::Node *strategy = nullptr; ///< see rollingsync.h
    std::vector<std::string> preservedAnnotations;
    std::vector<std::string> preservedLabels;

    base::ArenaPtr arena; ///< keeps templateNode; the object's own arena is kept by who read it

    [[nodiscard]] std::string text() const { return namespaceName + '/' + name; }
};

[[nodiscard]] bool isApplicationSet(const yaml::Node *object);

/// Fails at the first value that Argo CD's API would refuse.
[[nodiscard]] base::Result<ApplicationSet> readApplicationSet(const yaml::Node *object);

} // namespace fleetwright::argocd
