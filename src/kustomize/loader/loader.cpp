// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/loader.h"

#include "kustomize/errors.h"
#include "kustomize/loader/remote.h"

#include <algorithm>

namespace fleetwright::kustomize {

namespace {

std::string shown(const base::RepoPath &path)
{
    return path.isRoot() ? std::string(".") : path.text();
}

base::Error unresolved(std::string_view path, const base::Span &where)
{
    return errorAt(base::ErrorCode::Unresolved,
                   "'" + std::string(path) + "' is remote, the network is never used", where,
                   "map the address to a folder of this repository (--map URL=DIR, or "
                   "`repositories` in .fleetwright.yaml)");
}

} // namespace

Loader::Found Loader::find(std::string_view path)
{
    if (const auto mapped = mappedAddress(path, m_options.mappedUrls)) {
        const auto canonical = m_log.canonical(*mapped);
        const bool isFile = canonical && m_log.kind(*canonical) == base::EntryKind::File;
        return isFile ? Found::File : Found::Folder;
    }
    if (isHttpAddress(path))
        return Found::Remote;
    const auto target = m_root.resolve(path);
    if (target) {
        if (const auto canonical = m_log.canonical(*target)) {
            switch (m_log.kind(*canonical)) {
            case base::EntryKind::File:
                return Found::File;
            case base::EntryKind::Folder:
                return parseRemote(path) ? Found::Remote : Found::Folder;
            case base::EntryKind::Missing:
                break;
            }
        }
    }
    return parseRemote(path) ? Found::Remote : Found::Missing;
}

base::Result<base::RepoPath> Loader::locate(std::string_view path, const base::Span &where)
{
    if (path.starts_with('/'))
        return errorAt(base::ErrorCode::OutsideRoot,
                       "'" + std::string(path) + "' is an absolute path", where,
                       "write it relative to the folder of this file");
    const auto target = m_root.resolve(path);
    if (!target)
        return errorAt(base::ErrorCode::OutsideRoot,
                       "'" + std::string(path) + "' leads out of the repository", where,
                       "keep what is built within the repository");
    auto canonical = m_log.canonical(*target);
    if (canonical)
        return canonical;
    if (canonical.error().code == base::ErrorCode::OutsideRoot)
        return errorAt(base::ErrorCode::OutsideRoot,
                       "'" + shown(*target) + "' is a link that leads out of the repository", where,
                       "keep what is built within the repository");
    return errorAt(canonical.error().code,
                   "evalsymlink failure on '" + shown(*target) + "': no such file or directory",
                   where, "create it or correct the path");
}

base::Result<base::SourceFilePtr> Loader::load(std::string_view path, const base::Span &where)
{
    const auto mapped = mappedAddress(path, m_options.mappedUrls);
    if (!mapped && isHttpAddress(path))
        return unresolved(path, where);
    const auto file = mapped ? locateMapped(*mapped, path, where) : locate(path, where);
    if (!file)
        return file.error();
    if (m_log.kind(*file) == base::EntryKind::Folder)
        return errorAt(base::ErrorCode::NotAFile, "'" + shown(*file) + "' must resolve to a file",
                       where, "name a file in it");
    if (!mapped && m_options.loadRestriction == LoadRestriction::RootOnly
        && !file->isInside(m_root))
        return errorAt(base::ErrorCode::Refused,
                       "security; file '" + file->text() + "' is not in or below '" + shown(m_root)
                           + "'",
                       where,
                       "move the file below the kustomization, or build with "
                       "--load-restrictor LoadRestrictionsNone");
    auto content = m_log.read(*file);
    if (!content)
        return wrapped("cannot read '" + file->text() + "'", where, std::move(content).error());
    return content;
}

base::Result<base::RepoPath> Loader::locateMapped(const base::RepoPath &target,
                                                  std::string_view address, const base::Span &where)
{
    auto canonical = m_log.canonical(target);
    if (canonical)
        return canonical;
    return errorAt(canonical.error().code,
                   "'" + std::string(address) + "' is mapped to '" + shown(target)
                       + "', which is not there",
                   where, "correct the mapping (--map, `repositories` in .fleetwright.yaml)");
}

base::Result<base::RepoPath> Loader::folder(std::string_view path, const base::Span &where)
{
    if (path.empty())
        return errorAt(base::ErrorCode::Invalid, "new root cannot be empty", where);
    const auto mapped = mappedAddress(path, m_options.mappedUrls);
    if (!mapped && (parseRemote(path) || isHttpAddress(path)))
        return unresolved(path, where);
    const auto folder = mapped ? locateMapped(*mapped, path, where) : locate(path, where);
    if (!folder)
        return folder;
    if (m_log.kind(*folder) != base::EntryKind::Folder)
        return errorAt(base::ErrorCode::NotAFile,
                       "must build at directory: '" + shown(*folder) + "': file is not directory",
                       where, "name a folder with a kustomization, or a file of YAML");
    return folder;
}

base::Result<void> checkCycle(const std::vector<base::RepoPath> &chain,
                              const base::RepoPath &candidate, const base::Span &where)
{
    const auto visited =
        std::find_if(chain.rbegin(), chain.rend(),
                     [&](const base::RepoPath &root) { return root.isInside(candidate); });
    if (visited == chain.rend())
        return {};
    std::string path;
    for (const base::RepoPath &root : chain)
        path += shown(root) + " -> ";
    return errorAt(
        base::ErrorCode::Cycle,
        "cycle detected: candidate root '" + shown(candidate) + "' contains visited root '"
            + shown(*visited) + "' (" + path + shown(candidate) + ")",
        where, "remove this line, or include a folder that is not above the including ones");
}

} // namespace fleetwright::kustomize
