// SPDX-License-Identifier: Apache-2.0
#include "fleet/fluxfolder.h"

#include "yaml/emitter.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

bool hasKustomization(const FileTable &table, const base::RepoPath &folder)
{
    return table.indexOf(folder.child("kustomization.yaml"))
           || table.indexOf(folder.child("kustomization.yml"))
           || table.indexOf(folder.child("Kustomization"));
}

/// The topmost folder below `top` and above `file` that has a kustomization, nothing if none has.
std::optional<base::RepoPath> ownKustomization(const FileTable &table, const base::RepoPath &top,
                                               const base::RepoPath &file)
{
    std::optional<base::RepoPath> found;
    for (base::RepoPath folder = file.parent(); folder != top; folder = folder.parent()) {
        if (hasKustomization(table, folder))
            found = folder;
    }
    return found;
}

/// filepath.Walk visits by names within a folder: "a/x" before "a.yaml".
bool walkedBefore(const base::RepoPath &left, const base::RepoPath &right)
{
    return std::ranges::lexicographical_compare(
        left.text(), right.text(), [](char first, char second) {
            const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c); };
            return rank(first) < rank(second);
        });
}

} // namespace

std::optional<FluxFolder> fluxFolder(const FileTable &table, const base::RepoPath &folder)
{
    if (hasKustomization(table, folder))
        return {};
    FluxFolder content;
    const FileTable::Range range = table.below(folder);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const base::RepoPath &file = table.paths()[i];
        if (!isYamlFile(file))
            continue;
        const auto own = ownKustomization(table, folder, file);
        const base::RepoPath &resource = own ? *own : file;
        // What lies below one folder stands together in the table.
        if (content.resources.empty() || content.resources.back() != resource)
            content.resources.push_back(resource);
    }
    std::ranges::sort(content.resources, walkedBefore);
    if (content.resources.empty())
        return {};
    return content;
}

base::FileSourcePtr withGeneratedKustomization(base::FileSourcePtr files,
                                               const base::RepoPath &folder,
                                               const FluxFolder &content)
{
    std::string text =
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n";
    for (const base::RepoPath &resource : content.resources)
        text += "- " + yaml::formatScalar(resource.relativeTo(folder), yaml::Tag::String) + '\n';
    const base::RepoPath path = folder.child("kustomization.yaml");
    return base::makeOverlayFiles(
        std::move(files),
        {{path, std::make_shared<const base::SourceFile>(path, std::move(text))}});
}

} // namespace fleetwright::fleet
