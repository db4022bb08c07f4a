// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/fixture.h"

#include <string>

namespace fleetwright::testing {

/// The first unit of that id, of a cluster or of none; nullptr if there is none.
[[nodiscard]] const model::Unit *findUnit(const model::Snapshot &snapshot, const std::string &id);

/// "KIND/NAME, …" of what a unit renders, in its order; "-" where nothing is rendered.
[[nodiscard]] std::string objectsOf(const model::Unit &unit);

/// Subjects of the reasons of one kind, joined by ", ".
[[nodiscard]] std::string reasonsOf(const model::Unit &unit, model::Reason::Kind kind);

/// A cluster Secret of Argo CD in namespace argocd.
[[nodiscard]] std::string clusterSecret(const std::string &name, const std::string &server,
                                        const std::string &labels);

/// An Application with a source in the fleet's repository.
[[nodiscard]] std::string application(const std::string &name, const std::string &path,
                                      const std::string &destination);

/// An ApplicationSet over clusters; `more` are further lines of its template's spec.
[[nodiscard]] std::string clusterSet(const std::string &name, const std::string &selector,
                                     const std::string &path);

/// A Flux Kustomization in flux-system that reads GitRepository flux-system; `more` are further
/// lines of its spec.
[[nodiscard]] std::string fluxKustomization(const std::string &name, const std::string &path,
                                            const std::string &more = {});

/// What `flux bootstrap` writes into a cluster's folder.
[[nodiscard]] std::string fluxSync(const std::string &path);

/// A unit per line, sorted as in the snapshot: "CLUSTER UNIT", the unplaced last with "?".
[[nodiscard]] std::string unitList(const model::Snapshot &snapshot);

} // namespace fleetwright::testing
