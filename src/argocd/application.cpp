// SPDX-License-Identifier: Apache-2.0
#include "argocd/application.h"

#include "argocd/manifest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::argocd {

namespace {

constexpr std::string_view resourcesFinalizer = "resources-finalizer.argocd.argoproj.io";

/// nullptr for what is absent or null; anything but a map is an error.
base::Result<const yaml::Node *> mapField(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = map ? map->find(key) : nullptr;
    if (!value || value->isNull())
        return nullptr;
    if (!value->isMapping())
        return invalidAt(value, std::string(key) + " must be a map");
    return value;
}

struct TextField {
    std::string_view key;
    std::string *target;
};

base::Result<void> readTexts(const yaml::Node *map, std::initializer_list<TextField> fields)
{
    if (!map)
        return {};
    for (const TextField &field : fields) {
        base::Result<std::string> text = stringField(map, field.key);
        if (!text)
            return text.error();
        *field.target = *std::move(text);
    }
    return {};
}

base::Result<ApplicationSource> readSource(const yaml::Node *node)
{
    ApplicationSource source;
    const base::Result<void> texts = readTexts(node, {{"repoURL", &source.repoUrl},
                                                      {"path", &source.path},
                                                      {"targetRevision", &source.targetRevision},
                                                      {"chart", &source.chart},
                                                      {"ref", &source.ref},
                                                      {"name", &source.name}});
    if (!texts)
        return texts.error();
    const std::pair<std::string_view, const yaml::Node **> options[] = {
        {"helm", &source.helm},
        {"kustomize", &source.kustomize},
        {"directory", &source.directory},
        {"plugin", &source.plugin}};
    for (const auto &[key, target] : options) {
        const base::Result<const yaml::Node *> map = mapField(node, key);
        if (!map)
            return map.error();
        *target = *map;
    }
    const yaml::Node *place = node->find(source.chart.empty() ? "path" : "chart");
    source.place = place ? place->span() : node->span();
    return source;
}

base::Result<void> readSources(const yaml::Node *spec, Application &application)
{
    base::Result<std::vector<const yaml::Node *>> nodes = mapsField(spec, "sources");
    if (!nodes)
        return nodes.error();
    if (nodes->empty()) {
        const base::Result<const yaml::Node *> hydrator = mapField(spec, "sourceHydrator");
        if (!hydrator)
            return hydrator.error();
        const base::Result<const yaml::Node *> one =
            *hydrator ? mapField(*hydrator, "drySource") : mapField(spec, "source");
        if (!one)
            return one.error();
        if (*one)
            nodes->push_back(*one);
    }
    for (const yaml::Node *node : *nodes) {
        base::Result<ApplicationSource> source = readSource(node);
        if (!source)
            return source.error();
        application.sources.push_back(*std::move(source));
    }
    return {};
}

base::Result<void> readSyncPolicy(const yaml::Node *spec, Application &application)
{
    const base::Result<const yaml::Node *> policy = mapField(spec, "syncPolicy");
    if (!policy)
        return policy.error();
    if (!*policy)
        return {};
    base::Result<std::vector<std::string>> options = stringsField(*policy, "syncOptions");
    if (!options)
        return options.error();
    application.syncOptions = *std::move(options);
    const base::Result<const yaml::Node *> automated = mapField(*policy, "automated");
    if (!automated)
        return automated.error();
    if (!*automated)
        return {};
    const yaml::Node *enabled = (*automated)->find("enabled");
    const base::Result<bool> isEnabled = booleanField(*automated, "enabled");
    const base::Result<bool> prunes = booleanField(*automated, "prune");
    const base::Result<bool> selfHeals = booleanField(*automated, "selfHeal");
    for (const base::Result<bool> *one : {&isEnabled, &prunes, &selfHeals}) {
        if (!*one)
            return one->error();
    }
    application.isAutomated = !enabled || enabled->isNull() || *isEnabled;
    application.prunes = *prunes;
    application.selfHeals = *selfHeals;
    return {};
}

base::Result<void> readFinalizers(const yaml::Node *object, Application &application)
{
    const base::Result<std::vector<std::string>> finalizers =
        stringsField(object->find("metadata"), "finalizers");
    if (!finalizers)
        return finalizers.error();
    application.deletesResources =
        std::any_of(finalizers->begin(), finalizers->end(), [](const std::string &finalizer) {
            return finalizer.substr(0, finalizer.find('/')) == resourcesFinalizer;
        });
    return {};
}

bool hasKustomization(const ApplicationSource &source, const base::FileSource &files)
{
    constexpr std::array<std::string_view, 3> names = {"kustomization.yaml", "kustomization.yml",
                                                       "Kustomization"};
    const std::optional<base::RepoPath> folder = base::RepoPath::fromText(source.path);
    return folder && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
               return files.kind(folder->child(name)) == base::EntryKind::File;
           });
}

} // namespace

bool isApplication(const yaml::Node *object)
{
    return isArgoObject(object, "Application");
}

base::Result<Application> readApplication(const yaml::Node *object)
{
    const base::Result<ObjectName> name = objectName(object);
    if (!name)
        return name.error();
    Application application;
    application.object = object;
    application.name = name->name;
    application.namespaceName = name->namespaceName;
    application.place = name->place;
    const yaml::Node *spec = object->find("spec");
    if (!spec || !spec->isMapping())
        return invalidAt(object, "the Application has no spec");
    const base::Result<const yaml::Node *> destination = mapField(spec, "destination");
    if (!destination)
        return destination.error();
    for (const base::Result<void> &read :
         {readTexts(spec, {{"project", &application.project}}),
          readTexts(*destination, {{"server", &application.destinationServer},
                                   {"name", &application.destinationName},
                                   {"namespace", &application.destinationNamespace}}),
          readSources(spec, application), readSyncPolicy(spec, application),
          readFinalizers(object, application)}) {
        if (!read)
            return read.error();
    }
    return application;
}

base::Result<SourceKind> sourceKind(const ApplicationSource &source, const base::FileSource &files)
{
    std::optional<SourceKind> given;
    std::size_t kinds = 0;
    const std::pair<const yaml::Node *, SourceKind> options[] = {
        {source.kustomize, SourceKind::Kustomize},
        {source.helm, SourceKind::Helm},
        {source.directory, SourceKind::Directory},
        {source.plugin, SourceKind::Plugin}};
    for (const auto &[node, kind] : options) {
        // A plugin counts even without options: it is found by its presence.
        if (!node || (node->entries().empty() && kind != SourceKind::Plugin))
            continue;
        given = kind;
        ++kinds;
    }
    if (kinds > 1)
        return base::Error{.code = base::ErrorCode::Invalid,
                           .detail = "multiple application sources defined: options of more than "
                                     "one kind",
                           .place = source.place.known()
                                        ? std::optional<base::Place>(source.place.place())
                                        : std::nullopt,
                           .hint = {},
                           .causes = {}};
    if (given)
        return *given;
    const std::optional<base::RepoPath> folder = base::RepoPath::fromText(source.path);
    if (!source.chart.empty()
        || (folder && files.kind(folder->child("Chart.yaml")) == base::EntryKind::File))
        return SourceKind::Helm;
    return hasKustomization(source, files) ? SourceKind::Kustomize : SourceKind::Directory;
}

} // namespace fleetwright::argocd
