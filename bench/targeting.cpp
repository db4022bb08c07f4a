// SPDX-License-Identifier: Apache-2.0
// How long it takes to know all memberships again after a selector or a label was edited, on a hub
// of 1,000 clusters and 40 ApplicationSets.
//
//     fleetwright_measure_targeting [CLUSTERS [SETS]]

#include "argocd/generate.h"
#include "argocd/yamltext.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace fleetwright;

namespace {

constexpr std::array<const char *, 4> environments = {"dev", "staging", "qa", "production"};
constexpr std::array<const char *, 5> regions = {"eu-west", "eu-north", "us-east", "us-west", "ap"};

std::string secretText(int number)
{
    const auto at = static_cast<std::size_t>(number);
    const std::string name = "cluster-" + std::to_string(number);
    return "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name
           + "\n  labels:\n    argocd.argoproj.io/secret-type: cluster\n    env: "
           + environments[at % environments.size()]
           + "\n    region: " + regions[at % regions.size()] + "\n    tier: t"
           + std::to_string(at % 7) + "\n    team: team-" + std::to_string(at % 11)
           + "\nstringData:\n  name: " + name + "\n  server: https://" + name + ".example.com\n";
}

std::string setText(int number)
{
    const auto at = static_cast<std::size_t>(number);
    const std::string selector =
        number % 4 == 0
            ? "matchLabels: {argocd.argoproj.io/secret-type: cluster}"
            : "matchLabels: {env: " + std::string(environments[at % environments.size()])
                  + "}, matchExpressions: [{key: tier, operator: NotIn, values: [t"
                  + std::to_string(at % 7) + "]}]";
    return "---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: set-"
           + std::to_string(number) + "}\nspec:\n  generators:\n  - clusters:\n      selector: {"
           + selector
           + "}\n      values: {track: 'stable-{{metadata.labels.region}}'}\n"
             "  template:\n    metadata: {name: '{{name}}-app-"
           + std::to_string(number)
           + "'}\n    spec:\n      project: default\n      source: {repoURL: "
             "'https://git.example.com/fleet.git', targetRevision: '{{values.track}}', path: "
             "'apps/{{metadata.labels.env}}'}\n      destination: {server: '{{server}}', "
             "namespace: "
             "web}\n";
}

std::vector<const yaml::Node *> documentsOf(const std::string &text,
                                            std::vector<yaml::ParsedFilePtr> &kept)
{
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(argocd::textFile(text));
    if (!parsed) {
        std::fprintf(stderr, "%s\n", base::describe(parsed.error()).c_str());
        std::exit(1);
    }
    kept.push_back(*parsed);
    return (*parsed)->documents;
}

template<typename Work>
double milliseconds(const Work &work)
{
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

} // namespace

int main(int argumentCount, char **arguments)
{
    const int clusterCount = argumentCount > 1 ? std::atoi(arguments[1]) : 1000;
    const int setCount = argumentCount > 2 ? std::atoi(arguments[2]) : 40;
    std::vector<yaml::ParsedFilePtr> kept;
    std::vector<argocd::RegisteredCluster> clusters;
    for (int number = 0; number < clusterCount; ++number) {
        for (const yaml::Node *object : documentsOf(secretText(number), kept))
            if (base::Result<argocd::RegisteredCluster> cluster = argocd::readClusterSecret(object))
                clusters.push_back(*std::move(cluster));
    }
    std::vector<const yaml::Node *> setObjects;
    for (int number = 0; number < setCount; ++number) {
        for (const yaml::Node *object : documentsOf(setText(number), kept))
            setObjects.push_back(object);
    }
    const auto readSets = [&setObjects] {
        std::vector<argocd::ApplicationSet> sets;
        for (const yaml::Node *object : setObjects) {
            if (base::Result<argocd::ApplicationSet> set = argocd::readApplicationSet(object))
                sets.push_back(*std::move(set));
        }
        return sets;
    };
    const std::vector<argocd::ApplicationSet> sets = readSets();
    const argocd::ClusterRegistry registry(clusters);
    argocd::Environment environment;
    environment.clusters = &registry;
    argocd::RepositoryTrees repositories({});
    std::size_t members = 0;
    const auto evaluate = [&](argocd::Detail detail) {
        members = 0;
        for (const argocd::ApplicationSet &set : sets)
            members += argocd::memberSetsOf(set, environment, repositories, detail).count();
    };
    std::printf("%d clusters, %d ApplicationSets\n", clusterCount, setCount);
    std::printf("selector edited: all memberships    %8.1f ms\n",
                milliseconds([&] { evaluate(argocd::Detail::Sets); }));
    std::printf("label edited: registry made anew    %8.1f ms more\n",
                milliseconds([&] { const argocd::ClusterRegistry made(clusters); }));
    std::printf("all ApplicationSets read anew       %8.1f ms more\n",
                milliseconds([&] { (void)readSets(); }));
    std::printf("all memberships with their reasons  %8.1f ms\n",
                milliseconds([&] { evaluate(argocd::Detail::Decisions); }));
    std::size_t applications = 0;
    std::printf("all Applications rendered           %8.1f ms\n", milliseconds([&] {
                    applications = 0;
                    for (const argocd::ApplicationSet &set : sets) {
                        const argocd::MemberSets one = argocd::memberSetsOf(
                            set, environment, repositories, argocd::Detail::Sets);
                        applications +=
                            argocd::applicationsOf(set, one, environment).applications.size();
                    }
                }));
    std::printf("%zu members, %zu Applications\n", members, applications);
    return 0;
}
