// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/reader.h"

#include <vector>

namespace fleetwright::yaml {

/// The scalars as they stand in the file, keys too, each once: what an alias stands for is not
/// visited there.
[[nodiscard]] std::vector<const Node *> scalarsInOrder(const ParsedFile &file);

} // namespace fleetwright::yaml
