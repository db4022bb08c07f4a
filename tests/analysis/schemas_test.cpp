// SPDX-License-Identifier: Apache-2.0
// Objects that do not fit the schema of their kind. Expectations follow the
// CustomResourceDefinitions and docs/rules/schema-violation.md.
#include "analysis/check.h"
#include "analysis/schemas/shape.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// "a.yaml:7 [clusters] message"
Texts schemaFindings(const Files &files)
{
    fleet::MemoStore store;
    const base::Result<model::SnapshotPtr> snapshot =
        fleet::openFleet(base::makeMemoryFiles(files), {}, store);
    EXPECT_TRUE(snapshot.ok());
    const base::Result<std::vector<model::Finding>> findings =
        check({{*snapshot, {}}, {}}, {"2026-06-01", {}, {"schema-violation"}});
    EXPECT_TRUE(findings.ok());
    Texts texts;
    for (const model::Finding &finding : *findings) {
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(finding.place.file.text() + ":" + std::to_string(finding.place.line) + " ["
                        + clusters + "] " + finding.fix);
    }
    return texts;
}

std::string kustomizationWith(const std::string &spec)
{
    return "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: "
           "apps\n  namespace: flux-system\nspec:\n  interval: 10m\n  prune: true\n  sourceRef:\n  "
           "  "
           "kind: GitRepository\n    name: flux-system\n"
           + spec;
}

TEST(Schemas, TablesKnowTheirVersionsOnly)
{
    EXPECT_NE(schemas::shapeOf("argoproj.io/v1alpha1", "ApplicationSet"), nullptr);
    EXPECT_NE(schemas::shapeOf("helm.toolkit.fluxcd.io/v2", "HelmRelease"), nullptr);
    EXPECT_NE(schemas::shapeOf("fleet.cattle.io/v1alpha1", "GitRepo"), nullptr);
    EXPECT_EQ(schemas::shapeOf("helm.toolkit.fluxcd.io/v2beta1", "HelmRelease"), nullptr);
    EXPECT_EQ(schemas::shapeOf("apps/v1", "Deployment"), nullptr);
}

TEST(Schemas, WholeObjectsFit)
{
    EXPECT_EQ(schemaFindings({{"clusters/a/apps.yaml",
                               kustomizationWith("  path: ./apps\n  dependsOn:\n  - name: infra\n  "
                                                 "wait: true\n  postBuild:\n    substitute:\n      "
                                                 "any_key: x\n")}}),
              Texts{});
}

TEST(Schemas, UnknownKeyNamesTheNearest)
{
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  dependOn: []\n")}}),
              Texts{"a/apps.yaml:12 [] Rename it to dependsOn"});
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  nothingLikeIt: 1\n")}}),
              Texts{"a/apps.yaml:12 [] Delete the key, or put it where it belongs"});
}

TEST(Schemas, TypesAndForms)
{
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  wait: \"true\"\n")}}).size(),
              1u);
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  wait: yes\n")}}), Texts{});
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  wait: ${wait}\n")}}), Texts{});
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  dependsOn: infra\n")}}).size(),
              1u);
    EXPECT_EQ(schemaFindings({{"a/apps.yaml", kustomizationWith("  timeout: soon\n")}}).size(), 1u);
    EXPECT_EQ(
        schemaFindings({{"a/apps.yaml", kustomizationWith("  deletionPolicy: Keep\n")}}).size(),
        1u);
}

TEST(Schemas, MissingKeyPointsAtItsParent)
{
    EXPECT_EQ(schemaFindings(
                  {{"a/apps.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: "
                                   "Kustomization\nmetadata:\n  name: a\nspec:\n  interval: 10m\n  "
                                   "sourceRef:\n    kind: GitRepository\n    name: b\n"}}),
              Texts{"a/apps.yaml:5 [] Add prune"});
}

TEST(Schemas, FreeMapsTakeAnything)
{
    EXPECT_EQ(
        schemaFindings({{"a/release.yaml",
                         "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n "
                         " name: a\nspec:\n  interval: 10m\n  chart:\n    spec:\n      chart: "
                         "a\n      sourceRef:\n        kind: HelmRepository\n        name: "
                         "b\n  values:\n    whatever: {you: like}\n"}}),
        Texts{});
}

TEST(Schemas, KustomizationsAreStrict)
{
    Files files{{"clusters/a/kustomization.yaml", "resources:\n- ../../base\n"},
                {"base/kustomization.yaml", "resource:\n- map.yaml\n"},
                {"base/map.yaml", "kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n"}};
    EXPECT_EQ(schemaFindings(files), Texts{"base/kustomization.yaml:1 [a] Rename it to resources"});
    // Go's JSON reads keys in any case.
    files["base/kustomization.yaml"] = "Resources:\n- map.yaml\n";
    EXPECT_EQ(schemaFindings(files), Texts{});
    files["base/kustomization.yaml"] =
        "resources:\n- map.yaml\nimages:\n- name: a\n  newTag: 1.0\n";
    EXPECT_EQ(schemaFindings(files).size(), 1u);
}

TEST(Schemas, WhatAKustomizationListsNeedNotBeWhole)
{
    EXPECT_EQ(schemaFindings({{"unused/kustomization.yaml", "patches:\n- path: wait.yaml\n"},
                              {"unused/wait.yaml",
                               "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: "
                               "Kustomization\nmetadata:\n  name: a\nspec:\n  wait: true\n"}}),
              Texts{});
}

TEST(Schemas, TemplatesExamplesAndPatchesAreLeftAlone)
{
    const std::string wrong = kustomizationWith("  dependOn: []\n");
    EXPECT_EQ(schemaFindings({{"examples/apps.yaml", wrong},
                              {"charts/a/templates/apps.yaml", wrong},
                              {"patches/apps.yaml", wrong},
                              {"a/apps-patch.yaml", wrong}}),
              Texts{});
}

} // namespace
} // namespace fleetwright::analysis
