// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace fleetwright::fleet {

/// All files of one fleet state with the hashes of those that were asked for. Two tables of one
/// shape can be compared file by file without touching the disk.
class FileTable {
public:
    /// Lists everything and hashes every YAML file, in parallel. Fails only if the root cannot be
    /// listed.
    [[nodiscard]] static base::Result<FileTable> read(base::FileSourcePtr files,
                                                      const base::Limits &limits);

    [[nodiscard]] const base::FileSource &files() const { return *m_files; }
    [[nodiscard]] const base::FileSourcePtr &source() const { return m_files; }
    [[nodiscard]] const std::vector<base::RepoPath> &paths() const
    {
        return m_listing.files;
    } ///< sorted
    [[nodiscard]] const std::vector<base::Error> &problems() const { return m_listing.problems; }

    [[nodiscard]] std::optional<std::uint32_t> indexOf(const base::RepoPath &path) const;
    /// Indices of those of some files, sorted, that are listed.
    [[nodiscard]] std::vector<std::uint32_t>
    indicesOf(const std::vector<base::RepoPath> &sorted) const;
    /// Nothing if the file cannot be read. Not thread-safe for files that are no YAML.
    [[nodiscard]] std::optional<base::Hash128> hashOf(std::uint32_t index);

    /// Which files and folder links there are, whatever they hold.
    [[nodiscard]] base::Hash128 shape() const { return m_shape; }

    /// A path that goes through a link to a folder, with the link resolved.
    [[nodiscard]] base::RepoPath canonical(const base::RepoPath &path) const;

    /// Indices of the files below a folder: a run of paths().
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    [[nodiscard]] Range below(const base::RepoPath &folder) const;

private:
    struct Known {
        bool asked = false;
        std::optional<base::Hash128> hash;
    };

    base::FileSourcePtr m_files;
    base::FileListing m_listing;
    base::Hash128 m_shape;
    std::vector<Known> m_hashes;
    std::unordered_map<base::RepoPath, std::uint32_t> m_index;
};

/// By its name: kustomize reads "Kustomization" as well.
[[nodiscard]] bool isYamlFile(const base::RepoPath &path);
[[nodiscard]] bool isKustomizationFile(const base::RepoPath &path);

} // namespace fleetwright::fleet
