// SPDX-License-Identifier: Apache-2.0
#include "analysis/checkedchange.h"

#include "analysis/check.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {

namespace {

FleetState stateOf(const Files &files)
{
    fleet::MemoStore store;
    const base::FileSourcePtr source = base::makeMemoryFiles(files);
    base::Result<model::SnapshotPtr> snapshot = fleet::openFleet(source, {}, store);
    base::Result<config::FleetConfig> config = config::readFleetConfig(*source);
    EXPECT_TRUE(snapshot.ok());
    EXPECT_TRUE(config.ok()) << (config.ok() ? "" : base::describe(config.error()));
    return {*std::move(snapshot), *std::move(config)};
}

Texts foundIn(const std::string &rule, const CheckSubject &subject)
{
    const CheckOptions options{"2026-06-01", "2026-06-01T10:00:00Z", {rule}};
    const base::Result<std::vector<model::Finding>> findings = check(subject, options);
    EXPECT_TRUE(findings.ok());
    Texts texts;
    for (const model::Finding &finding : *findings) {
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(std::string(model::severityName(finding.severity)) + " "
                        + (finding.side == model::Side::Base ? "base:" : "")
                        + finding.place.file.text() + ":" + std::to_string(finding.place.line)
                        + " [" + clusters + "]");
        EXPECT_FALSE(finding.message.empty());
        EXPECT_FALSE(finding.fix.empty());
    }
    return texts;
}

} // namespace

Texts found(const std::string &rule, const Files &fleet)
{
    return foundIn(rule, {stateOf(fleet), {}});
}

Texts found(const std::string &rule, const Files &base, const Files &fleet)
{
    return foundIn(rule, {stateOf(fleet), stateOf(base)});
}

Files overlayFleet()
{
    Files files;
    std::string inventory = "clusters:\n";
    const std::map<std::string, std::string> environments{{"dev-eu", "dev"},
                                                          {"staging-eu", "staging"},
                                                          {"prod-eu", "production"},
                                                          {"prod-us", "production"}};
    for (const auto &[name, environment] : environments) {
        inventory += "- name: " + name + "\n  labels:\n    environment: " + environment + "\n";
        files["clusters/" + name + "/kustomization.yaml"] =
            "resources:\n- ../../environments/" + environment + "\n";
        files["environments/" + environment + "/kustomization.yaml"] = "resources:\n- ../../base\n";
    }
    files["clusters.yaml"] = inventory;
    files["base/kustomization.yaml"] = "resources:\n- app.yaml\n";
    files["base/app.yaml"] = manifest("Deployment", "web", R"(spec:
  replicas: 1
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: example.com/web:1.2.0
)");
    return files;
}

std::string manifest(const std::string &kind, const std::string &name, const std::string &rest)
{
    const std::map<std::string, std::string> versions{
        {"Deployment", "apps/v1"},
        {"StatefulSet", "apps/v1"},
        {"Job", "batch/v1"},
        {"ClusterRoleBinding", "rbac.authorization.k8s.io/v1"}};
    const auto version = versions.find(kind);
    return "apiVersion: " + (version == versions.end() ? "v1" : version->second) + "\nkind: " + kind
           + "\nmetadata:\n  name: " + name + "\n  namespace: shop\n" + rest;
}

} // namespace fleetwright::analysis
