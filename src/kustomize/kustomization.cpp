// SPDX-License-Identifier: Apache-2.0
#include "kustomize/kustomization.h"

#include "kustomize/errors.h"
#include "kustomize/loader/remote.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace fleetwright::kustomize {

namespace {

using base::Result;
using yaml::Node;

// konfig.RecognizedKustomizationFileNames
constexpr std::array<std::string_view, 3> fileNames{"kustomization.yaml", "kustomization.yml",
                                                    "Kustomization"};

bool sameIgnoringCase(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a))
               == std::tolower(static_cast<unsigned char>(b));
    });
}

/// A field whatever its letters' case; nullptr if `node` has none.
const Node *field(const Node *node, std::string_view name)
{
    if (!node)
        return nullptr;
    for (const yaml::Entry &entry : node->entries()) {
        if (sameIgnoringCase(entry.key->text(), name))
            return entry.value;
    }
    return nullptr;
}

/// Collects what a kustomization names, without judging it.
class Collector {
public:
    Collector(const base::FileSource &files, KustomizationFile &into) : m_files(files), m_into(into)
    {}

    void run(const Node *root)
    {
        includeAll(field(root, "resources"), Inclusion::Field::Resources);
        includeAll(field(root, "bases"), Inclusion::Field::Bases);
        includeAll(field(root, "components"), Inclusion::Field::Components);
        for (const std::string_view name : {"patchesStrategicMerge", "crds", "configurations",
                                            "generators", "transformers", "validators"})
            addAll(field(root, name));
        for (const std::string_view name : {"patches", "patchesJson6902", "replacements"})
            addPaths(field(root, name));
        for (const std::string_view name : {"configMapGenerator", "secretGenerator"})
            addSources(field(root, name));
        add(field(field(root, "openapi"), "path"));
        std::sort(m_into.files.begin(), m_into.files.end());
        m_into.files.erase(std::unique(m_into.files.begin(), m_into.files.end()),
                           m_into.files.end());
    }

private:
    void includeAll(const Node *list, Inclusion::Field kind)
    {
        if (!list)
            return;
        for (const Node *item : list->items()) {
            Inclusion inclusion;
            inclusion.field = kind;
            inclusion.text = std::string(item->text());
            inclusion.span = item->span();
            if (!isHttpAddress(inclusion.text) && !parseRemote(inclusion.text))
                inclusion.target = m_into.folder.resolve(inclusion.text);
            if (inclusion.target)
                inclusion.isFolder = m_files.kind(*inclusion.target) == base::EntryKind::Folder;
            m_into.inclusions.push_back(std::move(inclusion));
        }
    }

    void addText(std::string_view path)
    {
        if (path.empty() || path.find('\n') != std::string_view::npos)
            return;
        const auto target = m_into.folder.resolve(path);
        if (target && m_files.kind(*target) == base::EntryKind::File)
            m_into.files.push_back(*target);
    }

    void add(const Node *path)
    {
        if (path)
            addText(path->text());
    }

    void addAll(const Node *list)
    {
        if (!list)
            return;
        for (const Node *item : list->items())
            add(item);
    }

    void addPaths(const Node *list)
    {
        if (!list)
            return;
        for (const Node *item : list->items())
            add(field(item, "path"));
    }

    void addSources(const Node *list)
    {
        if (!list)
            return;
        for (const Node *item : list->items()) {
            add(field(item, "env"));
            addAll(field(item, "envs"));
            const Node *sources = field(item, "files");
            if (!sources)
                continue;
            for (const Node *source : sources->items()) {
                const std::string_view text = source->text();
                addText(
                    text.substr(text.find('=') == std::string_view::npos ? 0 : text.find('=') + 1));
            }
        }
    }

    const base::FileSource &m_files;
    KustomizationFile &m_into;
};

} // namespace

Result<std::optional<base::RepoPath>> findKustomizationFile(const base::FileSource &files,
                                                            const base::RepoPath &folder)
{
    std::optional<base::RepoPath> found;
    for (const std::string_view name : fileNames) {
        const base::RepoPath path = folder.child(name);
        if (files.kind(path) != base::EntryKind::File)
            continue;
        if (found)
            return base::Error{base::ErrorCode::Conflict,
                               "Found multiple kustomization files under: "
                                   + (folder.isRoot() ? std::string(".") : folder.text()),
                               base::Place{path, 0, 0},
                               "keep one of them",
                               {}};
        found = path;
    }
    return found;
}

Result<std::shared_ptr<const KustomizationFile>> readKustomization(const base::FileSource &files,
                                                                   const base::RepoPath &file)
{
    const auto source = files.read(file);
    if (!source)
        return source.error();
    const yaml::ReadOptions options{yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, {}};
    const auto parsed = yaml::readFile(*source, options);
    if (!parsed)
        return parsed.error();
    auto result = std::make_shared<KustomizationFile>();
    result->folder = file.parent();
    result->parsed = *parsed;
    if (!(*parsed)->documents.empty())
        result->root = (*parsed)->documents.front();
    const Node *kind = field(result->root, "kind");
    result->isComponent = kind && kind->text() == "Component";
    Collector(files, *result).run(result->root);
    return std::shared_ptr<const KustomizationFile>(std::move(result));
}

} // namespace fleetwright::kustomize
