// SPDX-License-Identifier: Apache-2.0
#include "flux/helmrelease.h"

#include "yaml/reader.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

HelmReleaseSpec releaseOf(const std::string &spec)
{
    const auto file = yaml::readFile(std::make_shared<const base::SourceFile>(
        base::RepoPath{}, "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n"
                          "metadata: {name: web, namespace: apps}\nspec:\n"
                              + spec));
    return *readHelmReleaseSpec(*knownObject((*file)->documents.front(), (*file)->arena));
}

TEST(HelmRelease, NameAndNamespaces)
{
    const auto plain = releaseOf("  interval: 5m\n");
    EXPECT_EQ(plain.releaseName, "web");
    EXPECT_EQ(plain.releaseNamespace, "apps");
    const auto target = releaseOf("  targetNamespace: shop\n");
    EXPECT_EQ(target.releaseName, "shop-web");
    EXPECT_EQ(target.releaseNamespace, "shop");
    EXPECT_EQ(target.storageNamespace, "apps");
    EXPECT_EQ(releaseOf("  releaseName: front\n  targetNamespace: shop\n").releaseName, "front");
}

TEST(HelmRelease, LongNamesAreShortened)
{
    // printf of 60 times "a" | sha256sum begins with 11ee391211c6.
    EXPECT_EQ(shortReleaseName(std::string(60, 'a')), std::string(40, 'a') + "-11ee391211c6");
    EXPECT_EQ(shortReleaseName(std::string(53, 'a')), std::string(53, 'a'));
}

TEST(HelmRelease, Chart)
{
    const auto release = releaseOf("  chart:\n    spec:\n      chart: podinfo\n      version: 6.x\n"
                                   "      sourceRef: {kind: HelmRepository, name: podinfo}\n"
                                   "      valuesFiles: [values-prod.yaml]\n"
                                   "  dependsOn: [{name: db}, {name: crds, namespace: infra}]\n");
    EXPECT_EQ(release.chart.chart, "podinfo");
    EXPECT_EQ(release.chart.source.kind, "HelmRepository");
    ASSERT_EQ(release.chart.valuesFiles.size(), 1u);
    ASSERT_EQ(release.dependsOn.size(), 2u);
    EXPECT_EQ(release.dependsOn[0].nameSpace, "apps");
    EXPECT_EQ(release.dependsOn[1].nameSpace, "infra");
}

} // namespace
} // namespace fleetwright::flux
