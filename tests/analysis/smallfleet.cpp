// SPDX-License-Identifier: Apache-2.0
#include "smallfleet.h"

#include "analysis/check.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {

Files sevenClusters()
{
    Files files;
    std::string inventory = "clusters:\n";
    const auto cluster = [&](const std::string &environment, const std::string &name) {
        inventory += "- name: " + name + "\n  labels:\n    environment: " + environment + "\n";
        files["clusters/" + name + "/kustomization.yaml"] =
            "resources:\n- ../../environments/" + environment + "\n";
    };
    for (const char *const number : {"1", "2", "3", "4"})
        cluster("production", std::string("prod-") + number);
    for (const char *const number : {"1", "2", "3"})
        cluster("staging", std::string("staging-") + number);
    files["clusters.yaml"] = inventory;
    for (const std::string environment : {"production", "staging"})
        files["environments/" + environment + "/kustomization.yaml"] =
            "resources:\n- ../../base\nlabels:\n- pairs:\n    environment: " + environment + "\n";
    files["base/kustomization.yaml"] = "resources:\n- web.yaml\n- policy.yaml\n";
    files["base/web.yaml"] = "apiVersion: apps/v1\n"
                             "kind: Deployment\n"
                             "metadata:\n"
                             "  name: web\n"
                             "  namespace: shop\n"
                             "spec:\n"
                             "  replicas: 1\n"
                             "  template:\n"
                             "    spec:\n"
                             "      containers:\n"
                             "      - name: web\n"
                             "        image: web:1.0\n"
                             "        args:\n"
                             "        - --v=2\n"
                             "        - --port=80\n";
    files["base/policy.yaml"] = "apiVersion: networking.k8s.io/v1\n"
                                "kind: NetworkPolicy\n"
                                "metadata:\n"
                                "  name: default-deny\n"
                                "  namespace: shop\n"
                                "spec:\n"
                                "  podSelector: {}\n";
    return files;
}

void addTo(Files &files, const std::string &layer, const std::string &text)
{
    files[layer + "/kustomization.yaml"] += text;
}

std::vector<model::Finding> findingsOf(const Files &files, const std::set<std::string> &rules,
                                       const config::FleetConfig &config)
{
    fleet::MemoStore store;
    const base::Result<model::SnapshotPtr> snapshot =
        fleet::openFleet(base::makeMemoryFiles(files), {}, store);
    EXPECT_TRUE(snapshot.ok());
    for (const model::Unit &unit : (*snapshot)->units)
        EXPECT_FALSE(unit.error) << base::describe(*unit.error);
    base::Result<std::vector<model::Finding>> findings =
        check({{*snapshot, config}, {}}, {"2026-06-01", {}, rules});
    EXPECT_TRUE(findings.ok());
    return std::move(findings).value();
}

Texts textsOf(const Files &files, const std::set<std::string> &rules,
              const config::FleetConfig &config)
{
    Texts texts;
    for (const model::Finding &finding : findingsOf(files, rules, config)) {
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(finding.rule + " " + std::string(model::severityName(finding.severity))
                        + " " + finding.place.file.text() + ":" + std::to_string(finding.place.line)
                        + " [" + clusters + "]");
    }
    return texts;
}

} // namespace fleetwright::analysis
