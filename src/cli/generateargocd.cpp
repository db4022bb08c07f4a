// SPDX-License-Identifier: Apache-2.0
#include "argocd/generate.h"
#include "argocd/project.h"
#include "argocd/recording.h"
#include "cli/generation.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

/// Argo CD's objects among the manifests.
struct TargetingObjects {
    std::vector<argocd::ApplicationSet> sets;
    std::vector<argocd::RegisteredCluster> clusters;
    std::vector<argocd::AppProject> projects;
    std::vector<argocd::RecordedGenerator> recorded;
    std::vector<base::Error> problems;
    std::vector<std::shared_ptr<const void>> kept;
};

/// Nothing of Argo CD's is in a file without these words; most files need not be parsed.
bool mayHoldArgoObjects(std::string_view bytes)
{
    return bytes.find("argoproj.io") != std::string_view::npos
           || bytes.find("fleetwright/v1") != std::string_view::npos;
}

/// Templates of charts are no YAML and nobody's objects.
bool isChartTemplate(const base::RepoPath &path)
{
    return path.text().starts_with("templates/")
           || path.text().find("/templates/") != std::string::npos;
}

/// A patch of an ApplicationSet has its kind and name, but not what makes it one.
bool isWholeSet(const yaml::Node *object)
{
    return argocd::isApplicationSet(object) && object->findPath({"spec", "generators"});
}

std::string namespaceOf(const yaml::Node *object)
{
    const yaml::Node *name = object->findPath({"metadata", "namespace"});
    return name && !name->text().empty() ? std::string(name->text())
                                         : std::string(argocd::defaultNamespace);
}

template<typename T>
void take(base::Result<T> read, std::vector<T> &into, std::vector<base::Error> &problems)
{
    if (read)
        into.push_back(std::move(read).value());
    else
        problems.push_back(std::move(read).error());
}

void readObject(const yaml::Node *object, TargetingObjects &found)
{
    if (isWholeSet(object))
        take(argocd::readApplicationSet(object), found.sets, found.problems);
    else if (argocd::isClusterSecret(object))
        take(argocd::readClusterSecret(object), found.clusters, found.problems);
    else if (argocd::isAppProject(object))
        take(argocd::readAppProject(object), found.projects, found.problems);
    else if (argocd::isRecordedGenerator(object))
        take(argocd::readRecordedGenerator(object), found.recorded, found.problems);
}

/// Where Argo CD runs: "argocd", unless all its objects say otherwise in one voice.
std::string controlNamespace(const std::vector<const yaml::Node *> &objects)
{
    std::string only;
    for (const yaml::Node *object : objects) {
        const std::string name = namespaceOf(object);
        if (name == argocd::defaultNamespace || (!only.empty() && only != name))
            return std::string(argocd::defaultNamespace);
        only = name;
    }
    return only.empty() ? std::string(argocd::defaultNamespace) : only;
}

TargetingObjects findObjects(const std::vector<base::SourceFilePtr> &manifests)
{
    TargetingObjects found;
    std::vector<const yaml::Node *> argoObjects;
    for (const base::SourceFilePtr &file : manifests) {
        if (!mayHoldArgoObjects(file->bytes()) || isChartTemplate(file->path()))
            continue;
        base::Result<ManifestObjects> objects = readObjects(file);
        if (!objects) {
            found.problems.push_back(std::move(objects).error());
            continue;
        }
        found.kept.push_back(objects->arena);
        for (const yaml::Node *object : objects->objects) {
            if (isWholeSet(object) || argocd::isClusterSecret(object)
                || argocd::isAppProject(object) || argocd::isRecordedGenerator(object))
                argoObjects.push_back(object);
        }
    }
    const std::string control = controlNamespace(argoObjects);
    for (const yaml::Node *object : argoObjects) {
        // Argo CD reads Secrets and projects of its own namespace only.
        const bool isBound = argocd::isClusterSecret(object) || argocd::isAppProject(object);
        if (!isBound || namespaceOf(object) == control)
            readObject(object, found);
    }
    return found;
}

/// What a git generator's patterns begin with before their first wildcard.
std::string literalFolder(std::string_view pattern)
{
    const std::string_view literal = pattern.substr(0, pattern.find_first_of("*?[{\\"));
    if (literal.size() == pattern.size())
        return std::string(literal);
    const std::size_t slash = literal.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(literal.substr(0, slash));
}

void collectPatterns(std::span<const yaml::Node *const> entries,
                     std::map<std::string, std::vector<std::string>> &patterns)
{
    for (const yaml::Node *entry : entries) {
        const yaml::Node *git = entry->find("git");
        const yaml::Node *url = git ? git->find("repoURL") : nullptr;
        for (const std::string_view list : {"directories", "files"}) {
            const yaml::Node *items = url ? git->find(list) : nullptr;
            for (const yaml::Node *item :
                 items ? items->items() : std::span<const yaml::Node *const>()) {
                if (const yaml::Node *path = item->find("path"))
                    patterns[comparableUrl(url->text())].push_back(literalFolder(path->text()));
            }
        }
        for (const std::string_view combination : {"matrix", "merge"}) {
            if (const yaml::Node *children = entry->findPath({combination, "generators"}))
                collectPatterns(children->items(), patterns);
        }
    }
}

/// A URL that nobody declared means the fleet when what its git generators look for lies here.
argocd::OpenRepository openRepository(const TargetingObjects &found, const GenerationInput &input)
{
    std::map<std::string, std::vector<std::string>> patterns;
    for (const argocd::ApplicationSet &set : found.sets)
        collectPatterns(set.generators, patterns);
    return [patterns = std::move(patterns), &input](const std::string &url,
                                                    const std::string &revision) {
        base::Result<base::FileSourcePtr> declared = input.repositories->open(url, revision);
        const auto known = patterns.find(comparableUrl(url));
        if (declared || known == patterns.end())
            return declared;
        const bool liesHere = std::any_of(
            known->second.begin(), known->second.end(), [&input](const std::string &folder) {
                const std::optional<base::RepoPath> path = base::RepoPath::fromText(folder);
                return path && input.fleet->kind(*path) != base::EntryKind::Missing;
            });
        return liesHere ? input.repositories->fleetAt(revision) : declared;
    };
}

argocd::Environment environmentOf(TargetingObjects &found, const argocd::ClusterRegistry &clusters,
                                  const GenerationInput &input)
{
    argocd::Environment environment;
    environment.clusters = &clusters;
    environment.clusterKnowledge =
        clusters.clusters().empty() ? argocd::Knowledge::Unknown : argocd::Knowledge::Complete;
    for (const argocd::AppProject &project : found.projects)
        environment.projects.insert(project.name);
    environment.openRepository = openRepository(found, input);
    environment.recorded = std::move(found.recorded);
    environment.globbing = input.newGitFileGlobbing ? argocd::FileGlobbing::DoubleStar
                                                    : argocd::FileGlobbing::Pathspec;
    return environment;
}

void addSet(const argocd::ApplicationSet &set, const argocd::Environment &environment,
            argocd::RepositoryTrees &repositories, GenerationOutput &output)
{
    const argocd::MemberSets members =
        argocd::memberSetsOf(set, environment, repositories, argocd::Detail::Sets);
    argocd::GeneratedSet generated = argocd::applicationsOf(set, members, environment);
    const std::string name = "ApplicationSet/" + set.text();
    for (base::Error &error : generated.errors) {
        error.detail = name + ": " + error.detail;
        output.failures.push_back(std::move(error));
    }
    for (std::optional<base::Error> *lack : {&generated.unknown, &generated.incomplete}) {
        if (!*lack)
            continue;
        (*lack)->detail = name + ": " + (*lack)->detail;
        output.unresolved.push_back(std::move(**lack));
    }
    for (argocd::GeneratedApplication &application : generated.applications) {
        if (application.refusal) {
            application.refusal->detail = name + ": " + application.refusal->detail;
            output.failures.push_back(*std::move(application.refusal));
            continue;
        }
        GeneratedItem item;
        item.object = application.object;
        item.generatedBy = name;
        if (application.templatePlace.known())
            item.place = application.templatePlace.place();
        item.clusters = argocd::clustersOf(*application.parameters.origin);
        output.items.push_back(std::move(item));
    }
    output.kept.push_back(std::move(generated.arena));
}

} // namespace

GenerationOutput generateArgoCd(const GenerationInput &input)
{
    TargetingObjects found = findObjects(input.manifests);
    const argocd::ClusterRegistry clusters(std::move(found.clusters));
    const argocd::Environment environment = environmentOf(found, clusters, input);
    argocd::RepositoryTrees repositories(environment.openRepository);
    GenerationOutput output;
    output.failures = std::move(found.problems);
    output.kept = std::move(found.kept);
    for (const argocd::ApplicationSet &set : found.sets)
        addSet(set, environment, repositories, output);
    return output;
}

} // namespace fleetwright::cli
