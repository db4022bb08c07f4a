// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "kustomize/build.h"
#include "kustomize/loader/reads.h"

#include <string_view>

namespace fleetwright::kustomize {

/// A kustomization's way to files (api/internal/loader/fileloader.go): all paths are relative to
/// its folder, its root.
class Loader {
public:
    /// `root` is canonical.
    Loader(ReadLog &log, base::RepoPath root, const BuildOptions &options)
        : m_log(log), m_root(std::move(root)), m_options(options)
    {}

    [[nodiscard]] const base::RepoPath &root() const { return m_root; }

    enum class Found : std::uint8_t { Missing, File, Folder, Remote };

    /// What a path of `resources:` leads to; Missing too if it leaves the source's root. A mapped
    /// address is a file or a folder.
    [[nodiscard]] Found find(std::string_view path);

    /// A file's content, within the load restriction. `where` is the scalar that names it.
    [[nodiscard]] base::Result<base::SourceFilePtr> load(std::string_view path,
                                                         const base::Span &where);

    /// The canonical folder of another kustomization. Remote addresses are Unresolved unless they
    /// are mapped.
    [[nodiscard]] base::Result<base::RepoPath> folder(std::string_view path,
                                                      const base::Span &where);

private:
    [[nodiscard]] base::Result<base::RepoPath>
    locateMapped(const base::RepoPath &target, std::string_view address, const base::Span &where);
    [[nodiscard]] base::Result<base::RepoPath> locate(std::string_view path,
                                                      const base::Span &where);

    ReadLog &m_log;
    base::RepoPath m_root;
    const BuildOptions &m_options;
};

/// Ok if none of the folders in `chain` (the including ones) is `candidate` or below it
/// (errIfArgEqualOrHigher).
[[nodiscard]] base::Result<void> checkCycle(const std::vector<base::RepoPath> &chain,
                                            const base::RepoPath &candidate,
                                            const base::Span &where);

} // namespace fleetwright::kustomize
