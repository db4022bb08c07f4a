// SPDX-License-Identifier: Apache-2.0
#include "flux/manifestscan.h"

#include "kustomize/layerstore.h"

#include <array>

namespace fleetwright::flux {

namespace {

using base::EntryKind;
using base::Error;
using base::ErrorCode;
using base::Result;

// konfig.RecognizedKustomizationFileNames
constexpr std::array<std::string_view, 3> kustomizationNames{"kustomization.yaml",
                                                             "kustomization.yml", "Kustomization"};

class Scan {
public:
    Scan(const base::FileSource &files, const base::RepoPath &top, kustomize::LayerStore &layers,
         const base::Limits &limits)
        : m_files(files), m_top(top), m_layers(layers), m_limits(limits)
    {}

    Result<ManifestList> run()
    {
        if (auto done = walk(m_top, 0); !done)
            return std::move(done).error();
        return std::make_shared<const std::vector<std::string>>(std::move(m_found));
    }

private:
    Result<void> walk(const base::RepoPath &folder, std::size_t depth)
    {
        if (depth > m_limits.documentNesting)
            return Error{ErrorCode::TooLarge,
                         "folders are nested too deep",
                         base::Place{folder, 0, 0},
                         {},
                         {}};
        // list() is sorted by name, as filepath.Walk is.
        const auto entries = m_files.list(folder);
        if (!entries)
            return entries.error();
        for (const base::FolderEntry &entry : *entries) {
            if (++m_seen > m_limits.folderEntries)
                return Error{ErrorCode::TooLarge,
                             "more files than the limit folderEntries ("
                                 + std::to_string(m_limits.folderEntries) + ")",
                             base::Place{m_top, 0, 0},
                             {},
                             {}};
            if (auto done = visit(folder.child(entry.name), entry.kind, depth); !done)
                return done;
        }
        return {};
    }

    Result<void> visit(const base::RepoPath &path, EntryKind kind, std::size_t depth)
    {
        if (kind == EntryKind::Folder) {
            if (!hasKustomization(path))
                return walk(path, depth + 1);
            note(path);
            return {};
        }
        const std::string_view extension = path.extension();
        if (kind != EntryKind::File || (extension != "yaml" && extension != "yml"))
            return {};
        const auto file = m_files.read(path);
        if (!file)
            return file.error();
        if (const auto manifest = m_layers.impl().manifest(*file); !manifest) {
            Error error = manifest.error();
            error.detail =
                "failed to decode Kubernetes YAML from " + path.text() + ": " + error.detail;
            if (!error.place)
                error.place = base::Place{path, 1, 0};
            error.hint = "without a kustomization.yaml every YAML file below is applied: move "
                         "this one, or write a kustomization.yaml";
            return error;
        }
        note(path);
        return {};
    }

    void note(const base::RepoPath &path) { m_found.push_back("./" + path.relativeTo(m_top)); }

    [[nodiscard]] bool hasKustomization(const base::RepoPath &folder) const
    {
        for (const std::string_view name : kustomizationNames) {
            if (m_files.kind(folder.child(name)) == EntryKind::File)
                return true;
        }
        return false;
    }

    const base::FileSource &m_files;
    const base::RepoPath &m_top;
    kustomize::LayerStore &m_layers;
    const base::Limits &m_limits;
    std::vector<std::string> m_found;
    std::size_t m_seen = 0;
};

} // namespace

Result<ManifestList> scanManifests(const base::FileSource &files, const base::RepoPath &folder,
                                   kustomize::LayerStore &layers, const base::Limits &limits)
{
    return Scan(files, folder, layers, limits).run();
}

Result<base::SourceFilePtr> ownKustomization(const base::FileSource &files,
                                             const base::RepoPath &folder)
{
    base::SourceFilePtr found;
    for (const std::string_view name : kustomizationNames) {
        const base::RepoPath path = folder.child(name);
        if (files.kind(path) != EntryKind::File)
            continue;
        if (found)
            return Error{ErrorCode::Conflict,
                         "Found multiple kustomization files under: " + folder.text(),
                         base::Place{path, 0, 0},
                         "keep one of them",
                         {}};
        auto file = files.read(path);
        if (!file)
            return file;
        found = *std::move(file);
    }
    return found;
}

} // namespace fleetwright::flux
