// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fieldpath.h"
#include "model/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// One place that sets, or set before it was replaced, a field's value.
struct OriginStep {
    base::Place place;     ///< of the value; where it stands in no file, of what made it
    base::Span span;       ///< of the scalar that holds the value; unknown if it stands nowhere
    base::Place entry;     ///< the layer's entry that did it, where it does not hold the value (it
                           ///< names a patch file, declares a var); else line 0
    base::RepoPath layer;  ///< folder of the layer
    std::string value;     ///< masked for Secret data
    std::string field;     ///< the layer's field: "resources", "patches", "images", "replicas",
                           ///< "commonLabels" …
    std::size_t reach = 0; ///< clusters that the layer reaches
    std::size_t decides = 0; ///< clusters in which this very place supplies this object's field
    bool supplies = false;   ///< the last one
    bool couldSet = false;   ///< a layer on the way that does not set the field (dashed card); no
                             ///< place then but its file
};

/// Broad to narrow: from the object's manifest to the place that supplies the value; then layers on
/// the way are marked by couldSet. Nothing if the object or field is not there.
[[nodiscard]] std::optional<std::vector<OriginStep>> explain(const model::Snapshot &snapshot,
                                                             model::ClusterIndex cluster,
                                                             const model::ResourceId &object,
                                                             const model::FieldPath &field);

/// The object of a cluster whose id (or stable name) equals; nullptr if none.
[[nodiscard]] const model::Object *findObject(const model::Snapshot &snapshot,
                                              model::ClusterIndex cluster,
                                              const model::ResourceId &id);

} // namespace fleetwright::fleet
