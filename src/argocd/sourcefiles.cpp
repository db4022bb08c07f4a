// SPDX-License-Identifier: Apache-2.0
#include "argocd/sourcefiles.h"

#include "argocd/manifest.h"
#include "argocd/wildcard.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::argocd {

namespace {

bool isManifest(std::string_view path)
{
    constexpr std::array<std::string_view, 4> endings = {".yaml", ".yml", ".json", ".jsonnet"};
    return std::any_of(endings.begin(), endings.end(),
                       [path](std::string_view ending) { return path.ends_with(ending); });
}

base::Error placedError(base::ErrorCode code, std::string detail, const base::Span &place)
{
    base::Error error{
        .code = code, .detail = std::move(detail), .place = {}, .hint = {}, .causes = {}};
    if (place.known())
        error.place = place.place();
    return error;
}

struct DirectoryOptions {
    bool isRecursive = false;
    std::string include;
    std::string exclude;
};

base::Result<DirectoryOptions> directoryOptions(const ApplicationSource &source)
{
    DirectoryOptions options;
    if (!source.directory)
        return options;
    const base::Result<bool> isRecursive = booleanField(source.directory, "recurse");
    if (!isRecursive)
        return isRecursive.error();
    options.isRecursive = *isRecursive;
    for (const auto &[key, target] :
         {std::pair("include", &options.include), std::pair("exclude", &options.exclude)}) {
        base::Result<std::string> pattern = stringField(source.directory, key);
        if (!pattern)
            return pattern.error();
        *target = *std::move(pattern);
    }
    return options;
}

/// One entry of valueFiles.
class ValueFileReader {
public:
    ValueFileReader(const Application &application, std::size_t source, const SourceTree &treeOf,
                    HelmInputs &inputs)
        : m_application(application), m_source(source), m_treeOf(treeOf), m_inputs(inputs)
    {}

    base::Result<void> add(const yaml::Node *entry, bool mayMiss)
    {
        const std::string_view text = entry->text();
        if (text.find("://") != std::string_view::npos) {
            m_inputs.unresolved.push_back(
                placedError(base::ErrorCode::Unresolved,
                            "the values file " + std::string(text) + " is a URL", entry->span()));
            return {};
        }
        std::size_t position = m_source;
        std::string_view relative = text;
        base::RepoPath folder = base::RepoPath::fromText(m_application.sources[m_source].path)
                                    .value_or(base::RepoPath());
        if (text.starts_with('$')) {
            const std::size_t slash = text.find('/');
            const std::optional<std::size_t> named =
                referenced(text.substr(1, slash == std::string_view::npos ? slash : slash - 1));
            if (!named)
                return placedError(base::ErrorCode::Invalid,
                                   "no source has the ref of " + std::string(text), entry->span());
            position = *named;
            relative =
                slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
            folder = base::RepoPath();
        } else if (relative.starts_with('/')) {
            relative.remove_prefix(1);
            folder = base::RepoPath();
        }
        return addMatching(entry, position, folder, relative, mayMiss);
    }

private:
    std::optional<std::size_t> referenced(std::string_view ref) const
    {
        for (std::size_t at = 0; at < m_application.sources.size(); ++at) {
            if (m_application.sources[at].ref == ref)
                return at;
        }
        return std::nullopt;
    }

    base::Result<void> addMatching(const yaml::Node *entry, std::size_t position,
                                   const base::RepoPath &folder, std::string_view relative,
                                   bool mayMiss)
    {
        const base::Result<std::shared_ptr<const RepositoryTree>> tree =
            m_treeOf(m_application.sources[position]);
        if (!tree && tree.error().code == base::ErrorCode::Unresolved) {
            m_inputs.unresolved.push_back(placedAt(tree.error(), entry));
            return {};
        }
        if (!tree)
            return tree.error();
        const std::optional<base::RepoPath> path = folder.resolve(relative);
        const std::optional<DoubleStar> pattern =
            path ? DoubleStar::parse(path->text()) : std::nullopt;
        if (!pattern)
            return placedError(base::ErrorCode::OutsideRoot,
                               "the values file " + std::string(entry->text())
                                   + " leads out of its repository",
                               entry->span());
        bool isFound = false;
        for (const std::string &file : (*tree)->paths) {
            if (!pattern->matches(file))
                continue;
            m_inputs.files.push_back({position, *base::RepoPath::fromText(file), entry->span()});
            isFound = true;
        }
        if (!isFound && !mayMiss)
            return placedError(base::ErrorCode::NotFound, "there is no values file " + path->text(),
                               entry->span());
        return {};
    }

    const Application &m_application;
    std::size_t m_source;
    const SourceTree &m_treeOf;
    HelmInputs &m_inputs;
};

base::Result<void> readValueFiles(const Application &application, std::size_t source,
                                  const SourceTree &treeOf, HelmInputs &inputs)
{
    const yaml::Node *helm = application.sources[source].helm;
    const yaml::Node *files = helm->find("valueFiles");
    const base::Result<bool> mayMiss = booleanField(helm, "ignoreMissingValueFiles");
    if (!mayMiss)
        return mayMiss.error();
    const base::Result<std::vector<std::string>> checked = stringsField(helm, "valueFiles");
    if (!checked)
        return checked.error();
    ValueFileReader reader(application, source, treeOf, inputs);
    for (const yaml::Node *entry : files ? files->items() : std::span<const yaml::Node *const>()) {
        const base::Result<void> added = reader.add(entry, *mayMiss);
        if (!added)
            return added.error();
    }
    return {};
}

base::Result<void> readHelm(const yaml::Node *helm, HelmInputs &inputs)
{
    for (const auto &[key, target] : {std::pair("releaseName", &inputs.releaseName),
                                      std::pair("namespace", &inputs.namespaceName)}) {
        base::Result<std::string> text = stringField(helm, key);
        if (!text)
            return text.error();
        if (!text->empty())
            *target = *std::move(text);
    }
    for (const auto &[key, target] : {std::pair("parameters", &inputs.parameters),
                                      std::pair("fileParameters", &inputs.fileParameters)}) {
        base::Result<std::vector<const yaml::Node *>> list = mapsField(helm, key);
        if (!list)
            return list.error();
        *target = *std::move(list);
    }
    const base::Result<bool> skipsCrds = booleanField(helm, "skipCrds");
    if (!skipsCrds)
        return skipsCrds.error();
    inputs.skipsCrds = *skipsCrds;
    const yaml::Node *object = helm->find("valuesObject");
    const yaml::Node *text = helm->find("values");
    const bool hasObject = object && !object->isNull();
    inputs.values = hasObject ? object : text && !text->text().empty() ? text : nullptr;
    return {};
}

} // namespace

base::Result<std::vector<base::RepoPath>> directoryManifests(const ApplicationSource &source,
                                                             const RepositoryTree &tree)
{
    const base::Result<DirectoryOptions> options = directoryOptions(source);
    if (!options)
        return options.error();
    const std::optional<base::RepoPath> folder = base::RepoPath::fromText(source.path);
    if (!folder)
        return placedError(base::ErrorCode::OutsideRoot,
                           "the path " + source.path + " leads out of its repository",
                           source.place);
    std::vector<base::RepoPath> manifests;
    for (const std::string &text : tree.paths) {
        const base::RepoPath path = *base::RepoPath::fromText(text);
        if (!path.isInside(*folder) || !isManifest(text))
            continue;
        const std::string relative = path.relativeTo(*folder);
        const bool isBelow = relative.find('/') != std::string::npos;
        if ((isBelow && !options->isRecursive)
            || (!options->exclude.empty() && gobwasMatches(options->exclude, relative))
            || (!options->include.empty() && !gobwasMatches(options->include, relative)))
            continue;
        manifests.push_back(path);
    }
    return manifests;
}

base::Result<HelmInputs> helmInputs(const Application &application, std::size_t source,
                                    const SourceTree &treeOf)
{
    HelmInputs inputs;
    inputs.releaseName = application.name;
    inputs.namespaceName = application.destinationNamespace;
    const yaml::Node *helm = application.sources[source].helm;
    if (!helm)
        return inputs;
    const base::Result<void> read = readHelm(helm, inputs);
    if (!read)
        return read.error();
    const base::Result<void> files = readValueFiles(application, source, treeOf, inputs);
    if (!files)
        return files.error();
    return inputs;
}

} // namespace fleetwright::argocd
