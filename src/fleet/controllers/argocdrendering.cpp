// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocdrendering.h"

#include "argocd/kustomizeoptions.h"
#include "argocd/sourcefiles.h"
#include "base/addresshash.h"
#include "base/errorat.h"
#include "base/filesbelow.h"
#include "fleet/controllers/argocdhelmrendering.h"
#include "fleet/controllers/chartsources.h"
#include "fleet/controllers/manifestobjects.h"

#include <algorithm>
#include <map>

namespace fleetwright::fleet {

namespace {

using base::addressHash;
using base::Error;
using base::ErrorCode;
using base::Result;
using model::RenderingPtr;

/// A source of which everything is known that it is rendered from.
struct PlannedSource {
    argocd::ApplicationSource source; ///< its path counts from the root of `files`
    argocd::SourceKind kind = argocd::SourceKind::Directory;
    std::string url;
    std::string revision;
    base::RepoPath root;      ///< of the repository, in the files that stand for it
    base::RepoPath folder;    ///< of the source, there; of a chart the folder or archive
    std::size_t position = 0; ///< among the Application's sources
};

/// Objects of several sources: of one that is there twice the last counts, in its place
/// (reposerver/repository.go, "appears more than once").
void join(model::Rendering &into, const model::Rendering &next)
{
    std::map<model::ResourceId, std::size_t> known;
    const auto keyOf = [](model::ResourceId id) {
        id.version.clear();
        return id;
    };
    for (std::size_t i = 0; i < into.objects.size(); ++i)
        known.emplace(keyOf(into.objects[i].id), i);
    for (const model::Object &object : next.objects) {
        const auto [at, isNew] = known.emplace(keyOf(object.id), into.objects.size());
        if (isNew) {
            into.objects.push_back(object);
            continue;
        }
        into.objects[at->second] = object;
        into.warnings.push_back(object.id.text() + " appears more than once, the last is applied");
    }
    const auto add = [](auto &all, const auto &more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    add(into.layers, next.layers);
    add(into.files, next.files);
    add(into.warnings, next.warnings);
    add(into.unresolved, next.unresolved);
    add(into.releases, next.releases);
}

class ApplicationTask final : public RenderTask {
public:
    ApplicationTask(std::shared_ptr<const argocd::Application> application,
                    std::vector<PlannedSource> sources, std::vector<Error> unresolved,
                    std::string kubernetesVersion, std::shared_ptr<const void> keeps)
        : m_application(std::move(application)), m_sources(std::move(sources)),
          m_unresolved(std::move(unresolved)), m_kubernetesVersion(std::move(kubernetesVersion)),
          m_keeps(std::move(keeps))
    {}

    [[nodiscard]] std::optional<base::Hash128> key(const ControllerContext &context) const override
    {
        base::Hash128 key = base::hashBytes("argocd");
        for (const PlannedSource &each : m_sources) {
            if (!readsOpenedFiles(each, context))
                return std::nullopt;
            key = base::combine(key, base::hashBytes(each.folder.text()));
            key = base::combine(key, {static_cast<std::uint64_t>(each.kind), 0});
            for (const yaml::Node *options :
                 {each.source.kustomize, each.source.directory, each.source.plugin}) {
                key = base::combine(key, addressHash(options));
            }
            if (each.kind == argocd::SourceKind::Helm)
                key = base::combine(key, helmKey(each));
        }
        for (const Error &error : m_unresolved)
            key = base::combine(key, base::hashBytes(base::describe(error)));
        return key;
    }

    [[nodiscard]] std::vector<std::shared_ptr<const void>> keeps() const override
    {
        const bool hasOptions = std::ranges::any_of(m_sources, [](const PlannedSource &each) {
            return each.source.kustomize || each.source.directory || each.source.plugin
                   || each.kind == argocd::SourceKind::Helm;
        });
        if (!hasOptions)
            return {};
        return {m_keeps};
    }

    [[nodiscard]] Result<RenderingPtr> render(const ControllerContext &context) const override
    {
        std::vector<RenderingPtr> parts;
        for (const PlannedSource &each : m_sources) {
            auto part = renderSource(each, context);
            if (!part)
                return part;
            parts.push_back(*std::move(part));
        }
        if (parts.size() == 1 && m_unresolved.empty())
            return parts.front();
        auto joined = std::make_shared<model::Rendering>();
        auto arena = std::make_shared<base::Arena>();
        for (const RenderingPtr &part : parts) {
            arena->keep(part->arena);
            join(*joined, *part);
        }
        std::ranges::sort(joined->files);
        const auto repeated = std::ranges::unique(joined->files);
        joined->files.erase(repeated.begin(), repeated.end());
        joined->unresolved.insert(joined->unresolved.end(), m_unresolved.begin(),
                                  m_unresolved.end());
        joined->arena = std::move(arena);
        return RenderingPtr(std::move(joined));
    }

    [[nodiscard]] std::string text() const override
    {
        return m_sources.empty() ? std::string() : m_sources.front().folder.text();
    }

private:
    /// A chart of a chart repository is one of the opened state, or it would not be planned.
    [[nodiscard]] bool readsOpenedFiles(const PlannedSource &each,
                                        const ControllerContext &context) const
    {
        const auto isOpened = [&](const argocd::ApplicationSource &source) {
            const auto checkout = context.sources->at(source.repoUrl, source.targetRevision);
            return checkout && context.sources->isOpened(checkout->files);
        };
        if (each.kind != argocd::SourceKind::Helm)
            return isOpened(each.source);
        // Values files may be of any source.
        return std::ranges::all_of(m_application->sources, [&](const auto &source) {
            return !source.chart.empty() || isOpened(source);
        });
    }

    /// What templates and values see of the Application.
    [[nodiscard]] base::Hash128 helmKey(const PlannedSource &each) const
    {
        base::Hash128 key = addressHash(each.source.helm);
        key = base::combine(key, base::hashBytes(m_kubernetesVersion));
        for (const std::string *text :
             {&m_application->name, &m_application->destinationNamespace, &m_application->project})
            key = base::combine(key, base::hashBytes(*text));
        for (const argocd::ApplicationSource &source : m_application->sources) {
            for (const std::string *text :
                 {&source.repoUrl, &source.path, &source.targetRevision, &source.ref})
                key = base::combine(key, base::hashBytes(*text));
        }
        return key;
    }

    Result<RenderingPtr> renderSource(const PlannedSource &each,
                                      const ControllerContext &context) const
    {
        if (each.kind == argocd::SourceKind::Helm && !each.source.chart.empty())
            return renderHelmSource({m_application, each.position, context.opened, each.folder,
                                     m_kubernetesVersion, m_keeps},
                                    context);
        const auto checkout = context.sources->at(each.url, each.revision);
        if (!checkout)
            return checkout.error();
        if (each.kind == argocd::SourceKind::Kustomize)
            return argocd::buildKustomizeSource(each.source, m_keeps, *checkout->files,
                                                context.build, context.store->layers(),
                                                context.cancel);
        if (each.kind == argocd::SourceKind::Helm)
            return renderHelmSource({m_application, each.position, checkout->files, each.folder,
                                     m_kubernetesVersion, m_keeps},
                                    context);
        const auto tree = context.trees->at(each.url, each.revision);
        if (!tree)
            return tree.error();
        // Patterns of a mapped folder count from the folder.
        argocd::ApplicationSource source = each.source;
        source.path = each.folder.relativeTo(each.root);
        const auto manifests = argocd::directoryManifests(source, **tree);
        if (!manifests)
            return manifests.error();
        std::vector<base::RepoPath> files;
        for (const base::RepoPath &file : *manifests)
            files.push_back(each.root.resolve(file.text()).value_or(file));
        return readManifests(*checkout->files, each.folder, files);
    }

    std::shared_ptr<const argocd::Application> m_application;
    std::vector<PlannedSource> m_sources;
    std::vector<Error> m_unresolved;
    std::string m_kubernetesVersion;
    std::shared_ptr<const void> m_keeps;
};

/// Looks at the sources one by one.
class Planning {
public:
    Planning(const argocd::Application &application, const std::string &cluster,
             const ControllerContext &context)
        : m_application(application), m_cluster(cluster), m_context(context)
    {}

    ArgoCdRendering run(std::shared_ptr<const void> keeps)
    {
        for (const argocd::ApplicationSource &source : m_application.sources) {
            if (!source.isReferenceOnly())
                plan(source);
        }
        if (m_plan.error)
            return std::move(m_plan);
        if (m_application.sources.empty())
            m_plan.error =
                errorAt(ErrorCode::Invalid, "the Application has no source", m_application.place);
        else if (m_planned.empty() && !m_unresolved.empty())
            m_plan.unresolved = m_unresolved.front();
        if (m_planned.empty())
            return std::move(m_plan);
        m_plan.task = std::make_shared<const ApplicationTask>(
            std::make_shared<const argocd::Application>(m_application), std::move(m_planned),
            std::move(m_unresolved), kubernetesVersionOf(m_context, m_cluster), std::move(keeps));
        return std::move(m_plan);
    }

private:
    void plan(const argocd::ApplicationSource &source)
    {
        model::UnitSource shown{source.repoUrl,
                                source.targetRevision.empty() ? "HEAD" : source.targetRevision,
                                source.path,
                                source.chart,
                                source.chart.empty() ? std::string() : source.targetRevision,
                                source.place.known() ? source.place.place() : base::Place{}};
        if (!source.chart.empty()) {
            shown.revision = source.targetRevision;
            planChart(source);
        } else if (auto checkout = m_context.sources->at(source.repoUrl, source.targetRevision)) {
            shown.revision = checkout->revision;
            planCheckout(source, *checkout);
        } else {
            Error error = std::move(checkout).error();
            if (!error.place && source.place.known())
                error.place = source.place.place();
            m_unresolved.push_back(std::move(error));
        }
        m_plan.sources.push_back(std::move(shown));
    }

    void planChart(const argocd::ApplicationSource &source)
    {
        const yaml::Node *place = m_application.object;
        helm::WantedChart wanted{chartRepository(source.repoUrl), source.chart,
                                 source.targetRevision, place};
        const Result<base::RepoPath> chart = findChart(wanted, m_context);
        if (!chart) {
            Error error = chart.error();
            if (source.place.known())
                error.place = source.place.place();
            m_unresolved.push_back(std::move(error));
            return;
        }
        m_plan.readsOpenedFiles = true;
        m_planned.push_back({source,
                             argocd::SourceKind::Helm,
                             source.repoUrl,
                             source.targetRevision,
                             {},
                             *chart,
                             positionOf(source)});
    }

    /// An OCI registry is named without its scheme.
    static std::string chartRepository(const std::string &url)
    {
        return url.find("://") == std::string::npos ? "oci://" + url : url;
    }

    [[nodiscard]] std::size_t positionOf(const argocd::ApplicationSource &source) const
    {
        return static_cast<std::size_t>(&source - m_application.sources.data());
    }

    void planCheckout(const argocd::ApplicationSource &source, const flux::Checkout &checkout)
    {
        const auto relative = base::RepoPath::fromText(source.path);
        const auto folder = relative
                                ? checkout.root.resolve(relative->isRoot() ? "." : relative->text())
                                : std::nullopt;
        if (!folder || checkout.files->kind(*folder) != base::EntryKind::Folder) {
            fail(errorAt(ErrorCode::NotFound, source.path + ": app path does not exist",
                         source.place, "correct the path"));
            return;
        }
        PlannedSource planned{source,        {},      source.repoUrl,    source.targetRevision,
                              checkout.root, *folder, positionOf(source)};
        planned.source.path = folder->isRoot() ? "." : folder->text();
        const auto kind = argocd::sourceKind(planned.source, *checkout.files);
        if (!kind) {
            fail(kind.error());
            return;
        }
        planned.kind = *kind;
        const bool isOpened = m_context.sources->isOpened(checkout.files);
        if (*kind == argocd::SourceKind::Plugin)
            m_unresolved.push_back(errorAt(
                ErrorCode::Unresolved, "config management plugins are never run", source.place));
        else {
            if (*kind == argocd::SourceKind::Helm)
                m_plan.readsOpenedFiles = m_plan.readsOpenedFiles || isOpened;
            else if (!m_plan.folder && isOpened)
                m_plan.folder = planned.folder;
            m_planned.push_back(std::move(planned));
        }
    }

    void fail(Error error)
    {
        if (!m_plan.error)
            m_plan.error = std::move(error);
    }

    const argocd::Application &m_application;
    const std::string &m_cluster;
    const ControllerContext &m_context;
    ArgoCdRendering m_plan;
    std::vector<PlannedSource> m_planned;
    std::vector<Error> m_unresolved;
};

} // namespace

ArgoCdTrees::ArgoCdTrees(std::shared_ptr<const Sources> sources, const base::Limits &limits)
    : m_trees(
          [sources = std::move(sources)](
              const std::string &url, const std::string &revision) -> Result<base::FileSourcePtr> {
              auto checkout = sources->at(url, revision);
              if (!checkout)
                  return std::move(checkout).error();
              return base::filesBelow(checkout->files, checkout->root);
          },
          limits)
{}

Result<ArgoCdTrees::Tree> ArgoCdTrees::at(const std::string &url, const std::string &revision)
{
    const std::scoped_lock lock(m_mutex);
    return m_trees.at(url, revision);
}

ArgoCdRendering planApplication(const argocd::Application &application,
                                std::shared_ptr<const void> keeps, const std::string &cluster,
                                const ControllerContext &context)
{
    return Planning(application, cluster, context).run(std::move(keeps));
}

} // namespace fleetwright::fleet
