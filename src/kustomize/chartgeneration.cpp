// SPDX-License-Identifier: Apache-2.0
// Charts that a kustomization inflates (api/internal/builtins/HelmChartInflationGenerator.go).
#include "kustomize/annotations.h"
#include "kustomize/charts.h"
#include "kustomize/errors.h"
#include "kustomize/loader/loggedfiles.h"
#include "kustomize/target.h"
#include "kustomize/transformers/patch.h"
#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <array>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::RepoPath;
using base::Result;
using yaml::Node;

std::string textAt(const Node *node, std::string_view field)
{
    const Node *value = node ? node->find(field) : nullptr;
    return value ? std::string(value->text()) : std::string();
}

bool isTrueAt(const Node *node, std::string_view field)
{
    const Node *value = node->find(field);
    return value && yaml::parseBool(value->text()).value_or(false);
}

std::vector<const Node *> itemsAt(const Node *node, std::string_view field)
{
    const Node *list = node->find(field);
    return list ? std::vector<const Node *>(list->items().begin(), list->items().end())
                : std::vector<const Node *>();
}

base::Span placeOf(const Node *entry, std::string_view field)
{
    const Node *value = entry->find(field);
    return value ? value->span() : entry->span();
}

} // namespace

/// The chart's folder below chartHome, as kustomize looks for it, from the kustomization's.
std::string Target::chartFolder(const Node *chart, const Node *globals)
{
    std::string home = textAt(globals, "chartHome");
    if (home.empty())
        home = "charts";
    const std::string name = textAt(chart, "name");
    const std::string version = textAt(chart, "version");
    if (!version.empty() && !textAt(chart, "repo").empty())
        home += '/' + name + '-' + version;
    return home + '/' + name;
}

Result<RepoPath> Target::findChart(const Node *chart, const std::string &folder)
{
    const std::optional<RepoPath> local =
        folder.starts_with('/') ? std::nullopt : m_folder->resolve(folder);
    if (local && m_work.log.kind(*local) == base::EntryKind::Folder)
        return *local;
    const RemoteChart remote{textAt(chart, "repo"), textAt(chart, "name"), textAt(chart, "version"),
                             placeOf(chart, "name")};
    if (remote.repository.empty())
        return errorAt(ErrorCode::NotFound,
                       "no repo specified for pull, no chart found at '" + folder + "'", chart,
                       "put the chart there, or set helmGlobals.chartHome");
    return m_work.scope.options.charts->find(remote, LoggedFiles(m_work.log));
}

/// createNewMergedValuesFile: valuesInline over the values file, under it, or in its place.
Result<const Node *> Target::mergedValues(const Node *chart, const base::SourceFilePtr &file,
                                          const Node *inlined)
{
    const std::string mode = textAt(chart, "valuesMerge");
    if (mode == "replace")
        return inlined;
    yaml::ReadOptions options;
    options.limits = m_work.scope.options.limits;
    const auto parsed = yaml::readFile(file, options);
    if (!parsed)
        return wrapped("could not parse values file into rnode", placeOf(chart, "valuesFile"),
                       parsed.error());
    m_builder.arena().keep((*parsed)->arena);
    if ((*parsed)->documents.empty() || !(*parsed)->documents.front()->isMapping())
        return inlined;
    const auto expanded = yaml::expandMerges(m_builder.arena(), (*parsed)->documents.front());
    if (!expanded)
        return expanded.error();
    const TransformContext where = context();
    const yaml::Step *step = where.step("valuesInline", inlined->span());
    const bool overrides = mode != "merge";
    const auto merged = strategicMerge(where, step, overrides ? *expanded : inlined,
                                       overrides ? inlined : *expanded, {});
    if (!merged)
        return wrapped("could not merge values", inlined->span(), merged.error());
    return *merged ? **merged : m_builder.mapping({});
}

/// The values file, or the chart's own; that of a chart from elsewhere is not below the root.
Result<base::SourceFilePtr> Target::chartValuesFile(const Node *chart, const RepoPath &folder)
{
    const std::string path = textAt(chart, "valuesFile");
    if (!path.empty())
        return m_loader.load(path, placeOf(chart, "valuesFile"));
    const RepoPath own = folder.child("values.yaml");
    return folder.isInside(*m_folder) ? m_loader.load(own.relativeTo(*m_folder), chart->span())
                                      : m_work.log.read(own);
}

Result<void> Target::addChartValues(const Node *chart, const RepoPath &folder,
                                    std::vector<ChartValues> &values)
{
    constexpr std::array<std::string_view, 4> modes{"", "merge", "override", "replace"};
    if (std::ranges::find(modes, textAt(chart, "valuesMerge")) == modes.end())
        return errorAt(ErrorCode::Invalid, "valuesMerge must be one of [merge override replace]",
                       chart->find("valuesMerge"));
    std::vector<ChartValues> additional;
    for (const Node *path : itemsAt(chart, "additionalValuesFiles")) {
        const auto file = m_loader.load(path->text(), path->span());
        if (!file)
            return wrapped("could not load additionalValuesFile", path->span(), file.error());
        additional.push_back({*file, nullptr});
    }
    const Node *inlined = chart->find("valuesInline");
    const bool hasInlined = inlined && inlined->isMapping() && inlined->size() > 0;
    if (!hasInlined || textAt(chart, "valuesMerge") != "replace") {
        const auto file = chartValuesFile(chart, folder);
        if (!file)
            return file.error();
        m_work.sources.emplace(file->get(), *file);
        values.push_back({*file, nullptr});
    }
    if (hasInlined) {
        const auto merged =
            mergedValues(chart, values.empty() ? nullptr : values.back().file, inlined);
        if (!merged)
            return merged.error();
        values = {{nullptr, *merged}};
    }
    values.insert(values.end(), additional.begin(), additional.end());
    return {};
}

Result<void> Target::inflateChart(const Node *chart, const Node *globals,
                                  const std::optional<Origin> &origin, std::string_view field)
{
    const std::string name = textAt(chart, "name");
    if (name.empty())
        return errorAt(ErrorCode::Invalid, "chart name cannot be empty", chart);
    if (!m_work.scope.options.charts) {
        addUnresolved(errorAt(ErrorCode::Unresolved, "helm chart '" + name + "' is not inflated",
                              chart, "kustomize needs --enable-helm for it"));
        return {};
    }
    const std::string folder = chartFolder(chart, globals);
    ChartRequest request;
    const Result<RepoPath> found = findChart(chart, folder);
    if (!found && found.error().code == ErrorCode::Unresolved) {
        addUnresolved(found.error());
        return {};
    }
    if (!found)
        return found.error();
    request.chart = *found;
    request.name = name;
    request.releaseName = textAt(chart, "releaseName");
    request.nameSpace = textAt(chart, "namespace");
    if (const std::string pattern = textAt(chart, "nameTemplate"); !pattern.empty()) {
        if (pattern.find("{{") != std::string::npos)
            return errorAt(ErrorCode::Unsupported, "templates of release names are not evaluated",
                           chart->find("nameTemplate"), "write releaseName");
        request.releaseName = pattern;
    }
    request.kubeVersion = textAt(chart, "kubeVersion");
    for (const Node *version : itemsAt(chart, "apiVersions"))
        request.apiVersions.emplace_back(version->text());
    request.includesDefinitions = isTrueAt(chart, "includeCRDs");
    request.skipsTests = isTrueAt(chart, "skipTests");
    request.skipsHooks = isTrueAt(chart, "skipHooks");
    if (auto done = addChartValues(chart, *found, request.values); !done)
        return done;
    const LoggedFiles files(m_work.log);
    const auto inflated = m_work.scope.options.charts->inflate(
        request, files, m_work.scope.options.limits, m_work.scope.cancel);
    if (!inflated && inflated.error().code == ErrorCode::Unresolved) {
        addUnresolved(inflated.error());
        return {};
    }
    if (!inflated)
        return wrapped("unable to run: 'helm template' of chart '" + name + "'", chart->span(),
                       inflated.error());
    m_builder.arena().keep(inflated->arena);
    m_work.layer->warnings.insert(m_work.layer->warnings.end(), inflated->warnings.begin(),
                                  inflated->warnings.end());
    m_work.layer->releases.insert(m_work.layer->releases.end(), inflated->releases.begin(),
                                  inflated->releases.end());
    if (auto fine = checkCount(m_work.all.map.resources.size() + inflated->objects.size(), chart);
        !fine)
        return fine;
    for (const Node *object : inflated->objects) {
        Resource resource = makeResource(m_builder, object, *m_folder);
        noteType(resource);
        if (auto absorbed = absorbGenerated(std::move(resource), origin, field); !absorbed)
            return wrapped("merging from generator", chart->span(), std::move(absorbed).error());
    }
    return {};
}

} // namespace fleetwright::kustomize
