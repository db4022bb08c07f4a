// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/fixture.h"

#include "rancherfleet/options.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::rancherfleet {

const std::string configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n";

std::string gitRepo(const std::string &spec)
{
    return "---\napiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: shop, "
           "namespace: fleet-default}\nspec:\n  repo: https://git.example.com/fleet\n"
           + spec;
}

std::string cluster(const std::string &name, const std::string &labels)
{
    return "---\napiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nmetadata: {name: " + name
           + ", namespace: fleet-default, labels: " + labels + "}\n";
}

std::string group(const std::string &name, const std::string &labels, const std::string &selector)
{
    return "---\napiVersion: fleet.cattle.io/v1alpha1\nkind: ClusterGroup\nmetadata: {name: " + name
           + ", namespace: fleet-default, labels: " + labels + "}\nspec: {selector: " + selector
           + "}\n";
}

const std::string threeClusters = cluster("prod-eu", "{env: prod, region: eu}")
                                  + cluster("prod-us", "{env: prod, region: us}")
                                  + cluster("dev-eu", "{env: dev, region: eu}");
const std::string everywhere =
    gitRepo("  paths: [web]\n  targets: [{clusterSelector: {}}]\n") + threeClusters;

Hub::Hub(const std::string &objects, std::map<std::string, std::string> files)
    : m_files(base::makeMemoryFiles(std::move(files)))
{
    read({std::make_shared<const base::SourceFile>(*base::RepoPath::fromText("objects.yaml"),
                                                   objects)});
}

Hub::Hub(const std::vector<base::SourceFilePtr> &objects, base::FileSourcePtr files)
    : m_files(std::move(files))
{
    read(objects);
}

void Hub::read(const std::vector<base::SourceFilePtr> &objects)
{
    m_objects = std::make_shared<FleetObjects>();
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    for (const base::SourceFilePtr &file : objects) {
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file, options);
        if (!parsed) {
            m_errors.push_back(base::describe(parsed.error()));
            continue;
        }
        for (const yaml::Node *document : (*parsed)->documents) {
            const base::Result<void> added = addObject(*m_objects, document, (*parsed)->arena);
            if (!added)
                m_errors.push_back(base::describe(added.error()));
        }
        m_kept.push_back(*parsed);
    }
    for (const base::Error &warning : m_objects->warnings)
        m_warnings.push_back(base::describe(warning));
    m_index = std::make_unique<ClusterIndex>(*m_objects);
}

void Hub::run()
{
    if (m_isDone)
        return;
    m_isDone = true;
    for (const GitRepo &repo : m_objects->gitRepos) {
        GitRepoBundles made = bundlesOf(repo, {m_files.get(), {}}, *m_objects);
        for (const base::Error &error : made.errors)
            m_errors.push_back(base::describe(error));
        for (const base::Error &warning : made.warnings)
            m_warnings.push_back(base::describe(warning));
        m_bundles.insert(m_bundles.end(), made.bundles.begin(), made.bundles.end());
    }
    const yaml::NodeBuilder build(m_arena);
    for (const BundlePtr &bundle : m_bundles) {
        for (const base::Error &warning : bundle->warnings)
            m_warnings.push_back(base::describe(warning));
        const Targeting targeting = targetsOf(bundle, *m_index);
        for (const TargetedCluster &targeted : targeting.clusters) {
            const Cluster &cluster = m_objects->clusters[targeted.cluster];
            const base::Result<DeploymentOptions> options =
                optionsFor(targeting, targeting.variants[targeted.variant], cluster);
            if (!options) {
                m_errors.push_back(base::describe(options.error()));
                continue;
            }
            m_kept.push_back(options->arena);
            m_options.emplace(std::pair(bundle->name, cluster.metadata.name), options->options);
            m_deployments.push_back(bundleDeployment(*bundle, cluster, options->options, build));
        }
    }
}

std::vector<const yaml::Node *> Hub::deployments()
{
    run();
    return m_deployments;
}

std::string Hub::targeted()
{
    run();
    std::string text;
    for (const auto &[names, options] : m_options)
        text += (text.empty() ? "" : " ") + names.first + '@' + names.second;
    return text;
}

const yaml::Node *Hub::optionsNode(const std::string &bundle, const std::string &cluster)
{
    run();
    const auto found = m_options.find(std::pair(bundle, cluster));
    return found == m_options.end() ? nullptr : found->second;
}

std::string Hub::options(const std::string &bundle, const std::string &cluster)
{
    const yaml::Node *options = optionsNode(bundle, cluster);
    std::string text;
    if (options) {
        const base::Result<void> printed =
            yaml::appendYaml(text, withoutEmptyParts(options, yaml::NodeBuilder(m_arena)));
        EXPECT_TRUE(printed.ok());
    }
    return text;
}

const std::vector<BundlePtr> &Hub::bundles()
{
    run();
    return m_bundles;
}

BundlePtr Hub::bundle(const std::string &name)
{
    run();
    const auto found = std::ranges::find_if(
        m_bundles, [&name](const BundlePtr &bundle) { return bundle->name == name; });
    return found == m_bundles.end() ? nullptr : *found;
}

const std::vector<std::string> &Hub::errors()
{
    run();
    return m_errors;
}

const std::vector<std::string> &Hub::warnings()
{
    run();
    return m_warnings;
}

} // namespace fleetwright::rancherfleet
