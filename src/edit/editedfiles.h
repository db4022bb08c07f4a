// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "edit/plan.h"
#include "yaml/byteedits.h"
#include "yaml/reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::edit {

/// The files that one edit touches: parsed once, their byte edits collected, turned into bytes at
/// the end.
class EditedFiles {
public:
    explicit EditedFiles(const base::FileSource &files) : m_files(files) {}

    struct File {
        yaml::ParsedFilePtr parsed;
        yaml::ByteEdits edits;
    };

    /// A YAML file. The reference holds as long as this object.
    [[nodiscard]] base::Result<File *> open(const base::RepoPath &path);

    /// Any other file, to be given new bytes.
    [[nodiscard]] base::Result<base::SourceFilePtr> read(const base::RepoPath &path) const;
    void setBytes(const base::RepoPath &path, std::optional<std::string> bytes);

    [[nodiscard]] const base::FileSource &source() const { return m_files; }

    /// Files whose bytes change.
    [[nodiscard]] FileChanges changes() const;

private:
    const base::FileSource &m_files;
    std::map<base::RepoPath, File> m_opened;
    FileChanges m_set;
};

/// The first line that differs, in the file as it is now (or in the new file).
[[nodiscard]] base::Place firstChangedPlace(const base::FileSource &before,
                                            const FileChanges &changes);

/// A node found in a document, with the way to it.
struct Located {
    struct Step {
        const yaml::Node *container = nullptr;
        std::size_t index = 0; ///< of the entry or item
    };
    const yaml::Node *node = nullptr;
    std::vector<Step> way; ///< from the document's root to the node's container
};

/// The smallest scalar whose bytes hold the span; nothing if there is none.
[[nodiscard]] std::optional<Located> locateScalar(const yaml::Node *root, const base::Span &span);

/// As above over all documents of a file.
[[nodiscard]] std::optional<Located> locateScalar(const yaml::ParsedFile &file,
                                                  const base::Span &span);

} // namespace fleetwright::edit
