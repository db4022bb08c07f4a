// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocdhelmrendering.h"

#include "argocd/buildenvironment.h"
#include "argocd/manifest.h"
#include "base/errorat.h"
#include "fleet/controllers/argocdrendering.h"
#include "fleet/controllers/chartsources.h"
#include "fleet/memostoredata.h"
#include "helm/releaseobjects.h"
#include "helm/valuelayers.h"
#include "helm/valuesoptions.h"

#include <algorithm>
#include <utility>

namespace fleetwright::fleet {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;
using yaml::Node;

/// cleanSetParameters: a comma is part of the value unless that is a list in braces.
std::string withoutSeparators(const std::string &value)
{
    if (value.starts_with('{') && value.ends_with('}'))
        return value;
    std::string clean;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == ',' && (at == 0 || value[at - 1] != '\\'))
            clean += '\\';
        clean += value[at];
    }
    return clean;
}

std::string textAt(const Node *object, std::string_view field)
{
    const Node *node = object->find(field);
    return node && !node->isNull() ? std::string(node->text()) : std::string();
}

bool isTrueAt(const Node *object, std::string_view field)
{
    const Node *node = object ? object->find(field) : nullptr;
    return node && node->text() == "true";
}

class HelmSource {
public:
    HelmSource(const ArgoCdHelmSource &source, const ControllerContext &context)
        : m_given(source), m_application(*source.application),
          m_source(m_application.sources[source.source]), m_context(context),
          m_environment(m_application, m_source), m_arena(std::make_shared<base::Arena>()),
          m_builder(*m_arena), m_layers(m_builder)
    {
        m_arena->keep(source.keeps);
        m_arena->keep(source.application);
    }

    Result<model::RenderingPtr> run()
    {
        const argocd::SourceTree trees = [this](const argocd::ApplicationSource &each) {
            return m_context.trees->at(each.repoUrl, each.targetRevision);
        };
        Result<argocd::HelmInputs> inputs =
            argocd::helmInputs(m_application, m_given.source, trees);
        if (!inputs)
            return std::move(inputs).error();
        const Result<helm::LoadedChartPtr> loaded = load();
        if (!loaded)
            return loaded.error();
        if (std::optional<Error> missing = helm::missingCharts(**loaded, chartFinder(m_context)))
            return *std::move(missing);
        const Result<const Node *> values = valuesOf(*inputs);
        if (!values)
            return values.error();
        const Result<helm::RenderOptions> options = renderOptions();
        if (!options)
            return options.error();
        const helm::ChartPtr &chart = (*loaded)->chart;
        helm::Release release{.name = inputs->releaseName};
        if (!inputs->namespaceName.empty())
            release.space = inputs->namespaceName;
        const Result<helm::Rendering> rendering = helm::render(chart, release, *values, *options);
        if (!rendering)
            return placed(rendering.error());
        helm::ReleaseParts parts;
        parts.includesDefinitions = !inputs->skipsCrds;
        parts.hooks = isTrueAt(m_source.helm, "skipTests") ? helm::HookPrinting::WithoutTests
                                                           : helm::HookPrinting::All;
        auto made = helm::releaseObjects(chart, *rendering, parts, m_given.chart, m_arena,
                                         m_context.build.limits);
        if (!made)
            return made.error();
        m_files.insert(m_files.end(), (*loaded)->files.begin(), (*loaded)->files.end());
        std::ranges::sort(m_files);
        const auto repeated = std::ranges::unique(m_files);
        m_files.erase(repeated.begin(), repeated.end());
        (*made)->files = std::move(m_files);
        (*made)->layers.insert((*made)->layers.end(), m_valuesFiles.begin(), m_valuesFiles.end());
        (*made)->unresolved = std::move(inputs->unresolved);
        return model::RenderingPtr(*std::move(made));
    }

private:
    /// As Argo CD does when charts are missing, dependencies are built.
    Result<helm::LoadedChartPtr> load() const
    {
        const bool isOpened = m_given.files == m_context.opened;
        return m_context.store->impl().charts.loadBuilt(
            *m_given.files, m_given.chart,
            helm::dependencyFinder(isOpened ? chartFinder(m_context) : helm::FindChart()),
            m_context.build.limits);
    }

    Error placed(Error error) const
    {
        if (!error.place && m_source.place.known())
            error.place = m_source.place.place();
        return error;
    }

    Result<const Node *> valuesOf(const argocd::HelmInputs &inputs)
    {
        const Node *merged = nullptr;
        for (const argocd::HelmValueFile &each : inputs.files) {
            const Result<base::SourceFilePtr> file =
                read(m_application.sources[each.source], each.path);
            if (!file)
                return file.error();
            const Result<const Node *> values =
                helm::valuesRead(*file, m_builder, m_context.build.limits);
            if (!values)
                return values.error();
            merged = m_layers.merged(merged, *values);
        }
        if (inputs.values) {
            const Result<const Node *> own = ownValues(inputs.values);
            if (!own)
                return own;
            merged = m_layers.merged(merged, *own);
        }
        return withParameters(merged, inputs);
    }

    Result<base::SourceFilePtr> read(const argocd::ApplicationSource &source, const RepoPath &path)
    {
        const auto checkout = m_context.sources->at(source.repoUrl, source.targetRevision);
        if (!checkout)
            return checkout.error();
        const RepoPath file = checkout->root.resolve(path.text()).value_or(path);
        if (m_context.sources->isOpened(checkout->files)) {
            m_files.push_back(file);
            m_valuesFiles.push_back(file);
        }
        return checkout->files->read(file);
    }

    Result<const Node *> ownValues(const Node *values)
    {
        if (values->isMapping())
            return helm::asJsonValues(values, m_builder);
        if (!values->isScalar())
            return base::errorAt(ErrorCode::Invalid, "the values are no mapping", values->span());
        return helm::valuesReadIn(*values, m_given.keeps, m_builder, m_context.build.limits);
    }

    Result<const Node *> withParameters(const Node *values, const argocd::HelmInputs &inputs)
    {
        if (inputs.parameters.empty() && inputs.fileParameters.empty())
            return values;
        auto map = values ? helm::valueOf(values).map() : std::make_shared<helm::ValueMap>();
        for (const helm::SetMode mode : {helm::SetMode::Typed, helm::SetMode::String}) {
            for (const Node *parameter : inputs.parameters) {
                const bool isText = isTrueAt(parameter, "forceString");
                if (isText != (mode == helm::SetMode::String))
                    continue;
                if (Result<void> set = setParameter(*map, parameter, "value", mode); !set)
                    return std::move(set).error();
            }
        }
        for (const Node *parameter : inputs.fileParameters) {
            if (Result<void> set = setParameter(*map, parameter, "path", helm::SetMode::File); !set)
                return std::move(set).error();
        }
        return helm::nodeOf({map}, m_builder);
    }

    Result<void> setParameter(helm::ValueMap &values, const Node *parameter, std::string_view field,
                              helm::SetMode mode)
    {
        const std::string line =
            textAt(parameter, "name") + '='
            + withoutSeparators(m_environment.expanded(textAt(parameter, field)));
        const Node *value = parameter->find(field);
        const helm::ValueFileReader reader = [this](std::string_view path) -> Result<std::string> {
            const std::optional<RepoPath> file = m_given.chart.resolve(path);
            if (!file)
                return Error{ErrorCode::OutsideRoot, "it leads out of the repository", {}, {}, {}};
            const Result<base::SourceFilePtr> content = m_given.files->read(*file);
            if (!content)
                return content.error();
            m_files.push_back(*file);
            return std::string((*content)->bytes());
        };
        const Result<void> set = helm::setValues(values, line, mode, m_layers,
                                                 value ? value->span() : parameter->span(), reader);
        if (set)
            return {};
        return base::errorAt(ErrorCode::Invalid,
                             "failed parsing the parameter " + textAt(parameter, "name") + ": "
                                 + set.error().detail,
                             parameter->span());
    }

    Result<helm::RenderOptions> renderOptions() const
    {
        helm::RenderOptions options;
        options.keepsProvenance = true;
        options.execution.cancel = m_context.cancel;
        if (!m_given.kubernetesVersion.empty()) {
            if (const auto set = options.capabilities.setKubeVersion(m_given.kubernetesVersion);
                !set)
                return placed(set.error());
        }
        if (!m_source.helm)
            return options;
        if (isTrueAt(m_source.helm, "skipSchemaValidation"))
            options.schemaCheck = helm::SchemaCheck::LeftOut;
        if (const std::string version = textAt(m_source.helm, "kubeVersion"); !version.empty()) {
            if (const auto set = options.capabilities.setKubeVersion(version); !set)
                return placed(set.error());
        }
        if (const Node *versions = m_source.helm->find("apiVersions")) {
            for (const Node *version : versions->items())
                options.capabilities.apiVersions.emplace_back(version->text());
        }
        return options;
    }

    const ArgoCdHelmSource &m_given;
    const argocd::Application &m_application;
    const argocd::ApplicationSource &m_source;
    const ControllerContext &m_context;
    argocd::BuildEnvironment m_environment;
    base::ArenaPtr m_arena;
    yaml::NodeBuilder m_builder;
    helm::ValueLayers m_layers;
    std::vector<RepoPath> m_files;
    std::vector<RepoPath> m_valuesFiles;
};

} // namespace

Result<model::RenderingPtr> renderHelmSource(const ArgoCdHelmSource &source,
                                             const ControllerContext &context)
{
    return HelmSource(source, context).run();
}

} // namespace fleetwright::fleet
