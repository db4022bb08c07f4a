// SPDX-License-Identifier: Apache-2.0
// Small fleets with a fault of delivery or a look-alike each. Expectations follow docs/rules.
#include "analysis/checkedchange.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

const std::string images = "images:\n- name: example.com/web\n  newTag: ";

TEST(Delivery, ProductionAheadOfStaging)
{
    Files files = overlayFleet();
    files["environments/production/kustomization.yaml"] += images + "1.3.0\n";
    EXPECT_EQ(found("promotion-skipped", files),
              Texts{"warning environments/production/kustomization.yaml:5 [prod-eu prod-us]"});
    files["environments/staging/kustomization.yaml"] += images + "1.4.0\n";
    EXPECT_EQ(found("promotion-skipped", files), Texts{});
    files["environments/staging/kustomization.yaml"] = "resources:\n- ../../base\n";
    files["environments/production/kustomization.yaml"] =
        "resources:\n- ../../base\n" + images + "1.3.0 # exception: OPS-1 until 2026-12-31\n";
    EXPECT_EQ(found("promotion-skipped", files), Texts{});
}

TEST(Delivery, FarBehindItsEnvironment)
{
    Files files = overlayFleet();
    files["clusters/prod-eu/kustomization.yaml"] += images + "1.4.0\n";
    EXPECT_EQ(found("version-skew", files), Texts{"warning base/app.yaml:16 [prod-us]"});
    files[".fleetwright.yaml"] = "rules: {version-skew: {minor: 3}}\n";
    EXPECT_EQ(found("version-skew", files), Texts{});
    files.erase(".fleetwright.yaml");
    files["clusters/prod-eu/kustomization.yaml"] =
        "resources:\n- ../../environments/production\n" + images + "1.3.9\n";
    EXPECT_EQ(found("version-skew", files), Texts{});
}

Files markedFleet(const std::string &image)
{
    Files files = overlayFleet();
    files["base/kustomization.yaml"] += "- policy.yaml\n- worker.yaml\n";
    files["base/policy.yaml"] =
        "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata:\n  name: web\n"
        "  namespace: flux-system\n";
    files["base/worker.yaml"] = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: worker\n"
                                "spec:\n  containers:\n  - name: worker\n"
                                + image;
    return files;
}

const std::string allClusters = "[dev-eu prod-eu prod-us staging-eu]";
const std::string marker = R"({"$imagepolicy": "flux-system:web"})";

TEST(Delivery, MarkersThatFluxDoesNotSee)
{
    EXPECT_EQ(found("setter-lost", markedFleet("    image: a:1 # " + marker + "\n")), Texts{});
    EXPECT_EQ(found("setter-lost", markedFleet("    image: a:1\n    # " + marker + "\n")),
              Texts{"warning base/worker.yaml:9 " + allClusters});
    EXPECT_EQ(found("setter-lost", markedFleet("    image: a:1 # {\"$imagepolicy\": \"web\"}\n")),
              Texts{"warning base/worker.yaml:8 " + allClusters});
    EXPECT_EQ(found("setter-lost", markedFleet("    image: a:1\n    env: # " + marker
                                               + "\n    - name: A\n      value: b\n")),
              Texts{"warning base/worker.yaml:9 " + allClusters});
    EXPECT_EQ(
        found("setter-lost", markedFleet("    image: a:1 # set by {\"$imagepolicy\"} comments\n")),
        Texts{});
}

TEST(Delivery, ChangesThatDropAMarker)
{
    const Files base = markedFleet("    image: a:1 # " + marker + "\n");
    EXPECT_EQ(found("setter-lost", base, markedFleet("    image: a:2\n")),
              Texts{"warning base/worker.yaml:8 " + allClusters});
    EXPECT_EQ(found("setter-lost", base, markedFleet("    image: a:2 # " + marker + "\n")),
              Texts{});
    Files gone = markedFleet("    image: a:2\n");
    gone["base/kustomization.yaml"] = "resources:\n- app.yaml\n- worker.yaml\n";
    gone.erase("base/policy.yaml");
    EXPECT_EQ(found("setter-lost", base, gone), Texts{}) << "the policy is gone, too";
}

TEST(Delivery, MarkersOfUnknownPolicies)
{
    EXPECT_EQ(found("setter-unknown",
                    markedFleet("    image: a:1 # {\"$imagepolicy\": \"default:web\"}\n")),
              Texts{"error base/worker.yaml:8 " + allClusters});
    EXPECT_EQ(
        found("setter-unknown",
              markedFleet("    image: a:1 # {\"$imagepolicy\": \"flux-system:web:label\"}\n")),
        Texts{"error base/worker.yaml:8 " + allClusters});
    EXPECT_EQ(found("setter-unknown",
                    markedFleet("    image: a:1 # {\"$imagepolicy\": \"flux-system:web:tag\"}\n")),
              Texts{});
    Files elsewhere = markedFleet("    image: a:1 # {\"$imagepolicy\": \"default:web\"}\n");
    elsewhere["base/kustomization.yaml"] = "resources:\n- app.yaml\n- worker.yaml\n";
    elsewhere.erase("base/policy.yaml");
    EXPECT_EQ(found("setter-unknown", elsewhere), Texts{});
}

Files fluxFleet(const std::map<std::string, std::string> &branches, const std::string &automation)
{
    Files files;
    for (const auto &[cluster, ref] : branches) {
        const std::string folder = "clusters/" + cluster;
        files[folder + "/flux-system/gotk-sync.yaml"] =
            "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n"
            "  name: flux-system\n  namespace: flux-system\nspec:\n  interval: 1m\n  ref:\n    "
            + ref
            + "\n  url: https://git.example.com/fleet\n---\n"
              "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n"
              "  name: flux-system\n  namespace: flux-system\nspec:\n  interval: 10m\n  path: ./"
            + folder
            + "\n  prune: true\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n";
        files[folder + "/app.yaml"] =
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\nspec:\n"
            "  containers:\n  - name: web\n    image: a:1 # "
            + marker + "\n";
    }
    files["clusters/dev-eu/automation.yaml"] =
        "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata:\n  name: web\n"
        "  namespace: flux-system\n---\n"
        "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageUpdateAutomation\nmetadata:\n"
        "  name: web\n  namespace: flux-system\nspec:\n  sourceRef:\n    kind: GitRepository\n"
        "    name: flux-system\n  update: {path: ./clusters}\n"
        + automation;
    return files;
}

TEST(Delivery, AutomationThatWritesToProduction)
{
    const std::string toMain = "  git:\n    checkout:\n      ref:\n        branch: main\n";
    EXPECT_EQ(found("automation-unreviewed",
                    fluxFleet({{"dev-eu", "branch: main"}, {"prod-eu", "branch: main"}}, toMain)),
              Texts{"warning clusters/dev-eu/automation.yaml:20 [prod-eu]"});
    EXPECT_EQ(found("automation-unreviewed",
                    fluxFleet({{"dev-eu", "branch: main"}, {"prod-eu", "tag: v1"}}, toMain)),
              Texts{});
    EXPECT_EQ(found("automation-unreviewed",
                    fluxFleet({{"dev-eu", "branch: main"}, {"prod-eu", "branch: main"}},
                              toMain + "    push:\n      branch: images\n")),
              Texts{});
    EXPECT_EQ(found("automation-unreviewed",
                    fluxFleet({{"dev-eu", "branch: main"}, {"prod-eu", "branch: main"}},
                              "  suspend: true\n" + toMain)),
              Texts{});
}

TEST(Delivery, BranchesOfEnvironments)
{
    EXPECT_EQ(found("environment-branch", fluxFleet({{"dev-eu", "branch: develop"},
                                                     {"prod-eu", "branch: main"},
                                                     {"prod-us", "branch: main"}},
                                                    "")),
              Texts{"info clusters/dev-eu/flux-system/gotk-sync.yaml:9 [dev-eu]"});
    EXPECT_EQ(found("environment-branch", fluxFleet({{"dev-eu", "branch: try-it"},
                                                     {"prod-eu", "branch: main"},
                                                     {"prod-us", "branch: main"}},
                                                    "")),
              Texts{});
    EXPECT_EQ(found("environment-branch",
                    fluxFleet({{"dev-eu", "branch: develop"}, {"prod-eu", "tag: v1"}}, "")),
              Texts{});
}

TEST(Delivery, WhatCannotBeRendered)
{
    Files files = overlayFleet();
    files["environments/production/kustomization.yaml"] += "- oncall.yaml\n";
    EXPECT_EQ(found("render-error", files),
              Texts{"error environments/production/kustomization.yaml:3 [prod-eu prod-us]"});
    EXPECT_EQ(found("unresolved", files), Texts{});
    Files unreached = overlayFleet();
    unreached["components/x/kustomization.yaml"] =
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources:\n- gone.yaml\n";
    EXPECT_EQ(found("render-error", unreached), Texts{});
}

TEST(Delivery, WhatLiesOutside)
{
    Files files = overlayFleet();
    files["environments/dev/kustomization.yaml"] +=
        "- https://git.example.com/platform/extras//metrics?ref=v2\n";
    EXPECT_EQ(found("unresolved", files),
              Texts{"info environments/dev/kustomization.yaml:3 [dev-eu]"});
    EXPECT_EQ(found("render-error", files), Texts{});
    EXPECT_EQ(found("unresolved", overlayFleet()), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
