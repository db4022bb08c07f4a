// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/chartrendering.h"

#include "base/errorat.h"
#include "helm/chartfolder.h"
#include "helm/releaseobjects.h"
#include "helm/valuelayers.h"
#include "rancherfleet/fields.h"
#include "rancherfleet/names.h"

#include <utility>

namespace fleetwright::rancherfleet {

using base::Result;
using helm::ChartFile;
using yaml::Node;

namespace {

/// deployer.go getOpts
helm::Release releaseOf(const Bundle &bundle, const Node *options)
{
    helm::Release release;
    release.name = stringAt(options->find("helm"), "releaseName");
    if (release.name.empty())
        release.name = helmReleaseName(bundle.name);
    for (const std::string_view field : {"defaultNamespace", "namespace"}) {
        if (std::string space = stringAt(options, field); !space.empty())
            release.space = std::move(space);
    }
    return release;
}

std::string lastSegment(const std::string &name)
{
    return name.substr(name.rfind('/') + 1);
}

} // namespace

helm::Capabilities defaultCapabilities()
{
    helm::Capabilities capabilities = helm::Capabilities::standard();
    capabilities.kubeVersion = "1.25.0";
    capabilities.major = "1";
    capabilities.minor = "25";
    return capabilities;
}

Result<std::shared_ptr<model::Rendering>> ChartRendering::ofChart(const std::string &chartFile)
{
    const std::string folder =
        chartFile.substr(0, chartFile.size() - std::string_view("Chart.yaml").size());
    std::vector<ChartFile> files;
    for (const BundleResource &resource : m_bundle.resources) {
        if (resource.name.starts_with(folder))
            files.push_back(helm::chartFile(resource.name.substr(folder.size()), resource.file));
    }
    const base::RepoPath place =
        m_bundle.folder.resolve(folder.empty() ? "." : folder).value_or(m_bundle.folder);
    const Result<helm::LoadedChartPtr> loaded = m_charts.load(std::move(files), place, m_limits);
    if (!loaded)
        return loaded.error();
    return release(**loaded, place);
}

Result<std::shared_ptr<model::Rendering>>
ChartRendering::ofTemplates(const std::vector<ChartFile> &templates)
{
    std::vector<ChartFile> files = templates;
    // The version, which names the content or the commit, is seen by nobody who does not print it.
    const auto metadata = std::make_shared<const base::SourceFile>(
        m_bundle.folder, "apiVersion: v2\nname: " + lastSegment(m_bundle.name)
                             + "\nversion: v0.0.0+" + base::toHex(m_bundle.content) + "\n");
    files.push_back({"Chart.yaml", metadata});
    const Result<helm::LoadedChartPtr> loaded =
        m_charts.load(std::move(files), m_bundle.folder, m_limits);
    if (!loaded)
        return loaded.error();
    auto made = release(**loaded, m_bundle.folder);
    if (made)
        std::erase((*made)->files, m_bundle.folder); // the Chart.yaml that nobody wrote
    return made;
}

Result<std::shared_ptr<model::Rendering>> ChartRendering::release(const helm::LoadedChart &loaded,
                                                                  const base::RepoPath &folder)
{
    const auto arena = std::make_shared<base::Arena>();
    const yaml::NodeBuilder builder(*arena);
    arena->keep(m_bundle.arena);
    const Node *helm = m_options->find("helm");
    helm::RenderOptions options;
    options.keepsProvenance = true;
    options.capabilities = defaultCapabilities();
    if (!m_kubernetesVersion.empty()) {
        if (const auto set = options.capabilities.setKubeVersion(m_kubernetesVersion); !set)
            return set.error();
    }
    options.execution.cancel = m_cancel;
    if (isTrueAt(helm, "skipSchemaValidation"))
        options.schemaCheck = helm::SchemaCheck::LeftOut;
    const Node *values = helm ? helm->find("values") : nullptr;
    const Result<helm::Rendering> rendering = helm::render(
        loaded.chart, releaseOf(m_bundle, m_options),
        helm::asJsonValues(values && values->isMapping() ? values : nullptr, builder), options);
    if (!rendering)
        return rendering.error();
    auto made = helm::releaseObjects(loaded.chart, *rendering, {}, folder, arena, m_limits);
    if (!made)
        return made;
    (*made)->files = loaded.files;
    noteValuesFrom(**made);
    return made;
}

void ChartRendering::noteValuesFrom(model::Rendering &rendering) const
{
    const Node *helm = m_options->find("helm");
    const Node *list = helm ? helm->find("valuesFrom") : nullptr;
    for (const Node *entry : list ? list->items() : std::span<const Node *const>()) {
        for (const auto &[field, kind] :
             {std::pair("configMapKeyRef", "ConfigMap "), std::pair("secretKeyRef", "Secret ")}) {
            const Node *reference = entry->find(field);
            if (!reference)
                continue;
            rendering.unresolved.push_back(
                base::errorAt(base::ErrorCode::Unresolved,
                              "values of " + std::string(kind) + stringAt(reference, "name")
                                  + " are read in the cluster: the chart is rendered without them",
                              reference->span()));
        }
    }
}

} // namespace fleetwright::rancherfleet
