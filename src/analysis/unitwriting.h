// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/kindscope.h"
#include "model/unit.h"

#include <string>

namespace fleetwright::analysis {

/// Whether a unit applies anything to its cluster: plain overlays, suspended units and those that
/// failed do not.
[[nodiscard]] bool writes(const model::Unit &unit);

/// The namespace that a unit puts namespaced objects in that name none.
[[nodiscard]] std::string defaultNamespaceOf(const model::Unit &unit);

/// The namespace in which an object of a unit lies, "" for one of no namespace.
[[nodiscard]] std::string namespaceOf(const model::Object &object, const std::string &otherwise,
                                      const KindScopes &scopes);

/// Objects that make or decide units: Application, ApplicationSet, Kustomization, HelmRelease,
/// GitRepo, projects, sources, image automation.
[[nodiscard]] bool isTargetingKind(const model::ResourceId &id);

/// A hook of Argo CD, or of Helm, which Argo CD takes for one: applied in a sync and deleted.
[[nodiscard]] bool isHook(const yaml::Node *object);

/// "Application argocd/web"
[[nodiscard]] std::string unitText(const model::Unit &unit);

} // namespace fleetwright::analysis
