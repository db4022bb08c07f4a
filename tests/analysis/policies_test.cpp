// SPDX-License-Identifier: Apache-2.0
// Kyverno's policies on rendered fleets. Expectations follow docs/rules, not the output.
#include "analysis/check.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// "policy-violation error base/a.yaml:7 [a b]"
Texts policyFindings(const Files &files, const config::FleetConfig &config = {})
{
    fleet::MemoStore store;
    const base::Result<model::SnapshotPtr> snapshot =
        fleet::openFleet(base::makeMemoryFiles(files), {}, store);
    EXPECT_TRUE(snapshot.ok());
    const base::Result<std::vector<model::Finding>> findings = check(
        {{*snapshot, config}, {}},
        {"2026-06-01", {}, {"policy-violation", "policy-absent", "policy-exception-expired"}});
    EXPECT_TRUE(findings.ok());
    Texts texts;
    for (const model::Finding &finding : *findings) {
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(finding.rule + " " + std::string(model::severityName(finding.severity))
                        + " " + finding.place.file.text() + ":" + std::to_string(finding.place.line)
                        + " [" + clusters + "]");
    }
    return texts;
}

/// Two production and two development clusters with one Deployment and one policy.
Files fourClusters()
{
    Files files;
    std::string inventory = "clusters:\n";
    for (const std::string name : {"dev-1", "dev-2", "prod-1", "prod-2"}) {
        const std::string environment = name.starts_with("dev") ? "dev" : "production";
        inventory += "- name: " + name + "\n  labels:\n    environment: " + environment + "\n";
        files["clusters/" + name + "/kustomization.yaml"] =
            "resources:\n- ../../base\n- ../../policies\n";
    }
    files["clusters.yaml"] = inventory;
    files["base/kustomization.yaml"] = "resources:\n- web.yaml\n";
    files["base/web.yaml"] =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n "
        " "
        "template:\n    spec:\n      containers:\n      - name: web\n        image: web:1.0\n";
    files["policies/kustomization.yaml"] = "resources:\n- tag.yaml\n";
    files["policies/tag.yaml"] =
        "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata:\n  name: tag\nspec:\n  "
        "validationFailureAction: Enforce\n  rules:\n  - name: tag\n    match:\n      any:\n      "
        "- "
        "resources:\n          kinds: [Pod]\n    validate:\n      message: the tag moves\n      "
        "pattern:\n        spec:\n          containers:\n          - image: \"!*:latest\"\n";
    return files;
}

const std::string latest = "images:\n- name: web\n  newTag: latest\n";

TEST(Policies, NothingIsBroken)
{
    EXPECT_EQ(policyFindings(fourClusters()), Texts{});
}

TEST(Policies, TheLineThatBreaksThem)
{
    Files files = fourClusters();
    files["clusters/dev-1/kustomization.yaml"] += latest;
    EXPECT_EQ(policyFindings(files),
              Texts{"policy-violation error clusters/dev-1/kustomization.yaml:6 [dev-1]"});
}

TEST(Policies, AuditWarns)
{
    Files files = fourClusters();
    files["clusters/dev-1/kustomization.yaml"] +=
        latest
        + "patches:\n- target: {kind: ClusterPolicy}\n  patch: |-\n    - op: replace\n      path: "
          "/spec/validationFailureAction\n      value: Audit\n";
    EXPECT_EQ(policyFindings(files),
              Texts{"policy-violation warning clusters/dev-1/kustomization.yaml:6 [dev-1]"});
}

TEST(Policies, WhatIsMissingIsTheObjects)
{
    Files files = fourClusters();
    files["policies/tag.yaml"] =
        "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata:\n  name: tag\nspec:\n  "
        "validationFailureAction: Enforce\n  rules:\n  - name: team\n    match:\n      any:\n      "
        "- "
        "resources:\n          kinds: [Deployment]\n    validate:\n      pattern:\n        "
        "metadata:\n          labels:\n            team: \"?*\"\n";
    EXPECT_EQ(policyFindings(files),
              Texts{"policy-violation error base/web.yaml:4 [dev-1 dev-2 prod-1 prod-2]"});
}

TEST(Policies, ExceptionsTakeObjectsOut)
{
    Files files = fourClusters();
    files["clusters/dev-1/kustomization.yaml"] += latest;
    files["clusters/dev-2/kustomization.yaml"] += latest;
    files["clusters/dev-1/kustomization.yaml"].replace(0, 11, "resources:\n- exception.yaml\n");
    files["clusters/dev-1/exception.yaml"] =
        "apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata:\n  name: web\n  namespace: "
        "shop\nspec:\n  exceptions:\n  - policyName: tag\n    ruleNames: [autogen-tag]\n  match:\n "
        "   "
        "any:\n    - resources:\n        kinds: [Deployment]\n        names: [web]\n";
    EXPECT_EQ(policyFindings(files),
              Texts{"policy-violation error clusters/dev-2/kustomization.yaml:6 [dev-2]"});
}

TEST(Policies, ExceptionsRunOut)
{
    const auto with = [](const std::string &metadata) {
        Files files = fourClusters();
        files["base/kustomization.yaml"] = "resources:\n- web.yaml\n- exception.yaml\n";
        files["base/exception.yaml"] =
            "apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata:\n  name: web\n  "
            "namespace: shop\n"
            + metadata + "spec:\n  exceptions: []\n";
        return policyFindings(files);
    };
    const Texts expired{
        "policy-exception-expired error base/exception.yaml:7 [dev-1 dev-2 prod-1 prod-2]"};
    EXPECT_EQ(with("  annotations:\n    example.com/exception: until 2026-05-31\n"), expired);
    // The day itself still counts.
    EXPECT_EQ(with("  annotations:\n    example.com/exception: until 2026-06-01\n"), Texts{});
    EXPECT_EQ(with("  labels:\n    cleanup.kyverno.io/ttl: \"2026-04-30T00:00:00Z\"\n"), expired);
    EXPECT_EQ(with("  labels:\n    cleanup.kyverno.io/ttl: 72h\n"), Texts{});
}

TEST(Policies, ExceptionsAreMarkedByTheKeysOfTheConfiguration)
{
    Files files = fourClusters();
    files["base/kustomization.yaml"] = "resources:\n- web.yaml\n- exception.yaml\n";
    files["base/exception.yaml"] =
        "apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata:\n  name: web\n  "
        "namespace: shop\n  annotations:\n    example.com/waiver: until 2026-05-31\n"
        "spec:\n  exceptions: []\n";
    EXPECT_EQ(policyFindings(files), Texts{});
    config::FleetConfig config;
    config.exceptions.annotations = {"example.com/waiver"};
    EXPECT_EQ(policyFindings(files, config),
              Texts{"policy-exception-expired error base/exception.yaml:7 [dev-1 dev-2 prod-1 "
                    "prod-2]"});
}

TEST(Policies, APeerLacksOne)
{
    Files files = fourClusters();
    files["clusters/prod-2/kustomization.yaml"] = "resources:\n- ../../base\n";
    // Its one peer and all other clusters have it.
    EXPECT_EQ(policyFindings(files), Texts{"policy-absent warning policies/tag.yaml:4 [prod-2]"});
    // A label that the others share explains it.
    for (const std::string name : {"dev-1", "dev-2", "prod-1"}) {
        const std::string entry = "- name: " + name + "\n  labels:\n";
        const std::size_t at = files["clusters.yaml"].find(entry);
        files["clusters.yaml"].insert(at + entry.size(), "    kyverno: enabled\n");
    }
    EXPECT_EQ(policyFindings(files), Texts{});
}

TEST(Policies, AWholeEnvironmentMayDoWithout)
{
    Files files = fourClusters();
    files["clusters/dev-1/kustomization.yaml"] = "resources:\n- ../../base\n";
    files["clusters/dev-2/kustomization.yaml"] = "resources:\n- ../../base\n";
    EXPECT_EQ(policyFindings(files), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
