// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inventory/attributes.h"
#include "model/cluster.h"

#include <map>
#include <string>
#include <vector>

namespace fleetwright::inventory {

/// The values of an attribute that count: what most sources say (a tie goes to the name's words,
/// identity ConfigMap, inventory, cluster object, Secret, folder, in that order), and every value
/// compatible with it. Labels first.
[[nodiscard]] std::vector<std::string> winningValues(model::Attribute attribute,
                                                     const std::vector<model::Fact> &facts);

/// Decides labels and identity of a cluster from its facts.
void decideWinners(model::Cluster &cluster);

} // namespace fleetwright::inventory
