// SPDX-License-Identifier: Apache-2.0
// Any bytes as the manifests of a hub: ApplicationSets, cluster Secrets, AppProjects. Everything is
// generated that they ask for; nothing may crash, hang or print without end.

#include "argocd/generate.h"
#include "argocd/project.h"
#include "argocd/recording.h"
#include "argocd/rollingsync.h"
#include "argocd/yamltext.h"
#include "yaml/reader.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

using namespace fleetwright;

namespace {

void generateAll(const std::vector<const yaml::Node *> &objects)
{
    std::vector<argocd::RegisteredCluster> clusters;
    std::vector<argocd::ApplicationSet> sets;
    argocd::Environment environment;
    for (const yaml::Node *object : objects) {
        if (argocd::isClusterSecret(object)) {
            if (base::Result<argocd::RegisteredCluster> cluster = argocd::readClusterSecret(object))
                clusters.push_back(*std::move(cluster));
        } else if (argocd::isApplicationSet(object)) {
            if (base::Result<argocd::ApplicationSet> set = argocd::readApplicationSet(object))
                sets.push_back(*std::move(set));
        } else if (argocd::isAppProject(object)) {
            if (const base::Result<argocd::AppProject> project = argocd::readAppProject(object)) {
                environment.projects.insert(project->name);
                (void)argocd::decideSync(project->windows, {"a", "b", "c", "d"},
                                         argocd::SyncTrigger::Automatic, {});
            }
        } else if (argocd::isRecordedGenerator(object)) {
            if (base::Result<argocd::RecordedGenerator> record =
                    argocd::readRecordedGenerator(object))
                environment.recorded.push_back(*std::move(record));
        }
    }
    const argocd::ClusterRegistry registry(std::move(clusters));
    environment.clusters = &registry;
    const base::FileSourcePtr files =
        base::makeMemoryFiles({{"apps/web/a.yaml", "a: 1\nb: {c: [x, y]}\n"},
                               {"clusters/eu/c.yaml", "- name: eu\n- name: us\n"},
                               {".hidden/x.json", "{\"k\": null}"}});
    argocd::RepositoryTrees repositories(
        [&files](const std::string &, const std::string &) { return base::Result(files); });
    for (const argocd::ApplicationSet &set : sets) {
        const argocd::MemberSets members =
            argocd::memberSetsOf(set, environment, repositories, argocd::Detail::Decisions);
        (void)argocd::applicationsOf(set, members, environment);
        (void)argocd::RollingSync::read(set.strategy);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    const base::Result<yaml::ParsedFilePtr> parsed =
        yaml::readFile(argocd::textFile(text), options);
    if (parsed)
        generateAll((*parsed)->documents);
    return 0;
}
