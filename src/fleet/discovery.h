// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "fleet/filetable.h"
#include "fleet/memovalues.h"
#include "inventory/claim.h"
#include "kustomize/kustomization.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// What one file tells without anything being built. A function of its content and of which files
/// there are.
struct FileFacts {
    std::shared_ptr<const kustomize::KustomizationFile>
        kustomization; ///< a readable kustomization file
    std::vector<inventory::Claim> claims;
    std::string identityName;         ///< CLUSTER_NAME of an identity ConfigMap in it
    std::optional<base::Error> error; ///< it should be readable and is not
};

using FileFactsPtr = std::shared_ptr<const FileFacts>;

struct FoundFile {
    base::RepoPath path;
    bool isKustomization = false;
    FileFactsPtr facts;
};

/// By the patterns of `ignore` in .fleetwright.yaml.
[[nodiscard]] bool isIgnored(const base::RepoPath &path, const std::vector<std::string> &ignore);

/// The facts of every YAML file that is not ignored, sorted by path; files without any are left
/// out.
[[nodiscard]] std::vector<FoundFile>
readFiles(FileTable &table, const std::vector<std::string> &ignore,
          const inventory::ClaimReading &reading, base::Hash128 readingKey,
          MemoValues<FileFactsPtr> &memo, const base::Cancel &cancel);

} // namespace fleetwright::fleet
