// SPDX-License-Identifier: Apache-2.0
#include "inventory/foldernames.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::inventory;

namespace {

base::RepoPath path(std::string_view text)
{
    return *base::RepoPath::fromText(text);
}

std::map<std::string, std::string> named(std::vector<std::string> folders)
{
    std::vector<base::RepoPath> paths;
    for (const std::string &folder : folders)
        paths.push_back(path(folder));
    std::map<std::string, std::string> result;
    for (const auto &[folder, name] : nameFolders(paths, "my-fleet"))
        result[folder.text()] = name;
    return result;
}

} // namespace

TEST(FolderNames, lastFolderThatIsNoStopWord)
{
    const auto names = named(
        {"envs/qa", "kafka/overlays/moc/smaug", "clusters/prod-1/app", "web/overlays/osl/rbac"});
    EXPECT_EQ(names.at("envs/qa"), "qa");
    EXPECT_EQ(names.at("kafka/overlays/moc/smaug"), "smaug");
    EXPECT_EQ(names.at("clusters/prod-1/app"), "prod-1");
    EXPECT_EQ(names.at("web/overlays/osl/rbac"), "osl");
}

TEST(FolderNames, equalNamesAreOneClusterUnlessEnvironmentsDiffer)
{
    const auto same =
        named({"cart/overlays/prod/smaug", "shop/overlays/prod/smaug", "db/overlays/smaug"});
    for (const auto &[folder, name] : same)
        EXPECT_EQ(name, "smaug") << folder;
    const auto split = named({"dev/us-west-2", "production/us-west-2", "production/eu-west-1"});
    EXPECT_EQ(split.at("dev/us-west-2"), "dev-us-west-2");
    EXPECT_EQ(split.at("production/us-west-2"), "production-us-west-2");
    EXPECT_EQ(split.at("production/eu-west-1"), "production-eu-west-1");
}

TEST(FolderNames, numbersTakeTheirEnvironment)
{
    const auto names = named({"clusters/dev/01", "clusters/dev/02"});
    EXPECT_EQ(names.at("clusters/dev/01"), "dev-01");
    EXPECT_EQ(names.at("clusters/dev/02"), "dev-02");
}

TEST(FolderNames, rootIsCalledLikeTheRepository)
{
    EXPECT_EQ(named({""}).at(""), "my-fleet");
    EXPECT_EQ(named({"deploy/base"}).at("deploy/base"), "my-fleet");
}

TEST(FolderNames, matchesTheDeepestKnownName)
{
    const std::set<std::string> names{"prod-1", "moc-infra", "dev-us-west-2", "infra",
                                      "production"};
    EXPECT_EQ(matchFolder(path("kfdefs/overlays/prod-1/trino"), names)->name, "prod-1");
    EXPECT_FALSE(matchFolder(path("kfdefs/overlays/prod-1/trino"), names)->isLastSegment());
    EXPECT_EQ(matchFolder(path("acm/overlays/moc/infra"), names)->name, "moc-infra");
    EXPECT_EQ(matchFolder(path("clusters/dev/us-west-2"), names)->name, "dev-us-west-2");
    EXPECT_EQ(matchFolder(path("clusters/us-west-2/dev"), names)->name, "dev-us-west-2");
    EXPECT_EQ(matchFolder(path("apps/production"), names)->name, "production");
    EXPECT_FALSE(matchFolder(path("infra/controllers"), names))
        << "an app may be called like a cluster";
    EXPECT_FALSE(matchFolder(path("base"), names));
    EXPECT_FALSE(matchFolder({}, names));
}

TEST(FolderNames, knowsWhatIsForShow)
{
    EXPECT_TRUE(isForShow(path("bases/clusters/capa/template/kustomization.yaml")));
    EXPECT_TRUE(isForShow(path(".github/workflows/test.yaml")));
    EXPECT_TRUE(isForShow(path("_archive/x")));
    EXPECT_FALSE(isForShow(path("clusters/prod-1/kustomization.yaml")));
}

TEST(FolderNames, testIsAnEnvironmentBesideOthers)
{
    EXPECT_FALSE(isForShow(path("clusters/test/kustomization.yaml")));
    EXPECT_FALSE(isForShow(path("kubernetes/apps/test/network/kustomization.yaml")));
    EXPECT_FALSE(isForShow(path("shop/overlays/test")));
    EXPECT_TRUE(isForShow(path("test/kustomization.yaml")));
    EXPECT_TRUE(isForShow(path("shop/test/kustomization.yaml")));
    EXPECT_TRUE(isForShow(path("clusters/tests/prod")));
}
