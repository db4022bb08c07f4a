// SPDX-License-Identifier: Apache-2.0
// Expectations follow Argo CD's app_project_types.go and util/git.NormalizeGitURL.
#include "argocd/projectpermission.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

namespace fleetwright::argocd {
namespace {

/// An AppProject of these lines of its spec.
class Project {
public:
    explicit Project(const std::string &spec)
        : m_file(*yaml::readFile(std::make_shared<base::SourceFile>(
              base::RepoPath(), "kind: AppProject\nspec:\n" + spec)))
    {}

    [[nodiscard]] const yaml::Node *root() const { return m_file->documents.front(); }

private:
    yaml::ParsedFilePtr m_file;
};

TEST(ProjectPermission, UrlsAreNormalised)
{
    EXPECT_EQ(normalizedGitUrl("https://GitHub.com/Org/Repo.git"), "https://github.com/org/repo");
    EXPECT_EQ(normalizedGitUrl("git@github.com:org/repo.git"), "git@github.com/org/repo");
    EXPECT_EQ(normalizedGitUrl("ssh://git@github.com/org/repo"), "git@github.com/org/repo");
    EXPECT_EQ(normalizedGitUrl("https://h/{a,b}*"), "https://h/%7Ba,b%7D%2A");
}

TEST(ProjectPermission, SourcesStopAtASlash)
{
    const std::string url = "https://git.example.com/platform/fleet.git";
    EXPECT_TRUE(permitsSource(Project("  sourceRepos: ['*']\n").root(), url));
    EXPECT_TRUE(
        permitsSource(Project("  sourceRepos: ['https://git.example.com/**']\n").root(), url));
    EXPECT_TRUE(
        permitsSource(Project("  sourceRepos: ['https://git.example.com/*/fleet']\n").root(), url));
    EXPECT_FALSE(
        permitsSource(Project("  sourceRepos: ['https://git.example.com/*']\n").root(), url));
    EXPECT_FALSE(permitsSource(
        Project("  sourceRepos: ['https://git.example.com/{platform,shop}/*']\n").root(), url));
    EXPECT_FALSE(permitsSource(Project("  description: none\n").root(), url));
}

TEST(ProjectPermission, DenyingEntries)
{
    const std::string url = "https://git.example.com/platform/fleet";
    EXPECT_TRUE(
        permitsSource(Project("  sourceRepos: ['!https://git.example.com/shop/*']\n").root(), url));
    EXPECT_FALSE(permitsSource(
        Project("  sourceRepos: ['*', '!https://git.example.com/platform/*']\n").root(), url));
}

TEST(ProjectPermission, Destinations)
{
    const auto permits = [](const std::string &entries, std::string_view nameSpace) {
        return permitsDestination(Project("  destinations: " + entries + "\n").root(),
                                  {"prod-eu", "https://prod-eu.example.com", nameSpace});
    };
    EXPECT_TRUE(permits("[{server: '*', namespace: web}]", "web"));
    EXPECT_TRUE(permits("[{name: prod-*, namespace: 'team-*'}]", "team-a"));
    EXPECT_TRUE(permits("[{server: 'https://*', namespace: '*'}]", "web"));
    EXPECT_FALSE(permits("[{name: test-*, namespace: '*'}]", "web"));
    EXPECT_FALSE(permits("[{server: '*'}]", "web"));
    EXPECT_FALSE(
        permits("[{server: '*', namespace: '*'}, {server: '*', namespace: '!web'}]", "web"));
    EXPECT_FALSE(
        permits("[{server: '*', namespace: '*'}, {name: '!prod-eu', namespace: x}]", "web"));
    EXPECT_FALSE(permits(
        "[{server: '*', namespace: '*'}, {server: '!https://prod-*', namespace: '*'}]", "web"));
}

TEST(ProjectPermission, Kinds)
{
    const auto permits = [](const std::string &spec, std::string_view group, std::string_view kind,
                            ResourceScope scope) {
        return permitsKind(Project(spec).root(), group, kind, "web", scope);
    };
    const std::string nothing = "  description: none\n";
    EXPECT_TRUE(permits(nothing, "apps", "Deployment", ResourceScope::Namespaced));
    EXPECT_FALSE(permits(nothing, "", "Namespace", ResourceScope::Cluster));
    EXPECT_FALSE(permits("  namespaceResourceWhitelist: []\n", "apps", "Deployment",
                         ResourceScope::Namespaced));
    EXPECT_FALSE(permits("  namespaceResourceBlacklist: [{group: '*', kind: Deploy*}]\n", "apps",
                         "Deployment", ResourceScope::Namespaced));
    const std::string namespaces = "  clusterResourceWhitelist: [{group: '', kind: Namespace}]\n";
    EXPECT_TRUE(permits(namespaces, "", "Namespace", ResourceScope::Cluster));
    EXPECT_FALSE(
        permits(namespaces, "rbac.authorization.k8s.io", "ClusterRole", ResourceScope::Cluster));
    EXPECT_FALSE(
        permits("  clusterResourceWhitelist: [{group: '', kind: Namespace, name: team-*}]\n", "",
                "Namespace", ResourceScope::Cluster));
}

TEST(ProjectPermission, NamespacesOfApplications)
{
    const Project project("  sourceNamespaces: ['team-*', '/^dev-[0-9]+$/']\n");
    EXPECT_TRUE(permitsApplicationsIn(project.root(), "team-a"));
    EXPECT_TRUE(permitsApplicationsIn(project.root(), "dev-7"));
    EXPECT_FALSE(permitsApplicationsIn(project.root(), "dev-x"));
    EXPECT_FALSE(permitsApplicationsIn(project.root(), "prod"));
}

} // namespace
} // namespace fleetwright::argocd
