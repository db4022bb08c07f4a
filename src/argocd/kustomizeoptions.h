// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "base/filesource.h"
#include "base/result.h"
#include "kustomize/build.h"

#include <memory>

namespace fleetwright::argocd {

/// The source's kustomization with its kustomize options written into it, as Argo CD does with
/// `kustomize edit` before it builds (util/kustomize/kustomize.go Build): prefix, suffix and
/// namespace replace, images and replicas replace those of their name, labels and annotations are
/// added (an existing key only with force…), patches and components are appended. `keeps` keeps the
/// source's nodes alive; what is edited keeps the place where the option is written.
[[nodiscard]] base::Result<kustomize::EditedFolder>
editedKustomization(const ApplicationSource &source, const std::shared_ptr<const void> &keeps,
                    const base::FileSource &files);

/// `kustomize build` of the source's path with its options.
[[nodiscard]] base::Result<model::RenderingPtr>
buildKustomizeSource(const ApplicationSource &source, const std::shared_ptr<const void> &keeps,
                     const base::FileSource &files, const kustomize::BuildOptions &options,
                     kustomize::LayerStore &store, const base::Cancel &cancel = {});

} // namespace fleetwright::argocd
