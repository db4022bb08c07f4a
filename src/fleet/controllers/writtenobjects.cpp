// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/writtenobjects.h"

#include "base/parallel.h"
#include "fleet/controllers/manifestobjects.h"
#include "fleet/memostoredata.h"
#include "inventory/foldernames.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace fleetwright::fleet {

namespace {

using yaml::Node;

/// A chart's templates look like YAML and are none.
bool isChartTemplate(const base::RepoPath &path)
{
    return path.text().starts_with("templates/")
           || path.text().find("/templates/") != std::string::npos;
}

bool mayHoldGiven(std::string_view bytes)
{
    return bytes.find("ConfigMap") != std::string_view::npos
           || bytes.find("Secret") != std::string_view::npos;
}

enum class Want : std::uint8_t { Targeting, Given, Namespaces };

bool mayHold(std::string_view bytes, Want want)
{
    if (mayHoldTargeting(bytes))
        return want == Want::Targeting;
    const bool hasGiven = mayHoldGiven(bytes);
    if (want == Want::Namespaces)
        return !hasGiven && bytes.find("Namespace") != std::string_view::npos;
    return want == Want::Given && hasGiven;
}

bool isNamedFleetYaml(const base::RepoPath &path)
{
    return path.name() == "fleet.yaml" || path.name() == "fleet.yml";
}

template<typename Is>
bool anyObject(const std::vector<WrittenFile> &files, const Is &is)
{
    return std::ranges::any_of(files, [&is](const WrittenFile &file) {
        return std::ranges::any_of(file.content->objects, is);
    });
}

/// Files that kustomizations with a file of their own read as resources, patches …
std::unordered_set<base::RepoPath> includedFiles(const LayerGraph &graph)
{
    std::unordered_set<base::RepoPath> included;
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) {
        if (!graph.generated[layer])
            included.insert(graph.layers[layer].files.begin(), graph.layers[layer].files.end());
    }
    return included;
}

class Reader {
public:
    Reader(FileTable &table, const LayerGraph &graph, const std::vector<std::string> &ignore,
           MemoStore &store, const base::Cancel &cancel)
        : m_table(table), m_included(includedFiles(graph)), m_ignore(ignore), m_store(store),
          m_cancel(cancel)
    {}

    std::vector<WrittenFile> run()
    {
        std::vector<WrittenFile> files = read(Want::Targeting);
        const bool hasFlux = anyObject(files, [](const flux::KnownObject &object) {
            return object.id.group.ends_with("fluxcd.io");
        });
        const bool hasMappings = anyObject(files, [](const flux::KnownObject &object) {
            return object.id.kind == "BundleNamespaceMapping";
        });
        if (hasFlux || hasMappings)
            add(read(Want::Given), files);
        if (hasMappings)
            add(read(Want::Namespaces), files);
        std::ranges::sort(files, {}, &WrittenFile::path);
        return files;
    }

private:
    static void add(std::vector<WrittenFile> more, std::vector<WrittenFile> &files)
    {
        std::ranges::move(more, std::back_inserter(files));
    }

    std::vector<WrittenFile> read(Want want)
    {
        const std::vector<base::RepoPath> &paths = m_table.paths();
        std::vector<WrittenFile> found(paths.size());
        base::parallelFor(paths.size(), [&](std::size_t i) {
            const base::RepoPath &path = paths[i];
            if (!isYamlFile(path) || isKustomizationFile(path) || m_cancel.requested()
                || isChartTemplate(path) || inventory::isForShow(path) || isIgnored(path, m_ignore))
                return;
            found[i].content = contentOfFile(static_cast<std::uint32_t>(i), want);
            if (!found[i].content)
                return;
            found[i].path = path;
            found[i].isIncluded = m_included.contains(path);
        });
        std::erase_if(found, [](const WrittenFile &file) { return !file.content; });
        return found;
    }

    TargetingContentPtr contentOfFile(std::uint32_t index, Want want)
    {
        const base::RepoPath &path = m_table.paths()[index];
        const base::Hash128 hash = m_table.hashOf(index).value_or(base::Hash128{});
        const base::Hash128 key = base::combine(base::combine(base::hashBytes(path.text()), hash),
                                                {static_cast<std::uint64_t>(want), 7});
        return m_store.impl().contents.once(key, [&]() -> TargetingContentPtr {
            const auto file = m_table.files().read(path);
            const bool isFleet = want == Want::Targeting && isNamedFleetYaml(path);
            if (!file || (!isFleet && !mayHold((*file)->bytes(), want)))
                return nullptr;
            // What cannot be read is told by discovery.
            const auto parsed = readManifestFile(*file);
            if (!parsed)
                return nullptr;
            return isFleet ? contentOfFleetYaml(**parsed) : contentOf(**parsed);
        });
    }

    FileTable &m_table;
    std::unordered_set<base::RepoPath> m_included;
    const std::vector<std::string> &m_ignore;
    MemoStore &m_store;
    const base::Cancel &m_cancel;
};

void addRepositoriesOf(const Node *node, std::vector<std::string> &urls)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (entry.key->text() == "repoURL" && entry.value->isScalar()) {
            if (entry.value->text().find("{{") == std::string_view::npos)
                urls.emplace_back(entry.value->text());
            continue;
        }
        addRepositoriesOf(entry.value, urls);
    }
    for (const Node *item : node->items())
        addRepositoriesOf(item, urls);
}

} // namespace

std::vector<WrittenFile> readWrittenFiles(FileTable &table, const LayerGraph &graph,
                                          const std::vector<std::string> &ignore, MemoStore &store,
                                          const base::Cancel &cancel)
{
    return Reader(table, graph, ignore, store, cancel).run();
}

std::vector<WrittenFile> readExportedFiles(const std::vector<base::SourceFilePtr> &files,
                                           std::vector<base::Error> &problems)
{
    std::vector<WrittenFile> read;
    for (const base::SourceFilePtr &file : files) {
        const auto parsed = readManifestFile(file);
        if (!parsed)
            problems.push_back(parsed.error());
        else if (auto content = contentOf(**parsed))
            read.push_back({file->path(), std::move(content), false});
    }
    return read;
}

std::vector<std::string> namedRepositories(const std::vector<WrittenFile> &files)
{
    std::vector<std::string> urls;
    for (const WrittenFile &file : files) {
        for (const flux::KnownObject &object : file.content->objects) {
            std::string_view url;
            if (object.id.kind == "GitRepository")
                url = flux::textAt(object.root, {"spec", "url"});
            else if (object.id.kind == "GitRepo" && object.id.group == "fleet.cattle.io")
                url = flux::textAt(object.root, {"spec", "repo"});
            else if (object.id.kind == "FluxInstance")
                url = flux::textAt(object.root, {"spec", "sync", "url"});
            else if (object.id.group == "argoproj.io")
                addRepositoriesOf(object.root, urls);
            if (!url.empty())
                urls.emplace_back(url);
        }
    }
    return urls;
}

} // namespace fleetwright::fleet
