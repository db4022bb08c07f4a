// SPDX-License-Identifier: Apache-2.0
// A repository with fleet.yaml files for Rancher Fleet: the input is a tree (see filetree.h) whose
// objects.yaml holds GitRepo, Clusters and the like. Bundles, targets, options and objects are made
// of it. Both ways to decide who gets a bundle must agree, and all must be the same twice.

#include "filetree.h"
#include "property.h"
#include "rancherfleet/bundledeployment.h"
#include "rancherfleet/decisions.h"
#include "rancherfleet/rendering.h"
#include "rancherfleet/rollout.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

using namespace fleetwright;
using namespace fleetwright::rancherfleet;

namespace {

FleetObjects objectsIn(const std::string &text)
{
    FleetObjects objects;
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    const auto parsed = yaml::readFile(
        std::make_shared<const base::SourceFile>(*base::RepoPath::fromText("objects.yaml"), text),
        options);
    if (!parsed)
        return objects;
    for (const yaml::Node *document : (*parsed)->documents)
        (void)addObject(objects, document, (*parsed)->arena);
    return objects;
}

std::size_t chosenTarget(const std::vector<Decision> &decisions)
{
    bool isWithheld = false;
    std::size_t target = static_cast<std::size_t>(-1);
    for (const Decision &decision : decisions) {
        isWithheld = isWithheld || decision.outcome == Decision::Outcome::Withholds;
        if (decision.rule == Decision::Rule::Target
            && decision.outcome == Decision::Outcome::Chosen)
            target = *decision.target;
    }
    return isWithheld ? static_cast<std::size_t>(-1) : target;
}

void checkDecisions(const Targeting &targeting, const ClusterIndex &index)
{
    for (std::size_t at = 0; at < index.objects().clusters.size(); ++at) {
        const auto found = std::ranges::find(targeting.clusters, at, &TargetedCluster::cluster);
        const std::size_t target = found == targeting.clusters.end()
                                       ? static_cast<std::size_t>(-1)
                                       : targeting.variants[found->variant].target;
        fuzz::require(target == chosenTarget(decisionsFor(*targeting.bundle, index, at)),
                      "targets and decisions agree");
    }
}

std::string printed(const base::Result<model::RenderingPtr> &rendering)
{
    if (!rendering)
        return base::describe(rendering.error());
    const auto text = kustomize::toText(**rendering);
    return text ? *text : base::describe(text.error());
}

std::string deploymentsOf(const BundlePtr &bundle, const ClusterIndex &index)
{
    std::string text;
    const Targeting targeting = targetsOf(bundle, index);
    checkDecisions(targeting, index);
    std::vector<std::size_t> clusters;
    kustomize::LayerStore layers;
    Renderings renderings(layers);
    for (const TargetedCluster &targeted : targeting.clusters) {
        clusters.push_back(targeted.cluster);
        const Cluster &cluster = index.objects().clusters[targeted.cluster];
        const auto options = optionsFor(targeting, targeting.variants[targeted.variant], cluster);
        if (!options) {
            text += base::describe(options.error()) + '\n';
            continue;
        }
        base::Arena arena;
        const yaml::Node *deployment =
            bundleDeployment(*bundle, cluster, options->options, yaml::NodeBuilder(arena));
        if (const auto done = yaml::appendYaml(text, deployment); !done)
            text += base::describe(done.error()) + '\n';
        text += printed(renderBundle(bundle, options->options, {}, renderings));
    }
    (void)rolloutOf(bundle->rolloutStrategy, clusters, index);
    return text;
}

std::string outcomeOf(const fuzz::Files &files)
{
    fuzz::Files repository = files;
    repository.erase("objects.yaml");
    const auto found = files.find("objects.yaml");
    const FleetObjects objects = objectsIn(found == files.end() ? std::string() : found->second);
    if (objects.clusters.size() > 20 || objects.gitRepos.size() > 4)
        return {};
    const base::FileSourcePtr source = base::makeMemoryFiles(repository);
    const ClusterIndex index(objects);
    std::string text;
    for (const GitRepo &repo : objects.gitRepos) {
        const GitRepoBundles made = bundlesOf(repo, {source.get(), {}}, objects);
        for (const base::Error &error : made.errors)
            text += base::describe(error) + '\n';
        for (const BundlePtr &bundle : made.bundles)
            text += bundle->name + '\n' + deploymentsOf(bundle, index);
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Files files =
        fuzz::treeOf(std::string_view(reinterpret_cast<const char *>(data), size));
    fuzz::requireSame(outcomeOf(files), outcomeOf(files), "the same twice");
    return 0;
}
