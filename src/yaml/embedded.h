// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/marks.h"
#include "yaml/node.h"

namespace fleetwright::yaml {

/// Where the text of a scalar stands in its file: line by line for literal blocks, at once for text
/// that is written as it is; otherwise only the whole scalar is known.
/// `begin`: of the part of the text that is read.
[[nodiscard]] EmbeddedText embeddedTextOf(const Node &scalar, std::size_t begin = 0);

} // namespace fleetwright::yaml
