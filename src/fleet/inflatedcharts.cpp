// SPDX-License-Identifier: Apache-2.0
#include "fleet/inflatedcharts.h"

#include "fleet/controllers/chartsources.h"
#include "helm/releaseobjects.h"
#include "helm/valuelayers.h"
#include "helm/valuesoptions.h"

#include <utility>

namespace fleetwright::fleet {

namespace {

using base::Result;
using yaml::Node;

class Inflater final : public kustomize::ChartInflater {
public:
    Inflater(helm::ChartStore *charts, std::map<std::string, base::RepoPath> mappedUrls,
             const base::Limits &limits)
        : m_charts(charts ? *charts : m_own), m_mappedUrls(std::move(mappedUrls)), m_limits(limits)
    {}

    [[nodiscard]] Result<kustomize::InflatedChart>
    inflate(const kustomize::ChartRequest &request, const base::FileSource &files,
            const base::Limits &limits, const base::Cancel &cancel) const override
    {
        const Result<helm::LoadedChartPtr> loaded = m_charts.load(files, request.chart, limits);
        if (!loaded)
            return loaded.error();
        const auto arena = std::make_shared<base::Arena>();
        const yaml::NodeBuilder builder(*arena);
        const Result<const Node *> values = valuesOf(request, builder, limits);
        if (!values)
            return values.error();
        helm::RenderOptions options;
        options.keepsProvenance = true;
        options.execution.cancel = cancel;
        if (!request.kubeVersion.empty()) {
            if (const auto set = options.capabilities.setKubeVersion(request.kubeVersion); !set)
                return set.error();
        }
        options.capabilities.apiVersions.insert(options.capabilities.apiVersions.end(),
                                                request.apiVersions.begin(),
                                                request.apiVersions.end());
        helm::Release release;
        // helm --generate-name adds the time.
        release.name = request.releaseName.empty() ? request.name + "-0" : request.releaseName;
        if (!request.nameSpace.empty())
            release.space = request.nameSpace;
        const helm::ChartPtr &chart = (*loaded)->chart;
        const Result<helm::Rendering> rendering = helm::render(chart, release, *values, options);
        if (!rendering)
            return rendering.error();
        helm::ReleaseParts parts;
        parts.includesDefinitions = request.includesDefinitions;
        parts.hooks = request.skipsHooks   ? helm::HookPrinting::None
                      : request.skipsTests ? helm::HookPrinting::WithoutTests
                                           : helm::HookPrinting::All;
        parts.schema = yaml::Schema::GoYaml3;
        auto made = helm::releaseObjects(chart, *rendering, parts, request.chart, arena, limits);
        if (!made)
            return made.error();
        kustomize::InflatedChart inflated;
        for (const model::Object &object : (*made)->objects)
            inflated.objects.push_back(object.root);
        inflated.arena = arena;
        inflated.releases = std::move((*made)->releases);
        inflated.warnings = std::move((*made)->warnings);
        if (request.releaseName.empty())
            inflated.warnings.push_back("the release of chart " + request.name
                                        + " has no releaseName: helm gives it another name each "
                                          "time");
        return inflated;
    }

    [[nodiscard]] Result<base::RepoPath> find(const kustomize::RemoteChart &chart,
                                              const base::FileSource &files) const override
    {
        return findMappedChart({chart.repository, chart.name, chart.version, nullptr}, chart.place,
                               files, m_mappedUrls, m_charts, m_limits);
    }

private:
    static Result<const Node *> valuesOf(const kustomize::ChartRequest &request,
                                         const yaml::NodeBuilder &builder,
                                         const base::Limits &limits)
    {
        helm::ValueLayers layers(builder);
        const Node *merged = nullptr;
        for (const kustomize::ChartValues &each : request.values) {
            if (!each.file) {
                merged = layers.merged(merged, helm::asJsonValues(each.merged, builder));
                continue;
            }
            const Result<const Node *> values = helm::valuesRead(each.file, builder, limits);
            if (!values)
                return values;
            merged = layers.merged(merged, *values);
        }
        return merged;
    }

    mutable helm::ChartStore m_own;
    helm::ChartStore &m_charts;
    std::map<std::string, base::RepoPath> m_mappedUrls;
    base::Limits m_limits;
};

} // namespace

std::shared_ptr<const kustomize::ChartInflater>
makeChartInflater(helm::ChartStore *charts, std::map<std::string, base::RepoPath> mappedUrls,
                  const base::Limits &limits)
{
    return std::make_shared<const Inflater>(charts, std::move(mappedUrls), limits);
}

} // namespace fleetwright::fleet
