// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include "argocd/recording.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace fleetwright::argocd {

Documents::Documents(const std::string &text, const std::string &path)
{
    auto file = std::make_shared<const base::SourceFile>(*base::RepoPath::fromText(path), text);
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    if (!parsed) {
        ADD_FAILURE() << base::describe(parsed.error());
        return;
    }
    m_documents = (*parsed)->documents;
    m_kept = *parsed;
}

Hub::Hub(const std::string &objects, std::map<std::string, std::string> files)
    : m_documents(objects)
{
    std::vector<RegisteredCluster> clusters;
    for (const yaml::Node *object : m_documents.all()) {
        if (isClusterSecret(object)) {
            base::Result<RegisteredCluster> cluster = readClusterSecret(object);
            EXPECT_TRUE(cluster.ok());
            clusters.push_back(*std::move(cluster));
        } else if (isApplicationSet(object)) {
            base::Result<ApplicationSet> set = readApplicationSet(object);
            if (!set)
                ADD_FAILURE() << base::describe(set.error());
            else
                sets.push_back(*std::move(set));
        } else if (isAppProject(object)) {
            environment.projects.insert(readAppProject(object)->name);
        } else if (isRecordedGenerator(object)) {
            environment.recorded.push_back(*readRecordedGenerator(object));
        }
    }
    m_clusters = ClusterRegistry(std::move(clusters));
    environment.clusters = &m_clusters;
    const base::FileSourcePtr source = base::makeMemoryFiles(std::move(files));
    m_repositories = std::make_unique<RepositoryTrees>(
        [source](const std::string &url, const std::string &) -> base::Result<base::FileSourcePtr> {
            if (url == "https://git.example.com/fleet.git")
                return source;
            return base::Error{.code = base::ErrorCode::Unresolved,
                               .detail = url + " is not at hand",
                               .place = {},
                               .hint = {},
                               .causes = {}};
        });
}

MemberSets Hub::members(Detail detail)
{
    return memberSetsOf(sets.front(), environment, *m_repositories, detail);
}

GeneratedSet Hub::generate()
{
    return applicationsOf(sets.front(), members(), environment);
}

std::string Hub::created()
{
    std::vector<std::string> names;
    for (const GeneratedApplication &application : generate().applications) {
        if (!application.refusal)
            names.push_back(application.name);
    }
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

std::string Hub::errors()
{
    std::string text;
    const GeneratedSet generated = generate();
    for (const base::Error &error : generated.errors)
        text += base::describe(error) + '\n';
    if (generated.unknown)
        text += "unknown: " + base::describe(*generated.unknown) + '\n';
    for (const GeneratedApplication &application : generated.applications) {
        if (application.refusal)
            text += base::describe(*application.refusal) + '\n';
    }
    return text;
}

std::string clusterSecret(const std::string &name, const std::string &labels,
                          const std::string &server)
{
    return "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: cluster-" + name
           + "\n  labels: {argocd.argoproj.io/secret-type: cluster" + (labels.empty() ? "" : ", ")
           + labels + "}\nstringData:\n  name: " + name
           + "\n  server: " + (server.empty() ? "https://" + name + ".example.com" : server) + "\n";
}

std::string applicationSet(const std::string &generators, const std::string &spec)
{
    const std::string standard =
        "  template:\n    metadata: {name: '{{name}}-web'}\n    spec:\n      project: default\n"
        "      source: {repoURL: 'https://git.example.com/fleet.git', path: web}\n"
        "      destination: {server: 'https://kubernetes.default.svc', namespace: web}\n";
    return "---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\n"
           "spec:\n  generators:\n"
           + generators + (spec.empty() ? standard : spec);
}

} // namespace fleetwright::argocd
