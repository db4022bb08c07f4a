// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QString>

namespace fleetwright::services {

/// A sentence for people: what failed, where and why. Plain text; names in it are made visible.
[[nodiscard]] QString sentence(const base::Error &error);
/// What to do, "" if there is nothing to advise.
[[nodiscard]] QString advice(const base::Error &error);
/// "environments/staging/kustomization.yaml:9", with native separators; "" for no file.
[[nodiscard]] QString placeText(const base::Place &place);

} // namespace fleetwright::services
