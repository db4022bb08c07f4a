// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/impact.h"
#include "edit/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::edit {

// Questions of the form "what if …?". Each is answered by changed files over the snapshot's own;
// nothing is written.

struct Label {
    std::string key; ///< may be short for a key with a prefix that the fleet uses
    std::string value;
};

/// A cluster's labels have these values, wherever they are said (inventories, registrations); where
/// one is not said yet, wherever the cluster has labels. NotFound: no such cluster. Unsupported:
/// the cluster has labels nowhere, or a label is not said in a file (it comes from a folder's name,
/// say).
[[nodiscard]] base::Result<FileChanges> relabelled(const model::Snapshot &snapshot,
                                                   std::string_view cluster,
                                                   const std::vector<Label> &labels);

/// A cluster that is not known comes with these labels alone, registered wherever others are: Argo
/// CD's cluster Secrets, Rancher Fleet's Cluster objects, lists of inventory files. Its folders are
/// not made: what would look for them is part of the answer. Conflict: it is known. Unsupported:
/// clusters are registered nowhere.
[[nodiscard]] base::Result<FileChanges> withNewCluster(const model::Snapshot &snapshot,
                                                       std::string_view cluster,
                                                       const std::vector<Label> &labels);

/// The selector at a path of a targeting object ("ApplicationSet/argocd/web",
/// "spec.generators[0].clusters.selector") is another one, given as labels.Parse reads it.
/// NotFound: no such object, or nothing at that path. Unsupported: the object stands in no file.
[[nodiscard]] base::Result<FileChanges> reselected(const model::Snapshot &snapshot,
                                                   std::string_view object, std::string_view path,
                                                   std::string_view selector);

/// "prod-eu-1:region=eu-west,tier=gold": as relabelled(), of a cluster that is not known as
/// withNewCluster(). Invalid: not of this form, or a key or value that Kubernetes refuses.
[[nodiscard]] base::Result<FileChanges> changesOfLabel(const model::Snapshot &snapshot,
                                                       std::string_view text);

/// "ApplicationSet/argocd/web#spec.generators[0].clusters.selector=environment=dev": as
/// reselected(). Invalid: not of this form.
[[nodiscard]] base::Result<FileChanges> changesOfSelector(const model::Snapshot &snapshot,
                                                          std::string_view text);

/// A cluster is not there: its own folders and its entries in inventories and registrations are
/// gone. NotFound: no such cluster.
[[nodiscard]] base::Result<FileChanges> withoutCluster(const model::Snapshot &snapshot,
                                                       std::string_view cluster);

/// What the changes would do.
[[nodiscard]] base::Result<diff::ImpactPtr> impactOfChanges(const model::SnapshotPtr &snapshot,
                                                            const FileChanges &changes,
                                                            fleet::MemoStore &store,
                                                            const PlanOptions &options,
                                                            const base::Cancel &cancel = {});

} // namespace fleetwright::edit
