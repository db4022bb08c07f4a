// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "base/filesource.h"
#include "base/result.h"
#include "kustomize/build.h"

namespace fleetwright::argocd {

/// The files with the source's kustomize options written into a copy of its kustomization, as Argo
/// CD does with `kustomize edit` before it builds (util/kustomize/kustomize.go Build): prefix,
/// suffix and namespace replace, images and replicas replace those of their name, labels and
/// annotations are added (an existing key only with force…), patches and components are appended.
/// Without options the files themselves. What is built of it is kustomize::build of `path`.
[[nodiscard]] base::Result<base::FileSourcePtr>
withKustomizeOptions(const ApplicationSource &source, base::FileSourcePtr files);

/// `kustomize build` of the source's path with its options.
[[nodiscard]] base::Result<model::RenderingPtr>
buildKustomizeSource(const ApplicationSource &source, base::FileSourcePtr files,
                     const kustomize::BuildOptions &options, kustomize::LayerStore &store,
                     const base::Cancel &cancel = {});

} // namespace fleetwright::argocd
