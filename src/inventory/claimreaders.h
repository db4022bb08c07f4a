// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inventory/claim.h"

namespace fleetwright::inventory {

/// The list of a clusters.yaml, or the one entry of a cluster.yaml.
void readInventoryFile(const base::RepoPath &file, const yaml::Node *document,
                       const ClaimReading &reading, std::vector<Claim> &claims);

/// Argo CD's cluster Secrets, Cluster API, Open Cluster Management, Rancher Fleet, Flux sync
/// objects.
void readManifest(const base::RepoPath &file, const yaml::Node *object, const ClaimReading &reading,
                  std::vector<Claim> &claims);

/// flux-system/gotk-sync.yaml, whatever it holds.
[[nodiscard]] bool isFluxSyncFile(const base::RepoPath &file);
/// `flux bootstrap` fills that file later: even empty it tells that the folder above flux-system is
/// a cluster's.
void readEmptyFluxSync(const base::RepoPath &file, std::vector<Claim> &claims);

/// Destinations of Applications and elements of list generators.
void readApplication(const yaml::Node *object, std::vector<Claim> &claims);
void readApplicationSet(const yaml::Node *object, const ClaimReading &reading,
                        std::vector<Claim> &claims);

} // namespace fleetwright::inventory
