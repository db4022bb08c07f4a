// SPDX-License-Identifier: Apache-2.0
// Values in the wrong layer: each finding is gone with its fix, exactly the clusters meant change,
// and no other byte. Where a value belongs follows docs/rules.
#include "fixedfleet.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::quickfix {
namespace {

TEST(RemoveRedundant, OneLineOfAPatch)
{
    Files files = sevenClusters();
    files["environments/production/kustomization.yaml"] += "replicas:\n- name: web\n  count: 3\n";
    files["clusters/prod-2/kustomization.yaml"] +=
        "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n"
        "      name: web\n      namespace: shop\n    spec:\n      replicas: 3\n      paused: true "
        "# x\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("redundant-override", "remove", {})),
              Texts{"- clusters/prod-2/kustomization.yaml:       replicas: 3"});
}

TEST(RemoveRedundant, NotWhomThePatchIsFor)
{
    Files files = sevenClusters();
    files["environments/production/kustomization.yaml"] +=
        "commonAnnotations:\n  example.org/level: high\n";
    files["clusters/prod-2/kustomization.yaml"] +=
        "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n"
        "      name: web\n      namespace: shop\n      annotations:\n"
        "        example.org/level: high\n    spec:\n      paused: true # x\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("redundant-override", "remove", {})),
              (Texts{"- clusters/prod-2/kustomization.yaml:       annotations:",
                     "- clusters/prod-2/kustomization.yaml:         example.org/level: high"}));
}

TEST(RemoveRedundant, ALineOfAUnitsPatch)
{
    const auto unit = [](const std::string &name, const std::string &path,
                         const std::string &more) {
        return "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n"
               "  name: "
               + name + "\n  namespace: flux-system\nspec:\n  path: ./" + path
               + "\n  prune: true\n  sourceRef:\n    kind: GitRepository\n"
                 "    name: flux-system\n"
               + more;
    };
    Files files;
    files["clusters/one/flux-system/gotk-sync.yaml"] =
        "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n"
        "  name: flux-system\n  namespace: flux-system\nspec:\n"
        "  url: https://git.example.com/fleet\n---\n"
        + unit("flux-system", "clusters/one", "");
    files["clusters/one/apps.yaml"] =
        unit("apps", "apps",
             "  patches:\n  - patch: |-\n      apiVersion: v1\n      kind: ConfigMap\n"
             "      metadata:\n        name: web\n        namespace: web\n      data:\n"
             "        size: small\n        level: high\n");
    files["apps/web.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n"
                             "  namespace: web\ndata:\n  size: small\n";
    FixedFleet fleet(files);
    // The text of the unit changes, and nothing that it applies.
    const auto proposal = fleet.tried(fleet.only("redundant-override"), "remove");
    ASSERT_TRUE(proposal.ok()) << base::describe(proposal.error());
    EXPECT_FALSE(proposal->refusal) << base::describe(*proposal->refusal);
    EXPECT_EQ(changedLines(*proposal), Texts{"- clusters/one/apps.yaml:         size: small"});
}

TEST(RemoveRedundant, AnEntryThatSaysNothingElse)
{
    Files files = sevenClusters();
    files["clusters/prod-2/kustomization.yaml"] +=
        "images:\n- name: web\n  newTag: \"1.0\"\n# the end\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("redundant-override", "remove", {})),
              (Texts{"- clusters/prod-2/kustomization.yaml: images:",
                     "- clusters/prod-2/kustomization.yaml: - name: web",
                     "- clusters/prod-2/kustomization.yaml:   newTag: \"1.0\""}));
}

TEST(RemoveShadowed, AValueThatALowerLayerHides)
{
    Files files = sevenClusters();
    files["environments/staging/kustomization.yaml"] += "replicas:\n- name: web\n  count: 2\n";
    for (const std::string number : {"1", "2", "3"})
        files["clusters/staging-" + number + "/kustomization.yaml"] +=
            "replicas:\n- name: web\n  count: " + std::string(number == "1" ? "4" : "5") + "\n";
    FixedFleet fleet(files);
    const Proposal proposal = fleet.mended("shadowed-value", "remove", {});
    EXPECT_EQ(changedLines(proposal),
              (Texts{"- environments/staging/kustomization.yaml: replicas:",
                     "- environments/staging/kustomization.yaml: - name: web",
                     "- environments/staging/kustomization.yaml:   count: 2"}));
}

TEST(Hoist, WhatAllChildrenSet)
{
    Files files = sevenClusters();
    for (const std::string number : {"1", "2", "3"})
        files["clusters/staging-" + number + "/kustomization.yaml"] +=
            "replicas:\n- name: web\n  count: 2\n";
    FixedFleet fleet(files);
    const Texts lines = changedLines(fleet.mended("repeated-override", "hoist", {}));
    EXPECT_EQ(lines.size(), 12U);
    EXPECT_EQ(Texts(lines.end() - 3, lines.end()),
              (Texts{"+ environments/staging/kustomization.yaml: replicas:",
                     "+ environments/staging/kustomization.yaml: - name: web",
                     "+ environments/staging/kustomization.yaml:   count: 2"}));
}

TEST(SwapOutlier, TheCommonValueGoesUp)
{
    Files files = sevenClusters();
    for (const std::string number : {"1", "2", "3"})
        files["clusters/prod-" + number + "/kustomization.yaml"] +=
            "replicas:\n- name: web\n  count: 2\n";
    files["environments/production/kustomization.yaml"] += "replicas:\n- name: web\n  count: 3\n";
    FixedFleet fleet(files);
    const Proposal proposal = fleet.mended("leak-outlier", "swap", {});
    const Texts lines = changedLines(proposal);
    EXPECT_NE(std::ranges::find(lines, "+ environments/production/kustomization.yaml:   count: 2"),
              lines.end())
        << proposal.plan.diff;
    EXPECT_NE(std::ranges::find(lines, "+ clusters/prod-4/kustomization.yaml:   count: 3"),
              lines.end())
        << proposal.plan.diff;
    EXPECT_EQ(proposal.plan.changes.size(), 5U);
}

TEST(MoveLeak, AClustersNameInASharedLayer)
{
    Files files = sevenClusters();
    files["environments/production/kustomization.yaml"] +=
        "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n"
        "      name: web\n      namespace: shop\n    spec:\n      template:\n        spec:\n"
        "          containers:\n          - name: web\n            env:\n"
        "            - name: REPORT_TO\n              value: reports.prod-1.example.com\n";
    FixedFleet fleet(files);
    const Proposal proposal = fleet.mended("leak-identity", "move", {"prod-2", "prod-3", "prod-4"});
    EXPECT_EQ(proposal.clusters, (Texts{"prod-2", "prod-3", "prod-4"}));
    const auto own = proposal.plan.changes.find(
        base::RepoPath::fromText("clusters/prod-1/kustomization.yaml").value());
    ASSERT_NE(own, proposal.plan.changes.end());
    EXPECT_NE(own->second->find("reports.prod-1.example.com"), std::string::npos);
}

TEST(DeadPatch, ItsEntryGoesOrGetsTheNearestName)
{
    Files files = sevenClusters();
    files["clusters/prod-2/kustomization.yaml"] +=
        "patches:\n- target: {kind: Deployment, name: wed}\n  patch: |-\n"
        "    - {op: add, path: /spec/paused, value: true}\n";
    FixedFleet fleet(files);
    EXPECT_EQ(
        changedLines(fleet.mended("dead-patch", "nearest", {"prod-2"})),
        (Texts{"- clusters/prod-2/kustomization.yaml: - target: {kind: Deployment, name: wed}",
               "+ clusters/prod-2/kustomization.yaml: - target: {kind: Deployment, name: "
               "web}"}));
    EXPECT_EQ(changedLines(fleet.mended("dead-patch", "delete", {})).size(), 4U);
}

TEST(UnusedLayer, GoesWithItsFiles)
{
    Files files = sevenClusters();
    files["environments/qa/kustomization.yaml"] = "resources:\n- ../../base\n- own.yaml\n";
    files["environments/qa/own.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: own\n  namespace: shop\n";
    FixedFleet fleet(files);
    EXPECT_EQ(fleet.mended("unused-layer", "delete", {}).plan.changes.size(), 2U);
}

TEST(Refused, WhatWouldChangeOtherClusters)
{
    Files files = sevenClusters();
    files["clusters/prod-2/kustomization.yaml"] += "images:\n- name: web\n  newTag: \"1.0\"\n";
    FixedFleet fleet(files);
    // A finding about a line that decides is no redundant override any more.
    model::Finding finding = fleet.only("redundant-override");
    finding.place = {base::RepoPath::fromText("base/web.yaml").value(), 7, 13};
    const auto proposal = fleet.tried(finding, "remove");
    ASSERT_TRUE(proposal.ok());
    ASSERT_TRUE(proposal->refusal);
    EXPECT_EQ(proposal->refusal->code, base::ErrorCode::Refused);
    EXPECT_EQ(proposal->clusters.size(), 7U);
}

TEST(Choices, OfARuleThatOnlyAPersonCanMend)
{
    model::Finding finding;
    finding.rule = "two-owners";
    const std::vector<Choice> choices = choicesFor(finding);
    ASSERT_EQ(choices.size(), 1U);
    EXPECT_EQ(choices[0].name, acceptChoice);
    EXPECT_EQ(choices[0].needs, Needs::Note);
}

} // namespace
} // namespace fleetwright::quickfix
