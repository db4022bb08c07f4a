// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "yaml/reader.h"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace fleetwright::analysis {

/// All files of a repository's state, used by a rendering or not, read at the first call and parsed
/// when somebody asks for their nodes. For many threads at once.
class RepositoryFiles {
public:
    explicit RepositoryFiles(base::FileSourcePtr files) : m_files(std::move(files)) {}

    /// Sorted by path. Files that cannot be read, are no text or are larger than 4 MiB are left
    /// out.
    [[nodiscard]] const std::vector<base::SourceFilePtr> &texts();
    [[nodiscard]] base::SourceFilePtr find(const base::RepoPath &path);

    /// The documents of a file that is YAML or JSON by its name; nullptr for another one, and for
    /// one that is malformed (a chart's template).
    [[nodiscard]] yaml::ParsedFilePtr parsed(const base::SourceFilePtr &file);

private:
    void read();

    base::FileSourcePtr m_files;
    std::once_flag m_listed;
    std::vector<base::SourceFilePtr> m_texts;
    std::mutex m_mutex; ///< of m_parsed
    std::map<base::RepoPath, yaml::ParsedFilePtr> m_parsed;
};

/// YAML or JSON by its name.
[[nodiscard]] bool isYamlOrJson(const base::RepoPath &path);

} // namespace fleetwright::analysis
