// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "fleet/controllers/controllercontext.h"
#include "fleet/controllers/targetingcontent.h"
#include "fleet/filetable.h"
#include "fleet/layergraph.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// A file with objects that controllers read, as it stands.
struct WrittenFile {
    base::RepoPath path;
    TargetingContentPtr content;
    /// A kustomization includes it: it becomes an object by being built, if at all.
    bool isIncluded = false;
};

/// All files of the fleet with such objects; charts' templates and what is there for show are left
/// out. ConfigMaps and Secrets are looked for only where Flux may ask for them.
[[nodiscard]] std::vector<WrittenFile> readWrittenFiles(FileTable &table, const LayerGraph &graph,
                                                        const std::vector<std::string> &ignore,
                                                        MemoStore &store,
                                                        const base::Cancel &cancel);

/// The same of files that were exported from a hub (--inventory). Files that cannot be read are
/// told in `problems`.
[[nodiscard]] std::vector<WrittenFile>
readExportedFiles(const std::vector<base::SourceFilePtr> &files,
                  std::vector<base::Error> &problems);

/// Addresses of Git repositories that the objects name, as often as they do.
[[nodiscard]] std::vector<std::string> namedRepositories(const std::vector<WrittenFile> &files);

} // namespace fleetwright::fleet
