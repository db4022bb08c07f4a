// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// How field paths are written: a.b[key=value].c, a.b[0], a."x.y/z". model/fieldpath.h reads them.

/// Appends a mapping key, with a dot before it unless `path` is empty.
void appendKeySegment(std::string &path, std::string_view key);
void appendIndexSegment(std::string &path, std::size_t index);
void appendMatchSegment(std::string &path, std::string_view key, std::string_view value);

/// The key that names the items of a sequence: the first of name, key, containerPort, port,
/// mountPath … which all items have as a scalar and which is unique among them. Empty: items are
/// named by their index.
[[nodiscard]] std::string_view itemKey(const Node *sequence);

} // namespace fleetwright::yaml
