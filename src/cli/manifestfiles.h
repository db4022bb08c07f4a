// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/filesource.h"
#include "yaml/reader.h"

#include <string_view>
#include <vector>

namespace fleetwright::cli {

struct Invocation;

/// The YAML files among which controllers find their objects: those of the fleet and of what
/// --inventory names.
struct ManifestFiles {
    std::vector<base::SourceFilePtr> files; ///< the fleet's, then the inventory's
    std::vector<base::Error> problems;      ///< files that cannot be read
};

/// Fails when the fleet or an inventory cannot be listed.
[[nodiscard]] base::Result<ManifestFiles> readManifestFiles(const Invocation &invocation,
                                                            base::FileSourcePtr fleet);

/// Kubernetes objects of one text, items of a List one by one, as the API server reads YAML.
struct ManifestObjects {
    std::vector<const yaml::Node *> objects;
    base::ArenaPtr arena;
};

[[nodiscard]] base::Result<ManifestObjects> readObjects(const base::SourceFilePtr &file);

} // namespace fleetwright::cli
