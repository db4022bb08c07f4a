// SPDX-License-Identifier: Apache-2.0
#include "helm/renderedcase.h"

#include "base/filesource.h"
#include "helm/chartloader.h"
#include "helm/placednodes.h"
#include "helm/render.h"
#include "helm/valuesoptions.h"
#include "yaml/merges.h"
#include "yaml/reader.h"

#include <algorithm>
#include <utility>

namespace fleetwright::helm {
namespace {

base::Result<const yaml::Node *> valuesOf(const ChartCase &test,
                                          const std::map<std::string, std::string> &files,
                                          const yaml::NodeBuilder &builder)
{
    std::vector<NamedValues> named;
    for (const std::string &path : test.valueFiles)
        named.push_back({path, std::make_shared<const base::SourceFile>(
                                   *base::RepoPath::fromText(path), files.at(path))});
    const auto reader = [&files](std::string_view path) -> base::Result<std::string> {
        return files.at(std::string(path));
    };
    return mergedValues(named, test.set, reader, builder);
}

/// Collects documents.
class Documents {
public:
    Documents(const Rendering &rendering, RenderedCase &made)
        : m_rendering(rendering), m_builder(*made.arena), m_made(made)
    {}

    base::Result<void> add(std::vector<Manifest> manifests)
    {
        std::ranges::sort(manifests, {}, [](const Manifest &manifest) {
            return std::pair(manifest.source, manifest.begin);
        });
        for (const Manifest &manifest : manifests) {
            const auto file =
                std::ranges::find(m_rendering.files, manifest.source, &RenderedFile::name);
            if (!manifest.document || file == m_rendering.files.end())
                continue;
            m_made.arena->keep(manifest.document);
            PlacedNodes placing(*file, m_builder);
            for (const yaml::Node *document : manifest.document->documents) {
                const auto expanded = yaml::expandMergesInOrder(*m_made.arena, document);
                if (!expanded)
                    return expanded.error();
                m_made.documents.push_back(placing.placed(*expanded, manifest.begin));
            }
        }
        return {};
    }

    void add(const DefinitionFile &definition)
    {
        const auto parsed = yaml::readFile(definition.content);
        if (!parsed)
            return; // no object: it is printed as it is
        m_made.arena->keep(*parsed);
        m_made.documents.insert(m_made.documents.end(), (*parsed)->documents.begin(),
                                (*parsed)->documents.end());
    }

private:
    const Rendering &m_rendering;
    yaml::NodeBuilder m_builder;
    RenderedCase &m_made;
};

} // namespace

base::Result<RenderedCase> renderedCase(const ChartCase &test,
                                        const std::map<std::string, std::string> &files)
{
    RenderedCase made{std::make_shared<base::Arena>(), {}};
    const yaml::NodeBuilder builder(*made.arena);
    const auto chart = loadChart(*base::makeMemoryFiles(packedFiles(files)),
                                 *base::RepoPath::fromText(test.chart));
    if (!chart)
        return chart.error();
    const base::Result<const yaml::Node *> values = valuesOf(test, files, builder);
    if (!values)
        return values.error();
    RenderOptions options;
    options.keepsProvenance = true;
    options.schemaCheck = SchemaCheck::LeftOut;
    options.capabilities.apiVersions.insert(options.capabilities.apiVersions.end(),
                                            test.apiVersions.begin(), test.apiVersions.end());
    if (const auto set = options.capabilities.setKubeVersion(test.kubeVersion); !set)
        return set.error();
    auto rendering = std::make_shared<const base::Result<Rendering>>(
        render(*chart, {.name = test.release, .space = test.space}, *values, options));
    if (!*rendering)
        return rendering->error();
    made.arena->keep(*chart);
    made.arena->keep(rendering);
    Documents documents(**rendering, made);
    for (const DefinitionFile &definition : (*rendering)->definitions)
        documents.add(definition);
    std::vector<Manifest> manifests = (*rendering)->objects;
    manifests.insert(manifests.end(), (*rendering)->hooks.begin(), (*rendering)->hooks.end());
    if (const auto added = documents.add(std::move(manifests)); !added)
        return added.error();
    return made;
}

} // namespace fleetwright::helm
