// SPDX-License-Identifier: Apache-2.0
// Small fleets with a planted fault or a look-alike each. Expectations follow docs/rules, not the
// output.
#include "analysis/check.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// Into the inventory, with an overlay of its environment.
void addCluster(Files &files, const std::string &environment, const std::string &layer,
                const std::string &region)
{
    const std::string name = environment + "-" + region + "-1";
    files["clusters.yaml"] += "- name: " + name
                              + "\n  labels:\n    platform.example.com/environment: " + layer
                              + "\n    platform.example.com/region: " + region + "\n";
    files["clusters/" + name + "/kustomization.yaml"] =
        "resources:\n- ../../environments/" + layer + "\n";
}

/// Two European and two American clusters of two environments, a base with one object, environment
/// layers between.
Files fleetFiles()
{
    Files files;
    files["clusters.yaml"] = "clusters:\n";
    for (const std::string region : {"eu-west", "us-east"}) {
        addCluster(files, "dev", "dev", region);
        addCluster(files, "prod", "production", region);
    }
    for (const std::string layer : {"dev", "production"})
        files["environments/" + layer + "/kustomization.yaml"] = "resources:\n- ../../base\n";
    files["base/kustomization.yaml"] = "resources:\n- app.yaml\n";
    files["base/app.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  "
                             "namespace: default\ndata:\n  a: b\n";
    return files;
}

std::vector<model::Finding> findingsOf(const Files &files, const config::FleetConfig &config = {})
{
    fleet::MemoStore store;
    const base::Result<model::SnapshotPtr> snapshot =
        fleet::openFleet(base::makeMemoryFiles(files), {}, store);
    EXPECT_TRUE(snapshot.ok());
    for (const model::Unit &unit : (*snapshot)->units)
        EXPECT_FALSE(unit.error) << base::describe(*unit.error);
    base::Result<std::vector<model::Finding>> findings =
        check({{*snapshot, config}, {}}, {"2026-06-01", {}, {"leak-identity", "foreign-identity"}});
    EXPECT_TRUE(findings.ok());
    return std::move(findings).value();
}

/// "leak-identity error base/app.yaml:7 [a b]"
Texts textsOf(const Files &files, const config::FleetConfig &config = {})
{
    Texts texts;
    for (const model::Finding &finding : findingsOf(files, config)) {
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(finding.rule + " " + std::string(model::severityName(finding.severity))
                        + " " + finding.place.file.text() + ":" + std::to_string(finding.place.line)
                        + " [" + clusters + "]");
    }
    return texts;
}

const std::string appWith =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  namespace: default\ndata:\n  a: ";

TEST(Leaks, PlainFleetIsSilent)
{
    EXPECT_EQ(textsOf(fleetFiles()), Texts{});
}

TEST(Leaks, RegionInTheBaseSurvivesInOthers)
{
    Files files = fleetFiles();
    files["base/app.yaml"] = appWith + "https://sts.us-east-1.example.com\n";
    files["clusters/prod-us-east-1/kustomization.yaml"] +=
        "configMapGenerator:\n- name: cluster-identity\n  literals: [REGION=us-east-1]\n";
    files["clusters/dev-us-east-1/kustomization.yaml"] +=
        "configMapGenerator:\n- name: cluster-identity\n  literals: [REGION=us-east-1]\n";
    const std::vector<model::Finding> findings = findingsOf(files);
    EXPECT_EQ(textsOf(files),
              Texts{"leak-identity error base/app.yaml:7 [dev-eu-west-1 prod-eu-west-1]"});
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].field, "ConfigMap/default/app#data.a");
    EXPECT_EQ(findings[0].value, "us-east-1");
    EXPECT_EQ(findings[0].owners, (Texts{"dev-us-east-1", "prod-us-east-1"}));
}

TEST(Leaks, NameOfOneClusterOverriddenByAllOthersIsAWarning)
{
    Files files = fleetFiles();
    files["environments/production/kustomization.yaml"] +=
        "patches:\n- patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: app, "
        "namespace: default}\n"
        "    data:\n      a: b-prod-us-east-1\n";
    files["clusters/prod-eu-west-1/kustomization.yaml"] +=
        "patches:\n- target: {kind: ConfigMap, name: app}\n  patch: |-\n    - op: replace\n      "
        "path: /data/a\n      value: b-prod-eu-west-1\n";
    EXPECT_EQ(
        textsOf(files),
        Texts{
            "leak-identity warning environments/production/kustomization.yaml:9 [prod-eu-west-1]"});
}

TEST(Leaks, WhoRegistersAClusterNamesItOnPurpose)
{
    const auto holding = [](const std::string &value) {
        return "configMapGenerator:\n- name: network\n  literals: [vlan=" + value + "]\n";
    };
    Files files = fleetFiles();
    files["clusters/dev-eu-west-1/kustomization.yaml"] += "- edge.yaml\n" + holding("edge-ap-7");
    files["clusters/dev-eu-west-1/edge.yaml"] =
        "apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\n"
        "metadata: {name: edge-ap-7}\n";
    EXPECT_EQ(textsOf(files), Texts{});
    files["clusters/dev-us-east-1/kustomization.yaml"] += holding("edge-ap-7");
    EXPECT_EQ(
        textsOf(files),
        Texts{
            "foreign-identity error clusters/dev-us-east-1/kustomization.yaml:5 [dev-us-east-1]"});
}

TEST(Leaks, EnvironmentLabelInTheBase)
{
    Files files = fleetFiles();
    files["base/kustomization.yaml"] +=
        "labels:\n- pairs:\n    platform.example.com/environment: prod\n";
    EXPECT_EQ(textsOf(files),
              Texts{"leak-identity error base/kustomization.yaml:5 [dev-eu-west-1 dev-us-east-1]"});
}

TEST(Leaks, EnvironmentLayerMaySayItsEnvironment)
{
    Files files = fleetFiles();
    files["environments/production/kustomization.yaml"] +=
        "labels:\n- pairs:\n    platform.example.com/environment: production\n";
    EXPECT_EQ(textsOf(files), Texts{});
}

TEST(Leaks, TargetThatFitsOneClusterOnly)
{
    Files files = fleetFiles();
    files["base/app.yaml"] += "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n";
    files["environments/dev/kustomization.yaml"] +=
        "patches:\n- target:\n    kind: ConfigMap\n    name: app|app-dev-eu-west-1\n  patch: |-\n  "
        "  - op: add\n      path: /data/x\n      value: y\n";
    EXPECT_EQ(textsOf(files),
              Texts{"leak-identity warning environments/dev/kustomization.yaml:6 [dev-us-east-1]"});
}

TEST(Leaks, LinesOfGeneratorSources)
{
    Files files = fleetFiles();
    files["base/kustomization.yaml"] +=
        "configMapGenerator:\n- name: settings\n  files: [agent.conf]\n  envs: [agent.env]\n  "
        "literals:\n  - one=two\n  - url=x.dev-eu-west-1.y\n";
    files["base/agent.conf"] =
        "# of dev-eu-west-1\nname = agent\nhost = dev-eu-west-1.example.com\n";
    files["base/agent.env"] = "A=b\nOWNER=dev-eu-west-1\n";
    const std::string others = " [dev-us-east-1 prod-eu-west-1 prod-us-east-1]";
    EXPECT_EQ(textsOf(files), (Texts{"leak-identity error base/agent.conf:3" + others,
                                     "leak-identity error base/agent.env:2" + others,
                                     "leak-identity error base/kustomization.yaml:9" + others}));
}

TEST(Leaks, FileReadByOneOverlayHasThatReach)
{
    Files files = fleetFiles();
    files["base/only-us.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: us, namespace: "
                                 "default}\ndata:\n  a: prod-us-east-1\n";
    files["base/only/kustomization.yaml"] = "resources:\n- us.yaml\n";
    files["base/only/us.yaml"] = files["base/only-us.yaml"];
    files["clusters/prod-us-east-1/kustomization.yaml"] =
        "resources:\n- ../../environments/production\n- ../../base/only\n";
    EXPECT_EQ(textsOf(files), Texts{});
}

TEST(Leaks, MarkedValuesAreLeftToLeakException)
{
    Files files = fleetFiles();
    files["base/app.yaml"] = appWith + "prod-us-east-1 # exception: OPS-7 until 2026-09-01\n";
    EXPECT_EQ(textsOf(files), Texts{});
    files = fleetFiles();
    files["base/kustomization.yaml"] +=
        "commonAnnotations:\n  x.org/exception: OPS-7 until 2026-09-01\n";
    files["base/app.yaml"] = appWith + "prod-us-east-1\n";
    EXPECT_EQ(textsOf(files), Texts{});
}

TEST(Foreign, OwnLayerNamesASibling)
{
    Files files = fleetFiles();
    files["clusters/prod-eu-west-1/kustomization.yaml"] +=
        "commonAnnotations:\n  backup: s3://b-prod-us-east-1/x\n";
    EXPECT_EQ(textsOf(files),
              Texts{"foreign-identity error clusters/prod-eu-west-1/kustomization.yaml:4 "
                    "[prod-eu-west-1]"});
}

TEST(Foreign, EnvironmentLayerNamesAClusterOfAnother)
{
    Files files = fleetFiles();
    files["environments/dev/kustomization.yaml"] += "commonAnnotations:\n  from: prod-us-east-1\n";
    EXPECT_EQ(textsOf(files), Texts{"foreign-identity error environments/dev/kustomization.yaml:4 "
                                    "[dev-eu-west-1 dev-us-east-1]"});
}

/// Two overlays that are taken for clusters; one of them mentions the other.
Files overlayFiles(const std::string &mentioned, const std::string &mentioning)
{
    Files files;
    for (const std::string &name : {mentioned, mentioning})
        files["overlays/" + name + "/kustomization.yaml"] = "resources:\n- app.yaml\n";
    files["overlays/" + mentioned + "/app.yaml"] = appWith + "plain\n";
    files["overlays/" + mentioning + "/app.yaml"] = appWith + mentioned + "\n";
    return files;
}

TEST(Foreign, FoldersThatMayBeApplicationsAreNoEvidence)
{
    EXPECT_EQ(textsOf(overlayFiles("volsync-operator", "enhanced-dashboard")), Texts{});
    EXPECT_EQ(textsOf(overlayFiles("prod-eu-west-1", "prod-us-east-1")),
              Texts{"foreign-identity error overlays/prod-us-east-1/app.yaml:7 [prod-us-east-1]"});
}

TEST(Foreign, RelationsMarksAndOwnIdentityMapsAreSilent)
{
    Files files = fleetFiles();
    files["clusters/prod-eu-west-1/kustomization.yaml"] +=
        "configMapGenerator:\n- name: cluster-identity\n  literals:\n  - "
        "CLUSTER_NAME=prod-us-east-1\n"
        "- name: pairs\n  literals:\n  - FAILOVER=prod-us-east-1\n  # exception: OPS-8\n  - "
        "BUCKET=prod-us-east-1\n";
    EXPECT_EQ(textsOf(files), Texts{});
}

TEST(Foreign, MarkedEntryCoversItsPatchFile)
{
    Files files = fleetFiles();
    const std::string patch = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app, namespace: "
                              "default}\ndata:\n  a: prod-us-east-1\n";
    files["clusters/prod-eu-west-1/drill.yaml"] = patch;
    files["clusters/prod-eu-west-1/kustomization.yaml"] += "patches:\n- path: drill.yaml\n";
    EXPECT_EQ(
        textsOf(files),
        Texts{"foreign-identity error clusters/prod-eu-west-1/drill.yaml:5 [prod-eu-west-1]"});
    files["clusters/prod-eu-west-1/kustomization.yaml"] =
        "resources:\n- ../../environments/production\npatches:\n- path: drill.yaml # exception: "
        "OPS-9 drill until 2026-07-01\n";
    EXPECT_EQ(textsOf(files), Texts{});
}

TEST(Foreign, ListedExceptionIsSilent)
{
    Files files = fleetFiles();
    files["clusters/prod-eu-west-1/kustomization.yaml"] +=
        "configMapGenerator:\n- name: restore-source\n  literals:\n  - BUCKET=prod-us-east-1\n";
    EXPECT_EQ(textsOf(files).size(), 1u);
    files["classification.yaml"] = "clusters:\n  prod-eu-west-1:\n    allowed_exceptions:\n    - "
                                   "restore-drill-until-2026-07-31\n";
    EXPECT_EQ(textsOf(files), Texts{});
    files["classification.yaml"] = "clusters:\n  prod-us-east-1:\n    allowed_exceptions:\n    - "
                                   "restore-drill-until-2026-07-31\n";
    EXPECT_EQ(textsOf(files).size(), 1u);
    files["clusters.yaml"] = "clusters:\n- name: prod-eu-west-1\n  labels: {tier: gold}\n"
                             "- name: prod-us-east-1\n  labels: {tier: silver}\n";
    files["classification.yaml"] = "tiers:\n  gold:\n    allowed_exceptions:\n    - "
                                   "restore-drill-until-2026-07-31\n";
    EXPECT_EQ(textsOf(files), Texts{});
    files["classification.yaml"] = "tiers:\n  silver:\n    allowed_exceptions:\n    - "
                                   "restore-drill-until-2026-07-31\n";
    EXPECT_EQ(textsOf(files).size(), 1u);
}

TEST(Foreign, RegionLayerThatReachesAnOutsider)
{
    Files files = fleetFiles();
    files["regions/us-east/kustomization.yaml"] =
        "kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nlabels:\n- pairs:\n    "
        "platform.example.com/region: us-east\n";
    for (const std::string name : {"dev-us-east-1", "prod-us-east-1", "prod-eu-west-1"})
        files["clusters/" + name + "/kustomization.yaml"] +=
            "components:\n- ../../regions/us-east\n";
    EXPECT_EQ(
        textsOf(files),
        Texts{"foreign-identity error regions/us-east/kustomization.yaml:5 [prod-eu-west-1]"});
}

TEST(Leaks, AppOfATeamIsNoLeakOfThatTeam)
{
    Files files;
    files["clusters.yaml"] = "clusters:\n- name: one-1\n  labels: {team: payments}\n- name: "
                             "two-2\n  labels: {team: search}\n"
                             "- name: six-6\n  labels: {team: search}\n";
    files["apps/payments/kustomization.yaml"] =
        "resources:\n- app.yaml\nlabels:\n- pairs:\n    example.com/team: payments\n";
    files["apps/payments/app.yaml"] = appWith + "b\n";
    for (const std::string name : {"one-1", "two-2", "six-6"})
        files["clusters/" + name + "/kustomization.yaml"] = "resources:\n- ../../apps/payments\n";
    EXPECT_EQ(textsOf(files), Texts{});
    // The same label in a layer that says nothing of a team goes to clusters of another one.
    files["apps/all/kustomization.yaml"] = files["apps/payments/kustomization.yaml"];
    files["apps/all/app.yaml"] = files["apps/payments/app.yaml"];
    for (const std::string name : {"one-1", "two-2", "six-6"})
        files["clusters/" + name + "/kustomization.yaml"] = "resources:\n- ../../apps/all\n";
    EXPECT_EQ(textsOf(files),
              Texts{"leak-identity error apps/all/kustomization.yaml:5 [six-6 two-2]"});
}

TEST(Foreign, TheHubMayNameItsClusters)
{
    Files files = fleetFiles();
    files["clusters.yaml"] += "- name: mgmt-eu-west-9\n  labels:\n    platform.example.com/role: "
                              "hub\n    platform.example.com/region: eu-west\n";
    files["clusters/mgmt-eu-west-9/kustomization.yaml"] =
        "resources:\n- ../../base\nconfigMapGenerator:\n- name: scrape\n  literals:\n  - "
        "target=prod-us-east-1.example.com\n";
    files["base/app.yaml"] = appWith + "https://thanos.mgmt-eu-west-9.example.com\n";
    EXPECT_EQ(textsOf(files), Texts{});
}

TEST(Check, SettingsOfTheRepository)
{
    Files files = fleetFiles();
    files["base/app.yaml"] = appWith + "prod-us-east-1\n";
    config::FleetConfig config;
    config.rules["leak-identity"].severity = "info";
    EXPECT_TRUE(textsOf(files, config).at(0).starts_with("leak-identity info"));
    config.rules["leak-identity"].off = true;
    EXPECT_EQ(textsOf(files, config), Texts{});
    config.rules["leak-identity"].paths = {"environments/*"};
    EXPECT_EQ(textsOf(files, config).size(), 1u);
    config.rules.clear();
    config.ignore = {"base/*"};
    EXPECT_EQ(textsOf(files, config), Texts{});
    config.ignore.clear();
    config.sharedIdentity = {"prod-us-east-1"};
    EXPECT_EQ(textsOf(files, config), Texts{});
}

TEST(Check, FingerprintsSurviveMovedLines)
{
    Files files = fleetFiles();
    files["base/app.yaml"] = appWith + "prod-us-east-1\n";
    const std::vector<model::Finding> before = findingsOf(files);
    files["base/app.yaml"] = "# moved\n\n" + files["base/app.yaml"];
    const std::vector<model::Finding> after = findingsOf(files);
    ASSERT_EQ(before.size(), 1u);
    ASSERT_EQ(after.size(), 1u);
    EXPECT_NE(before[0].place.line, after[0].place.line);
    EXPECT_EQ(before[0].fingerprint, after[0].fingerprint);
    EXPECT_EQ(before[0].fingerprint.size(), 32u);
}

TEST(Check, MessagesNameLayerValueClustersAndReason)
{
    Files files = fleetFiles();
    files["base/app.yaml"] = appWith + "prod-us-east-1\n";
    const std::vector<model::Finding> findings = findingsOf(files);
    ASSERT_EQ(findings.size(), 1u);
    for (const std::string part : {"base", "prod-us-east-1", "dev-eu-west-1", "does not belong"})
        EXPECT_NE(findings[0].message.find(part), std::string::npos) << findings[0].message;
    EXPECT_NE(findings[0].fix.find("CLUSTER_NAME"), std::string::npos);
}

} // namespace
} // namespace fleetwright::analysis
