// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/bundlereader.h"

#include "base/errorat.h"
#include "rancherfleet/fleetyaml.h"
#include "rancherfleet/folderfiles.h"
#include "rancherfleet/names.h"
#include "rancherfleet/options.h"
#include "rancherfleet/types.h"
#include "rancherfleet/valuesfiles.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::RepoPath;
using base::Result;
using yaml::Entry;
using yaml::Node;

constexpr std::string_view repoLabel = "fleet.cattle.io/repo-name";

/// dependsOn's states (bundle_types.go StateRank).
constexpr std::array<std::string_view, 7> bundleStates{
    "Ready", "NotReady", "Pending", "OutOfSync", "Modified", "WaitApplied", "ErrApplied"};

Error errorAt(std::string detail, const base::Span &span)
{
    return base::errorAt(base::ErrorCode::Invalid, std::move(detail), span);
}

/// validateFleetYAML
Result<void> checkDependencies(const Node *dependsOn)
{
    if (!dependsOn)
        return {};
    for (std::size_t i = 0; i < dependsOn->size(); ++i) {
        const Node *reference = dependsOn->items()[i];
        const std::string where = "dependsOn[" + std::to_string(i) + ']';
        if (!reference->find("name") && !reference->find("selector"))
            return errorAt(where + ": must specify either 'name' or 'selector'", reference->span());
        const Node *states = reference->find("acceptedStates");
        for (std::size_t j = 0; states && j < states->size(); ++j) {
            const Node *state = states->items()[j];
            if (std::ranges::find(bundleStates, state->text()) == bundleStates.end())
                return errorAt(where + ".acceptedStates[" + std::to_string(j)
                                   + "]: invalid state \"" + std::string(state->text())
                                   + "\", valid values are: [Ready NotReady Pending OutOfSync "
                                     "Modified WaitApplied ErrApplied]",
                               state->span());
        }
    }
    return {};
}

std::string pathBelow(const RepoPath &folder, const RepoPath &root)
{
    const std::string path = folder.relativeTo(root);
    return path == "." ? std::string() : path;
}

class Reader {
public:
    explicit Reader(const BundleSource &source)
        : m_source(source), m_bundle(std::make_shared<Bundle>()),
          m_arena(std::make_shared<base::Arena>()), m_build(*m_arena)
    {
        m_arena->keep(source.repo.keeps);
    }

    Result<BundlePtr> run()
    {
        for (const auto step :
             {&Reader::readYaml, &Reader::readBase, &Reader::readCustomizations,
              &Reader::readResources, &Reader::applySettings, &Reader::addTargets}) {
            if (Result<void> done = (this->*step)(); !done)
                return within("bundle " + pathOf(m_source.folder), std::move(done).error(),
                              m_bundle->place);
            if (m_isEmpty)
                return BundlePtr();
        }
        forceNamespace();
        carryValues();
        if (Result<void> allowed = checkAccounts(); !allowed)
            return within("bundle " + m_bundle->name, std::move(allowed).error(), m_bundle->place);
        m_bundle->arena = m_arena;
        return BundlePtr(std::move(m_bundle));
    }

private:
    static std::string pathOf(const RepoPath &folder)
    {
        return folder.isRoot() ? "." : folder.text();
    }

    const base::FileSource &files() const { return *m_source.checkout.files; }

    Result<void> readYaml()
    {
        std::optional<RepoPath> path;
        if (m_source.optionsFile.empty()) {
            path = fleetYamlIn(files(), m_source.folder);
        } else {
            path = m_source.folder.resolve(m_source.optionsFile);
            if (!path || files().kind(*path) != base::EntryKind::File) {
                Error error = errorAt(
                    "failed to open file \"" + m_source.optionsFile + "\": no such file", {});
                error.code = base::ErrorCode::NotFound;
                return error;
            }
        }
        Result<FleetYaml> yaml = readFleetYaml(files(), path, m_build, m_bundle->warnings);
        if (!yaml)
            return within("reading fleet.yaml", std::move(yaml).error());
        m_yaml = (*yaml).decoded;
        m_bundle->file = path;
        m_bundle->place = yaml->place;
        return {};
    }

    Result<void> readBase()
    {
        m_bundle->nameSpace = m_source.repo.metadata.nameSpace;
        m_bundle->gitRepo = m_source.repo.metadata.name;
        m_bundle->folder = m_source.folder;
        m_bundle->name = stringAt(m_yaml, "name");
        if (m_bundle->name.empty())
            m_bundle->name = generatedName();
        else
            m_bundle->place = placeOf(m_yaml, "name");
        m_bundle->dependsOn = m_yaml->find("dependsOn");
        m_bundle->rolloutStrategy = m_yaml->find("rolloutStrategy");
        m_bundle->matchesAll = stringAt(m_yaml, "targetCustomizationMode") == "AllMatches";
        m_bundle->paused = isTrueAt(m_yaml, "paused") || m_source.repo.paused;
        if (Result<void> checked = checkDependencies(m_bundle->dependsOn); !checked)
            return within("validating fleet.yaml", std::move(checked).error());
        if (const Node *scans = m_yaml->find("imageScans"); scans && scans->size() > 0)
            return errorAt("imagescan is disabled; remove imagescans from your config files, or "
                           "enable imagescan",
                           scans->span());
        readLabels();
        Result<const Node *> options = optionsOf(m_yaml, m_build);
        if (!options)
            return std::move(options).error();
        m_options = *options;
        return {};
    }

    /// names.HelmReleaseName of GitRepo and path.
    std::string generatedName() const
    {
        std::string path = m_source.repo.metadata.name;
        const std::string below = pathBelow(m_source.folder, m_source.checkout.root);
        if (!below.empty())
            path += '/' + below;
        if (!m_source.optionsFile.empty()) {
            const std::string_view file = m_source.optionsFile;
            const std::size_t dot = file.rfind('.');
            const std::size_t slash = file.rfind('/');
            const bool hasExtension =
                dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
            const std::optional<RepoPath> joined =
                m_source.folder.resolve(hasExtension ? file.substr(0, dot) : file);
            path = m_source.repo.metadata.name;
            if (joined)
                path += '/' + pathBelow(*joined, m_source.checkout.root);
        }
        return helmReleaseName(path);
    }

    /// The GitRepo's labels and its name, then those of fleet.yaml.
    void readLabels()
    {
        m_bundle->labels = m_source.repo.metadata.labels;
        m_bundle->labels.insert_or_assign(std::string(repoLabel), m_source.repo.metadata.name);
        for (auto &[key, value] : labelsOf(m_yaml->find("labels")))
            m_bundle->labels.insert_or_assign(key, std::move(value));
    }

    Result<void> readCustomizations()
    {
        for (const std::string_view field : {"targets", "targetCustomizations"}) {
            const Node *list = m_yaml->find(field);
            if (!list)
                continue;
            for (const Node *item : list->items()) {
                if (Result<void> read = readCustomization(item); !read)
                    return within(std::string(field), std::move(read).error(), item->span());
            }
        }
        if (const Node *restrictions = m_yaml->find("targetRestrictions")) {
            const Result<std::vector<GitTarget>> targets = readTargets(restrictions);
            if (!targets)
                return within("targetRestrictions", targets.error());
            for (const GitTarget &target : *targets)
                m_bundle->restrictions.push_back(target.criteria);
        }
        return {};
    }

    Result<void> readCustomization(const Node *item)
    {
        BundleTarget target;
        target.name = stringAt(item, "name");
        if (target.name.empty()) {
            // setTargetNames: fmt's %03d
            std::string number = std::to_string(m_bundle->targets.size());
            number.insert(0, number.size() < 3 ? 3 - number.size() : 0, '0');
            target.name = "target" + number;
        }
        Result<ClusterCriteria> criteria = readCriteria(item);
        if (!criteria)
            return std::move(criteria).error();
        Result<const Node *> options = optionsOf(item, m_build);
        if (!options)
            return std::move(options).error();
        target.criteria = *std::move(criteria);
        target.options = withChartOf(*options);
        target.doNotDeploy = isTrueAt(item, "doNotDeploy");
        target.namespaceLabels = item->find("namespaceLabels");
        target.namespaceAnnotations = item->find("namespaceAnnotations");
        target.place = item->span();
        m_bundle->targets.push_back(std::move(target));
        return {};
    }

    /// propagateHelmChartProperties, and without the namespace labels, which a target has itself.
    const Node *withChartOf(const Node *options) const
    {
        options = m_build.withoutField(m_build.withoutField(options, "namespaceLabels"),
                                       "namespaceAnnotations");
        const Node *base = m_options->find("helm");
        const Node *helm = options->find("helm");
        if (!base || !helm)
            return options;
        for (const std::string_view field : {"repo", "chart", "version"}) {
            const Entry *entry = base->findEntry(field);
            if (entry && !helm->find(field))
                helm = m_build.withField(helm, entry->key, entry->value);
        }
        return m_build.withField(options, "helm", helm);
    }

    Result<void> readResources()
    {
        ValuesFiles values(files(), m_source.folder, m_build);
        const Node *helm = m_options->find("helm");
        if (helm && (helm->find("chart") || helm->find("repo"))) {
            if (Result<void> merged = mergeValuesFiles(values, m_options); !merged)
                return merged;
        }
        for (BundleTarget &target : m_bundle->targets) {
            if (Result<void> merged = mergeValuesFiles(values, target.options); !merged)
                return merged;
        }
        Result<std::vector<BundleResource>> resources =
            readFolder(files(), m_source.folder, configurationFiles(), m_source.limits);
        if (!resources)
            return within("failed reading resources", std::move(resources).error());
        m_bundle->resources = *std::move(resources);
        noteCharts();
        m_isEmpty = m_bundle->resources.empty() && m_bundle->unresolved.empty();
        base::Hash128 content = base::hashBytes(m_source.folder.text());
        for (const BundleResource &resource : m_bundle->resources) {
            content = base::combine(content, base::hashBytes(resource.name));
            content = base::combine(content, resource.file->hash());
            m_arena->keep(resource.file);
        }
        m_bundle->content = content;
        return {};
    }

    Result<void> mergeValuesFiles(ValuesFiles &files, const Node *&options) const
    {
        const Node *helm = options->find("helm");
        if (!helm)
            return {};
        Result<const Node *> values = files.merged(helm);
        if (!values)
            return within("failed reading resources for \"" + pathOf(m_source.folder) + '"',
                          std::move(values).error());
        if (*values != helm->find("values"))
            options = withValues(options, *values, m_build);
        return {};
    }

    /// ignoreApplyConfigs: what became options is not deployed.
    std::vector<std::string> configurationFiles() const
    {
        std::vector<std::string> ignored{"fleet.yaml", m_source.optionsFile};
        const auto add = [&ignored](const Node *options) {
            for (std::string &file : stringsAt(options->find("helm"), "valuesFiles")) {
                ignored.push_back(file.substr(file.rfind('/') + 1));
                ignored.push_back(std::move(file));
            }
        };
        add(m_options);
        for (const BundleTarget &target : m_bundle->targets)
            add(target.options);
        return ignored;
    }

    /// addRemoteCharts: a chart that is not in the folder would be downloaded.
    void noteCharts()
    {
        noteChart(m_options);
        for (const BundleTarget &target : m_bundle->targets)
            noteChart(target.options);
    }

    void noteChart(const Node *options)
    {
        const Node *helm = options->find("helm");
        const std::string chart = stringAt(helm, "chart");
        const std::string repo = stringAt(helm, "repo");
        if (chart.empty() && repo.empty())
            return;
        const std::size_t begin = std::min(chart.find_first_not_of('/'), chart.size());
        const std::optional<RepoPath> path = m_source.folder.resolve("./" + chart.substr(begin));
        if (repo.empty() && path && files().kind(*path) != base::EntryKind::Missing)
            return;
        Error error = errorAt("the chart " + (repo.empty() ? chart : repo + ' ' + chart)
                                  + " lies outside the repository",
                              placeOf(helm, repo.empty() ? "chart" : "repo"));
        error.code = base::ErrorCode::Unresolved;
        if (std::ranges::find(m_bundle->unresolved, error) == m_bundle->unresolved.end())
            m_bundle->unresolved.push_back(std::move(error));
    }

    /// What the GitRepo sets for all its bundles.
    Result<void> applySettings()
    {
        const Node *spec = m_source.repo.spec;
        set("serviceAccount", m_source.settings.serviceAccount, placeOf(spec, "serviceAccount"));
        m_options = m_build.withoutField(m_options, "forceSyncGeneration");
        for (const std::string_view field :
             {"forceSyncGeneration", "keepResources", "deleteNamespace"}) {
            if (const Entry *entry = spec->findEntry(field))
                m_options = m_build.withField(m_options, entry->key, entry->value);
        }
        const Entry *drift = spec->findEntry("correctDrift");
        if (drift && isTrueAt(drift->value, "enabled"))
            m_options = m_build.withField(m_options, drift->key, drift->value);
        if (const Node *selector = namespaceSelector(m_source.rules, m_build))
            m_options = m_build.withField(m_options, "allowedTargetNamespaceSelector", selector);
        const NamespaceRules &rules = m_source.rules;
        if (rules.requiresServiceAccount && !rules.allowsNamespaceCreation)
            m_options = m_build.withField(m_options, "createNamespace",
                                          m_build.scalar(yaml::Tag::Bool, "false"));
        return {};
    }

    void set(std::string_view field, const std::string &value, const base::Span &place)
    {
        if (!value.empty())
            m_options = m_build.withField(m_options, field, m_build.string(value, place));
    }

    Result<void> addTargets()
    {
        std::vector<GitTarget> targets = m_source.repo.targets;
        BundleTarget::Origin origin = BundleTarget::Origin::GitRepo;
        if (const Node *list = m_yaml->find("overrideTargets")) {
            Result<std::vector<GitTarget>> read = readTargets(list);
            if (!read)
                return within("overrideTargets", std::move(read).error());
            targets = *std::move(read);
            origin = BundleTarget::Origin::Override;
        } else if (targets.empty()) {
            targets.push_back(defaultTarget());
            origin = BundleTarget::Origin::Default;
        }
        for (const GitTarget &target : targets) {
            addTarget(target, origin);
            m_bundle->restrictions.push_back(target.criteria);
        }
        if (m_bundle->targets.empty())
            addTarget(defaultTarget(), BundleTarget::Origin::Default);
        return {};
    }

    static GitTarget defaultTarget()
    {
        GitTarget target;
        target.name = "default";
        target.criteria.clusterGroup = "default";
        return target;
    }

    void addTarget(const GitTarget &written, BundleTarget::Origin origin)
    {
        BundleTarget target;
        target.origin = origin;
        target.name = written.name;
        target.criteria = written.criteria;
        target.options = m_build.mapping({});
        target.place = written.place;
        m_bundle->targets.push_back(std::move(target));
    }

    /// targetNamespace of the GitRepo wins over everything.
    void forceNamespace()
    {
        if (m_source.settings.targetNamespace.empty())
            return;
        const Node *value = m_build.string(m_source.settings.targetNamespace,
                                           placeOf(m_source.repo.spec, "targetNamespace"));
        m_options = m_build.withField(m_options, "namespace", value);
        for (BundleTarget &target : m_bundle->targets)
            target.options = m_build.withField(target.options, "namespace", value);
    }

    /// helmvalues.ExtractValues, ClearValues and SetValues: values travel in a Secret by the name
    /// of their target, so that targets of one name share the values of the last that has any.
    void carryValues()
    {
        std::map<std::string, const Node *> carried;
        const auto extract = [&carried](const std::string &name, const Node *options) {
            const Node *values = options->findPath({"helm", "values"});
            if (values && values->size() > 0)
                carried.insert_or_assign(name, values);
        };
        extract("values.yaml", m_options);
        for (const BundleTarget &target : m_bundle->targets)
            extract(target.name, target.options);
        if (!carried.empty()) {
            m_options = withCarried(m_options, carried, "values.yaml");
            for (BundleTarget &target : m_bundle->targets)
                target.options = withCarried(target.options, carried, target.name);
        }
        m_bundle->options = m_options;
    }

    const Node *withCarried(const Node *options, const std::map<std::string, const Node *> &carried,
                            const std::string &name) const
    {
        if (const Node *helm = options->find("helm"))
            options = m_build.withField(options, "helm", m_build.withoutField(helm, "valuesFiles"));
        const auto values = carried.find(name);
        return withValues(options, values == carried.end() ? nullptr : values->second, m_build);
    }

    /// bundle_policy.go AuthorizeBundle
    Result<void> checkAccounts() const
    {
        const NamespaceRules &rules = m_source.rules;
        if (!rules.hasPolicies)
            return {};
        const std::string account = stringAt(m_options, "serviceAccount");
        if (rules.requiresServiceAccount && account.empty())
            return errorAt("serviceAccount is required by Policy but is not set on the Bundle", {});
        if (Result<void> allowed = checkServiceAccount(account, rules); !allowed)
            return within("the base", std::move(allowed).error(),
                          placeOf(m_options, "serviceAccount"));
        for (const BundleTarget &target : m_bundle->targets) {
            const std::string own = stringAt(target.options, "serviceAccount");
            if (Result<void> allowed = checkServiceAccount(own, rules); !allowed)
                return within("target " + target.name, std::move(allowed).error(),
                              placeOf(target.options, "serviceAccount"));
        }
        return {};
    }

    const BundleSource &m_source;
    std::shared_ptr<Bundle> m_bundle;
    std::shared_ptr<base::Arena> m_arena;
    yaml::NodeBuilder m_build;
    const Node *m_yaml = nullptr;    ///< decoded fleet.yaml
    const Node *m_options = nullptr; ///< of the base
    bool m_isEmpty = false;
};

} // namespace

Result<BundlePtr> readBundle(const BundleSource &source)
{
    return Reader(source).run();
}

} // namespace fleetwright::rancherfleet
