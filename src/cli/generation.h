// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/filesource.h"
#include "cli/manifestfiles.h"
#include "cli/repositories.h"
#include "yaml/node.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::cli {

class Session;

/// What the answer of a controller whose units no snapshot has yet is made of.
struct GenerationInput {
    base::FileSourcePtr fleet;
    std::vector<base::SourceFilePtr> manifests; ///< of the fleet and the inventory
    const Repositories *repositories = nullptr;
};

/// An object that a controller would create.
struct GeneratedItem {
    const yaml::Node *object = nullptr;
    std::string generatedBy;          ///< "ApplicationSet/argocd/web"
    std::optional<base::Place> place; ///< the template's name, the bundle's file
    std::vector<std::string> clusters;
};

struct GenerationOutput {
    std::vector<GeneratedItem> items;
    std::vector<base::Error> failures;             ///< what would not be created, and why
    std::vector<base::Error> unresolved;           ///< what depends on inputs that are not at hand
    std::vector<base::Error> warnings;             ///< what a controller passes over in silence
    std::vector<std::shared_ptr<const void>> kept; ///< keeps the objects alive

    void add(GenerationOutput other);
};

// One function a controller; `generate` prints what all of them give.
[[nodiscard]] GenerationOutput generateArgoCd(const Session &session);
[[nodiscard]] GenerationOutput generateRancherFleet(const GenerationInput &input);

} // namespace fleetwright::cli
