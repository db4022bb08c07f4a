// SPDX-License-Identifier: Apache-2.0
#include "helm/releaseobjects.h"

#include "helm/placednodes.h"
#include "model/releasevalues.h"
#include "yaml/merges.h"

#include <map>
#include <string>
#include <utility>

namespace fleetwright::helm {

using base::Result;
using yaml::Node;

namespace {

std::string_view textAt(const Node *object, std::initializer_list<std::string_view> path)
{
    const Node *node = object->findPath(path);
    return node ? node->text() : std::string_view();
}

class ComposedOnDemand final : public model::ReleaseValues {
public:
    ComposedOnDemand(ChartPtr chart, const Rendering &rendering, base::RepoPath folder)
        : m_chart(std::move(chart)), m_release(rendering.release), m_given(rendering.given),
          m_folder(std::move(folder))
    {}

    [[nodiscard]] const std::string &release() const override { return m_release; }
    [[nodiscard]] const base::RepoPath &chart() const override { return m_folder; }
    [[nodiscard]] Result<const Node *> composed(const base::ArenaPtr &arena) const override
    {
        return composedValues(m_chart, m_given, yaml::NodeBuilder(*arena));
    }

private:
    ChartPtr m_chart;
    std::string m_release;
    const Node *m_given;
    base::RepoPath m_folder;
};

class Collecting {
public:
    Collecting(const ChartPtr &chart, const Rendering &rendering, const base::RepoPath &folder,
               const base::ArenaPtr &arena, const base::Limits &limits)
        : m_chart(chart), m_rendering(rendering), m_folder(folder), m_arena(arena),
          m_builder(*arena), m_limits(limits), m_made(std::make_shared<model::Rendering>())
    {
        for (const RenderedFile &file : rendering.files)
            m_files.emplace(file.name, &file);
        m_arena->keep(chart);
        m_arena->keep(rendering.arrangement);
        m_arena->keep(rendering.valuesArena);
    }

    Result<std::shared_ptr<model::Rendering>> run(const ReleaseParts &parts)
    {
        m_schema = parts.schema;
        if (parts.includesDefinitions) {
            for (const DefinitionFile &file : m_rendering.definitions) {
                if (Result<void> added = addDefinitions(file); !added)
                    return std::move(added).error();
            }
        }
        if (!parts.leavesObjectsOut) {
            if (Result<void> added = addManifests(m_rendering.objects); !added)
                return std::move(added).error();
        }
        if (parts.hooks != HookPrinting::None) {
            std::vector<Manifest> hooks;
            for (const Manifest &hook : m_rendering.hooks) {
                if (parts.hooks == HookPrinting::All || !hook.isTest())
                    hooks.push_back(hook);
            }
            if (Result<void> added = addManifests(hooks); !added)
                return std::move(added).error();
        }
        m_made->warnings.insert(m_made->warnings.begin(), m_rendering.warnings.begin(),
                                m_rendering.warnings.end());
        if (m_rendering.differsEachTime)
            m_made->warnings.emplace_back(
                "a template uses random values or the time: each rendering differs");
        m_made->layers = {m_folder};
        if (m_chart->valuesFile)
            m_made->layers.push_back(m_chart->valuesFile->file->path());
        m_made->releases.push_back(
            std::make_shared<const ComposedOnDemand>(m_chart, m_rendering, m_folder));
        m_made->arena = m_arena;
        return m_made;
    }

private:
    Result<void> addDefinitions(const DefinitionFile &file)
    {
        const Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file.content, readOptions());
        if (!parsed)
            return parsed.error();
        m_arena->keep(*parsed);
        m_arena->keep((*parsed)->arena);
        for (const Node *document : (*parsed)->documents) {
            const Result<const Node *> expanded = expandedDocument(**parsed, document);
            if (!expanded)
                return expanded.error();
            addObject(*expanded, file.name);
        }
        return {};
    }

    Result<const Node *> expandedDocument(const yaml::ParsedFile &parsed, const Node *document)
    {
        if (!parsed.hasMerges)
            return document;
        return m_schema == yaml::Schema::Yaml11 ? yaml::expandMergesInOrder(*m_arena, document)
                                                : yaml::expandMerges(*m_arena, document);
    }

    [[nodiscard]] yaml::ReadOptions readOptions() const
    {
        yaml::ReadOptions options;
        options.schema = m_schema;
        if (m_schema == yaml::Schema::Yaml11)
            options.duplicateKeys = yaml::DuplicateKeys::LastWins;
        options.limits = m_limits;
        return options;
    }

    /// Helm has read it as the API server does.
    Result<yaml::ParsedFilePtr> documentOf(const Manifest &manifest) const
    {
        if (m_schema == yaml::Schema::Yaml11)
            return manifest.document;
        return yaml::readFile(manifest.document->file, readOptions());
    }

    Result<void> addManifests(const std::vector<Manifest> &manifests)
    {
        for (const Manifest &manifest : manifests) {
            if (!manifest.document)
                continue;
            const auto file = m_files.find(manifest.source);
            if (file == m_files.end())
                continue;
            const Result<yaml::ParsedFilePtr> read = documentOf(manifest);
            if (!read)
                return read.error();
            m_arena->keep((*read)->arena);
            auto placing = m_placing.find(manifest.source);
            if (placing == m_placing.end())
                placing = m_placing.try_emplace(manifest.source, *file->second, m_builder).first;
            for (const Node *document : (*read)->documents) {
                const Result<const Node *> expanded = expandedDocument(**read, document);
                if (!expanded)
                    return expanded.error();
                if ((*expanded)->isMapping())
                    addObject(placing->second.placed(*expanded, manifest.begin), manifest.source);
            }
        }
        return {};
    }

    void addObject(const Node *root, const std::string &source)
    {
        if (!root->isMapping() || root->size() == 0)
            return;
        const std::string_view kind = textAt(root, {"kind"});
        const Node *items = kind.ends_with("List") ? root->find("items") : nullptr;
        if (items && items->isSequence()) {
            for (const Node *item : items->items())
                addObject(item, source);
            return;
        }
        const std::string_view version = textAt(root, {"apiVersion"});
        const std::size_t slash = version.rfind('/');
        model::Object object;
        if (slash != std::string_view::npos)
            object.id.group = version.substr(0, slash);
        object.id.version = version.substr(slash == std::string_view::npos ? 0 : slash + 1);
        object.id.kind = kind;
        object.id.nameSpace = textAt(root, {"metadata", "namespace"});
        object.id.name = textAt(root, {"metadata", "name"});
        if (kind.empty() || object.id.name.empty()) {
            m_made->warnings.push_back("a document of " + source + " has no "
                                       + (kind.empty() ? "kind" : "metadata.name")
                                       + ": it is no object");
            return;
        }
        object.root = root;
        object.stableName = object.id.name;
        object.layer = m_folder;
        m_made->objects.push_back(std::move(object));
    }

    const ChartPtr &m_chart;
    const Rendering &m_rendering;
    const base::RepoPath &m_folder;
    const base::ArenaPtr &m_arena;
    yaml::NodeBuilder m_builder;
    const base::Limits &m_limits;
    yaml::Schema m_schema = yaml::Schema::Yaml11;
    std::shared_ptr<model::Rendering> m_made;
    std::map<std::string_view, const RenderedFile *> m_files;
    std::map<std::string_view, PlacedNodes> m_placing;
};

} // namespace

Result<std::shared_ptr<model::Rendering>>
releaseObjects(const ChartPtr &chart, const Rendering &rendering, const ReleaseParts &parts,
               const base::RepoPath &folder, const base::ArenaPtr &arena,
               const base::Limits &limits)
{
    return Collecting(chart, rendering, folder, arena, limits).run(parts);
}

} // namespace fleetwright::helm
