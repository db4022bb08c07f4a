// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "fleet/open.h"
#include "model/snapshot.h"

#include <memory>
#include <string>

namespace fleetwright::fleet {

/// What kustomize prints for a unit. The text of an object that the unit's last printed rendering
/// had, too, is taken from there; so a whole fleet is printed again, after an edit, as fast as its
/// text can be copied. Thread-safe. Unresolved with the unit's error where it failed.
[[nodiscard]] base::Result<std::shared_ptr<const std::string>>
textOf(const model::Snapshot &snapshot, const model::Unit &unit, MemoStore &store);

} // namespace fleetwright::fleet
