// SPDX-License-Identifier: Apache-2.0
#include "cli/generation.h"
#include "rancherfleet/bundledeployment.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

using rancherfleet::FleetObjects;
using rancherfleet::GitRepo;

struct FoundObjects {
    FleetObjects objects;
    std::vector<base::Error> problems;
};

/// Most files need not be parsed: nothing of Fleet's is in a file without these words.
bool mayHoldFleetObjects(std::string_view bytes)
{
    return bytes.find("fleet.cattle.io/") != std::string_view::npos
           || bytes.find("Namespace") != std::string_view::npos;
}

/// Templates of charts are no YAML and nobody's objects.
bool isChartTemplate(const base::RepoPath &path)
{
    return path.text().starts_with("templates/")
           || path.text().find("/templates/") != std::string::npos;
}

FoundObjects findObjects(const std::vector<base::SourceFilePtr> &manifests)
{
    FoundObjects found;
    for (const base::SourceFilePtr &file : manifests) {
        if (!mayHoldFleetObjects(file->bytes()) || isChartTemplate(file->path()))
            continue;
        base::Result<ManifestObjects> objects = readObjects(file);
        if (!objects) {
            if (file->bytes().find("fleet.cattle.io/") != std::string_view::npos)
                found.problems.push_back(std::move(objects).error());
            continue;
        }
        for (const yaml::Node *object : objects->objects) {
            base::Result<void> added =
                rancherfleet::addObject(found.objects, object, objects->arena);
            if (!added)
                found.problems.push_back(std::move(added).error());
        }
    }
    return found;
}

/// The only repository that the GitRepos name, unless the settings say where it is, is the fleet.
/// Of several, those are whose paths lie here.
class GitRepoFiles {
public:
    GitRepoFiles(const std::vector<GitRepo> &repos, const GenerationInput &input) : m_input(input)
    {
        for (const GitRepo &repo : repos)
            m_urls.insert(comparableUrl(repo.repo));
    }

    base::Result<base::FileSourcePtr> open(const GitRepo &repo) const
    {
        base::Result<base::FileSourcePtr> declared =
            m_input.repositories->open(repo.repo, repo.wantedRevision());
        if (declared || (m_urls.size() > 1 && !liesHere(repo)))
            return declared;
        base::Result<base::FileSourcePtr> fleet =
            m_input.repositories->fleetAt(repo.wantedRevision());
        // A folder that stands for the repository need not have its branches.
        return fleet ? fleet : base::Result<base::FileSourcePtr>(m_input.fleet);
    }

private:
    bool liesHere(const GitRepo &repo) const
    {
        const auto exists = [this](const std::string &text) {
            const std::string literal = text.substr(0, text.find_first_of("*?[\\"));
            const std::optional<base::RepoPath> path = base::RepoPath::fromText(literal);
            return path && m_input.fleet->kind(*path) != base::EntryKind::Missing;
        };
        return std::ranges::any_of(repo.paths, exists, &GitRepo::Path::text)
               || std::ranges::any_of(repo.bundles, exists, &GitRepo::BundlePath::base);
    }

    const GenerationInput &m_input;
    std::set<std::string> m_urls;
};

void addBundle(const rancherfleet::BundlePtr &bundle, const rancherfleet::ClusterIndex &index,
               GenerationOutput &output)
{
    const rancherfleet::Targeting targeting = rancherfleet::targetsOf(bundle, index);
    const auto arena = std::make_shared<base::Arena>();
    arena->keep(bundle);
    arena->keep(targeting.arena);
    const yaml::NodeBuilder build(*arena);
    for (const rancherfleet::TargetedCluster &targeted : targeting.clusters) {
        const rancherfleet::Cluster &cluster = index.objects().clusters[targeted.cluster];
        base::Result<rancherfleet::DeploymentOptions> options =
            rancherfleet::optionsFor(targeting, targeting.variants[targeted.variant], cluster);
        if (!options) {
            output.failures.push_back(std::move(options).error());
            continue;
        }
        arena->keep(options->arena);
        GeneratedItem item;
        item.object = rancherfleet::bundleDeployment(*bundle, cluster, options->options, build);
        item.generatedBy = "GitRepo/" + bundle->nameSpace + '/' + bundle->gitRepo;
        if (bundle->place.known())
            item.place = bundle->place.place();
        item.clusters = {cluster.metadata.name};
        output.items.push_back(std::move(item));
    }
    output.kept.push_back(arena);
}

void addGitRepo(const GitRepo &repo, const GitRepoFiles &files,
                const rancherfleet::ClusterIndex &index, GenerationOutput &output)
{
    base::Result<base::FileSourcePtr> source = files.open(repo);
    if (!source) {
        base::Error error = std::move(source).error();
        error.detail = "GitRepo " + repo.metadata.text() + ": " + error.detail;
        output.unresolved.push_back(std::move(error));
        return;
    }
    rancherfleet::GitRepoBundles made =
        rancherfleet::bundlesOf(repo, {source->get(), {}}, index.objects());
    for (base::Error &error : made.errors)
        output.failures.push_back(std::move(error));
    for (base::Error &warning : made.warnings)
        output.warnings.push_back(std::move(warning));
    for (const rancherfleet::BundlePtr &bundle : made.bundles) {
        output.warnings.insert(output.warnings.end(), bundle->warnings.begin(),
                               bundle->warnings.end());
        addBundle(bundle, index, output);
    }
}

} // namespace

GenerationOutput generateRancherFleet(const GenerationInput &input)
{
    const auto found = std::make_shared<FoundObjects>(findObjects(input.manifests));
    const rancherfleet::ClusterIndex index(found->objects);
    const GitRepoFiles files(found->objects.gitRepos, input);
    GenerationOutput output;
    output.failures = std::move(found->problems);
    output.warnings = found->objects.warnings;
    output.kept.push_back(found);
    for (const GitRepo &repo : found->objects.gitRepos)
        addGitRepo(repo, files, index, output);
    return output;
}

} // namespace fleetwright::cli
