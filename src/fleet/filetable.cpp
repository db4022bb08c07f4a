// SPDX-License-Identifier: Apache-2.0
#include "fleet/filetable.h"

#include "base/parallel.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

base::Hash128 shapeOf(const base::FileListing &listing)
{
    std::string text;
    for (const base::RepoPath &path : listing.files) {
        text += path.text();
        text += '\0';
    }
    for (const base::FolderLink &link : listing.links) {
        text += '\0';
        text += link.path.text();
        text += '\0';
        text += link.target.text();
    }
    return base::hashBytes(text);
}

} // namespace

bool isKustomizationFile(const base::RepoPath &path)
{
    const std::string_view name = path.name();
    return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization";
}

bool isYamlFile(const base::RepoPath &path)
{
    const std::string_view extension = path.extension();
    return extension == "yaml" || extension == "yml" || isKustomizationFile(path);
}

base::Result<FileTable> FileTable::read(base::FileSourcePtr files, const base::Limits &limits)
{
    auto listing = base::listFiles(*files, {}, limits);
    if (!listing)
        return std::move(listing).error();
    FileTable table;
    table.m_files = std::move(files);
    table.m_listing = *std::move(listing);
    table.m_shape = shapeOf(table.m_listing);
    const std::vector<base::RepoPath> &paths = table.m_listing.files;
    table.m_hashes.resize(paths.size());
    table.m_index.reserve(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i)
        table.m_index.emplace(paths[i], static_cast<std::uint32_t>(i));
    base::parallelFor(paths.size(), [&table, &paths](std::size_t i) {
        if (isYamlFile(paths[i]))
            static_cast<void>(table.hashOf(static_cast<std::uint32_t>(i)));
    });
    return table;
}

std::optional<std::uint32_t> FileTable::indexOf(const base::RepoPath &path) const
{
    const auto found = m_index.find(path);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> FileTable::indicesOf(const std::vector<base::RepoPath> &sorted) const
{
    const std::vector<base::RepoPath> &paths = m_listing.files;
    std::vector<std::uint32_t> indices;
    indices.reserve(sorted.size());
    auto at = paths.begin();
    for (const base::RepoPath &path : sorted) {
        // Files of one folder follow each other.
        if (at == paths.end() || *at != path)
            at = std::lower_bound(at, paths.end(), path);
        if (at == paths.end() || *at != path)
            continue;
        indices.push_back(static_cast<std::uint32_t>(at - paths.begin()));
        ++at;
    }
    return indices;
}

std::optional<base::Hash128> FileTable::hashOf(std::uint32_t index)
{
    Known &known = m_hashes[index];
    if (!known.asked) {
        if (const auto hash = m_files->contentHash(m_listing.files[index]))
            known.hash = *hash;
        known.asked = true;
    }
    return known.hash;
}

base::RepoPath FileTable::canonical(const base::RepoPath &path) const
{
    for (const base::FolderLink &link : m_listing.links) {
        if (!path.isInside(link.path))
            continue;
        auto canonical = m_files->canonical(path);
        return canonical ? *std::move(canonical) : path;
    }
    return path;
}

FileTable::Range FileTable::below(const base::RepoPath &folder) const
{
    const std::vector<base::RepoPath> &paths = m_listing.files;
    if (folder.isRoot())
        return {0, static_cast<std::uint32_t>(paths.size())};
    const std::string first = folder.text() + '/';
    const std::string end = folder.text() + '0'; // '0' follows '/'
    const auto before = [](const base::RepoPath &path, const std::string &text) {
        return path.text() < text;
    };
    const auto from = std::lower_bound(paths.begin(), paths.end(), first, before);
    const auto to = std::lower_bound(from, paths.end(), end, before);
    return {static_cast<std::uint32_t>(from - paths.begin()),
            static_cast<std::uint32_t>(to - paths.begin())};
}

} // namespace fleetwright::fleet
