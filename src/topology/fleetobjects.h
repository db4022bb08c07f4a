// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/sourcefile.h"
#include "model/snapshot.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::topology {

/// An object as a unit renders it, as it stands in a file, or as it was exported from a hub.
struct FleetObject {
    std::string nameSpace; ///< "" where it names none
    std::string name;
    const yaml::Node *root = nullptr;
    std::shared_ptr<const void> keeps; ///< what the node lives in
    base::Place place;                 ///< of its name
};

/// By its name: a file that may hold objects.
[[nodiscard]] bool isManifest(const base::RepoPath &path);

/// All objects of a kind, by namespace and name: what is rendered counts before what stands in
/// files, which no other object of that name may hide. Files that are templates or cannot be read
/// are passed over.
[[nodiscard]] std::vector<FleetObject>
objectsOfKind(const model::Snapshot &snapshot, const std::vector<base::SourceFilePtr> &exported,
              std::string_view kind, const base::Cancel &cancel = {});

} // namespace fleetwright::topology
