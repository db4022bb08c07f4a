// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <string>

namespace fleetwright::rancherfleet {

/// Values of files merged over those of fleet.yaml (bundlereader/resources.go parseValuesFiles).
class ValuesFiles {
public:
    /// All must outlive the object.
    ValuesFiles(const base::FileSource &files, const base::RepoPath &folder,
                const yaml::NodeBuilder &build);

    /// helm.values under its valuesFiles in their order; what `helm` has if there are none or all
    /// are empty.
    [[nodiscard]] base::Result<const yaml::Node *> merged(const yaml::Node *helm) const;

private:
    [[nodiscard]] base::Result<const yaml::Node *> read(const yaml::Node *name) const;

    const base::FileSource &m_files;
    const base::RepoPath &m_folder;
    const yaml::NodeBuilder &m_build;
    const yaml::Step *m_step;
};

} // namespace fleetwright::rancherfleet
