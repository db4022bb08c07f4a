// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flux/knownobjects.h"
#include "inventory/claim.h"
#include "model/unit.h"

#include <memory>
#include <string_view>
#include <vector>

namespace fleetwright::fleet {

/// The objects of a rendering or a file that a controller reads: what decides for whom units are,
/// what they are made of, and what they are given. Immutable, looked for once a rendering.
struct TargetingContent {
    std::vector<flux::KnownObject> objects; ///< in order; items of a List one by one
    std::vector<base::Hash128> keys;        ///< of each object: group, kind, namespace and name
    std::vector<inventory::Claim> claims;   ///< what those say of clusters
    bool decides = false;                   ///< one of them is targeting, see isTargeting
    /// Of all names that objects of Flux mention, hashes: those of the ConfigMaps and Secrets that
    /// it reads are among them.
    std::vector<base::Hash128> mentionedNames;
    bool hasOtherControllers = false; ///< an object that another controller than Flux reads
};

using TargetingContentPtr = std::shared_ptr<const TargetingContent>;

/// nullptr where there is nothing.
[[nodiscard]] TargetingContentPtr contentOf(const model::Rendering &rendering,
                                            const inventory::ClaimReading &reading);
/// Of a file's documents. Claims are left out: discovery reads them.
[[nodiscard]] TargetingContentPtr contentOf(const yaml::ParsedFile &file);

/// Of a fleet.yaml: the file as one object, whose name is its folder. nullptr where it is another
/// tool's.
[[nodiscard]] TargetingContentPtr contentOfFleetYaml(const yaml::ParsedFile &file);
/// An object of contentOfFleetYaml.
[[nodiscard]] bool isFleetYaml(const model::ResourceId &id);

/// Whether a file may hold objects that decide for whom units are; most need not be parsed.
[[nodiscard]] bool mayHoldTargeting(std::string_view bytes);

/// An object that makes or decides units, or belongs to such; not a ConfigMap or Secret that one of
/// them may be given.
[[nodiscard]] bool isTargeting(const flux::KnownObject &object);

/// A ConfigMap or Secret that counts only where something names it.
[[nodiscard]] bool isReadByName(const flux::KnownObject &object);

} // namespace fleetwright::fleet
