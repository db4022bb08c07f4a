// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "model/unit.h"
#include "yaml/reader.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace fleetwright::kustomize {

/// Objects at hand as a file that a kustomization can list: what a chart made enters a build so.
/// Afterwards each value is put back to the place from which the object had it.
class ObjectsFile {
public:
    /// `path` is the file's; nothing has to be there. The objects must outlive it.
    [[nodiscard]] static base::Result<ObjectsFile> make(const model::Rendering &objects,
                                                        const base::RepoPath &path,
                                                        const base::Limits &limits = {});

    [[nodiscard]] const base::SourceFilePtr &file() const { return m_file; }

    /// What a build with the file made, with the objects' own places and changes; the file is no
    /// longer named. The objects' arena is kept.
    [[nodiscard]] model::Rendering withPlaces(const model::Rendering &built) const;

private:
    class PuttingBack;
    using Nodes = std::unordered_map<std::uint32_t, const yaml::Node *>;

    void match(const yaml::Node *read, const yaml::Node *given);

    base::SourceFilePtr m_file;
    std::shared_ptr<const base::Arena> m_objects;
    Nodes m_scalars; ///< by where they begin in the file
    Nodes m_mappings;
    Nodes m_sequences;
};

} // namespace fleetwright::kustomize
