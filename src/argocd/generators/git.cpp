// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/generators/gitfiles.h"
#include "argocd/generators/gitparameters.h"
#include "argocd/manifest.h"
#include "argocd/wildcard.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

// generators/git.go of Argo CD v3.5.

struct Repository {
    std::string url;
    std::string revision;
};

base::Result<Repository> repositoryOf(const yaml::Node *generator)
{
    base::Result<std::string> url = stringField(generator, "repoURL");
    if (!url)
        return url.error();
    base::Result<std::string> revision = stringField(generator, "revision");
    if (!revision)
        return revision.error();
    return Repository{*std::move(url), *std::move(revision)};
}

/// A fixed project must exist, because its rules apply to the commits that are read.
base::Result<void> checkProject(const Generation &generation, const yaml::Node *generator)
{
    const Environment &environment = generation.environment();
    const yaml::Node *project = generation.set().templateNode->findPath({"spec", "project"});
    const std::string_view name = project ? project->text() : std::string_view();
    if (name.find("{{") != std::string_view::npos || name == "default"
        || environment.projects.contains(name)
        || environment.projectKnowledge == Knowledge::Unknown)
        return {};
    base::Error error = invalidAt(project && project->span().known() ? project : generator,
                                  "error getting project " + std::string(name)
                                      + ": no such AppProject is in the fleet");
    error.hint = "add the AppProject, or export it from the hub and name the file with --inventory";
    return error;
}

SetOriginPtr directoryOrigin(const yaml::Node *generator, const std::string &path,
                             const yaml::Node *pattern)
{
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = SetOrigin::Kind::Directory;
    origin->subject = path;
    origin->generator = generator->span();
    origin->decidedBy = pattern->span();
    return origin;
}

struct DirectoryMatch {
    const yaml::Node *included = nullptr; ///< the first pattern that takes it
    const yaml::Node *excluded = nullptr;
};

DirectoryMatch matchDirectory(const std::vector<GitPattern> &patterns, const std::string &path)
{
    DirectoryMatch match;
    for (const GitPattern &pattern : patterns) {
        if (!pathMatches(pattern.path, path))
            continue;
        const yaml::Node *&decided = pattern.isExclude ? match.excluded : match.included;
        if (!decided)
            decided = pattern.node;
    }
    return match;
}

void explain(Generation &generation, const yaml::Node *generator, const std::string &path,
             const DirectoryMatch &match)
{
    Decision decision;
    decision.rule = Decision::Rule::GitDirectory;
    decision.isIn = match.included && !match.excluded;
    decision.subject = path;
    decision.generator = generator->span();
    decision.place = (match.excluded ? match.excluded : match.included)->span();
    if (match.excluded)
        decision.note = "excluded by " + std::string(match.excluded->text());
    generation.add(std::move(decision));
}

base::Result<ParameterSets> generateDirectories(Generation &generation, const yaml::Node *generator,
                                                const std::vector<GitPattern> &patterns,
                                                const RepositoryTree &tree,
                                                const GitParameters &parameters)
{
    ParameterSets sets;
    for (const std::string &path : tree.directories) {
        const DirectoryMatch match = matchDirectory(patterns, path);
        if (!match.included && !match.excluded)
            continue;
        if (generation.wantsDecisions())
            explain(generation, generator, path, match);
        if (!match.included || match.excluded)
            continue;
        base::Result<ValuePtr> values = parameters.ofDirectory(path, match.included->span());
        if (!values)
            return wrapped("failed to append templated values", std::move(values).error());
        sets.push_back({*std::move(values), directoryOrigin(generator, path, match.included)});
        if (sets.size() > mostGenerated)
            return tooManySets(generator);
    }
    return sets;
}

} // namespace

base::Result<std::vector<GitPattern>> readGitPatterns(const yaml::Node *generator,
                                                      std::string_view field)
{
    const base::Result<std::vector<const yaml::Node *>> items = mapsField(generator, field);
    if (!items)
        return items.error();
    std::vector<GitPattern> patterns;
    for (const yaml::Node *item : *items) {
        base::Result<std::string> path = stringField(item, "path");
        if (!path)
            return path.error();
        const base::Result<bool> isExclude = booleanField(item, "exclude");
        if (!isExclude)
            return isExclude.error();
        const yaml::Node *node = item->find("path");
        patterns.push_back({*std::move(path), *isExclude, node ? node : item});
    }
    return patterns;
}

base::Result<ParameterSets> generateGit(Generation &generation, const yaml::Node *generator)
{
    const base::Result<void> project = checkProject(generation, generator);
    if (!project)
        return project.error();
    const base::Result<Repository> repository = repositoryOf(generator);
    if (!repository)
        return repository.error();
    const base::Result<std::vector<GitPattern>> directories =
        readGitPatterns(generator, "directories");
    if (!directories)
        return directories.error();
    const base::Result<std::vector<GitPattern>> files = readGitPatterns(generator, "files");
    if (!files)
        return files.error();
    if (directories->empty() && files->empty())
        return invalidAt(generator,
                         "ApplicationSet is empty: the git generator names neither directories "
                         "nor files");
    const base::Result<GitParameters> parameters =
        GitParameters::read(generator, generation.set().language);
    if (!parameters)
        return parameters.error();
    const base::Result<std::shared_ptr<const RepositoryTree>> tree =
        generation.repositories().at(repository->url, repository->revision);
    if (!tree) {
        const yaml::Node *url = generator->find("repoURL");
        return placedAt(wrapped("error generating params from git", tree.error()), url);
    }
    base::Result<ParameterSets> sets =
        directories->empty()
            ? generateGitFiles(generation, generator, *files, **tree, *parameters)
            : generateDirectories(generation, generator, *directories, **tree, *parameters);
    if (!sets)
        return wrapped("error generating params from git", std::move(sets).error());
    return sets;
}

} // namespace fleetwright::argocd
