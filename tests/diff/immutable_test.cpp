// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "diff/immutable.h"
#include "diff/quantity.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

std::string immutableBetween(const std::string &head, const std::string &before,
                             const std::string &after)
{
    const model::RenderingPtr old = renderingOf(head + before);
    const model::RenderingPtr now = renderingOf(head + after);
    std::string paths;
    for (const ImmutableField &field : immutableFields(old->objects.at(0), now->objects.at(0)))
        paths += (paths.empty() ? "" : " ") + field.path + (field.recreated ? "!" : "");
    return paths;
}

std::string head(const std::string &apiVersion, const std::string &kind)
{
    return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: x}\n";
}

// What may change and what may not is Kubernetes' validation of updates.
TEST(ImmutableFields, OfWorkloads)
{
    EXPECT_EQ(immutableBetween(head("apps/v1", "Deployment"),
                               "spec: {selector: {a: b}, replicas: 1}",
                               "spec: {selector: {a: c}, replicas: 2}"),
              "spec.selector");
    EXPECT_EQ(immutableBetween(head("apps/v1", "Deployment"), "spec: {template: {a: b}}",
                               "spec: {template: {a: c}}"),
              "");
    EXPECT_EQ(immutableBetween(head("apps/v1", "StatefulSet"),
                               "spec: {replicas: 1, serviceName: a, volumeClaimTemplates: [a]}",
                               "spec: {replicas: 2, serviceName: b, volumeClaimTemplates: [b]}"),
              "spec.serviceName spec.volumeClaimTemplates");
    EXPECT_EQ(immutableBetween(head("apps/v1", "StatefulSet"), "spec: {serviceName: a}",
                               "spec: {serviceName: a, podManagementPolicy: OrderedReady}"),
              "");
    EXPECT_EQ(immutableBetween(head("batch/v1", "Job"), "spec: {template: {a: 1}, parallelism: 1}",
                               "spec: {template: {a: 2}, parallelism: 2}"),
              "spec.template");
    EXPECT_EQ(immutableBetween(head("batch/v1", "Job"),
                               "spec: {completionMode: Indexed, completions: 2, parallelism: 2}",
                               "spec: {completionMode: Indexed, completions: 3, parallelism: 3}"),
              "");
    EXPECT_EQ(immutableBetween(head("batch/v1", "CronJob"), "spec: {jobTemplate: {a: 1}}",
                               "spec: {jobTemplate: {a: 2}}"),
              "");
}

TEST(ImmutableFields, OfPods)
{
    EXPECT_EQ(
        immutableBetween(head("v1", "Pod"), "spec: {containers: [{name: a, image: b}]}",
                         "spec: {containers: [{name: a, image: c}], tolerations: [{key: t}]}"),
        "");
    EXPECT_EQ(immutableBetween(head("v1", "Pod"),
                               "spec: {containers: [{name: a}], tolerations: [{key: t}]}",
                               "spec: {containers: [{name: b}]}"),
              "spec.containers spec.tolerations");
}

TEST(ImmutableFields, OfServices)
{
    EXPECT_EQ(immutableBetween(head("v1", "Service"),
                               "spec: {clusterIP: 10.0.0.1, selector: {a: b}}",
                               "spec: {clusterIP: 10.0.0.2, selector: {a: c}}"),
              "spec.clusterIP");
    EXPECT_EQ(immutableBetween(head("v1", "Service"), "spec: {}", "spec: {clusterIP: None}"),
              "spec.clusterIP");
    EXPECT_EQ(immutableBetween(head("v1", "Service"), "spec: {clusterIP: 10.0.0.1}", "spec: {}"),
              "");
    EXPECT_EQ(immutableBetween(head("v1", "Service"), "spec: {clusterIP: 10.0.0.1}",
                               "spec: {type: ExternalName, clusterIP: 10.0.0.2}"),
              "");
}

TEST(ImmutableFields, OfClaims)
{
    const std::string claim = head("v1", "PersistentVolumeClaim");
    const auto sized = [](const std::string &size) {
        return "spec: {resources: {requests: {storage: " + size + "}}}";
    };
    EXPECT_EQ(immutableBetween(claim, sized("1Gi"), sized("2Gi")), "");
    EXPECT_EQ(immutableBetween(claim, sized("1Gi"), sized("1024Mi")), "");
    EXPECT_EQ(immutableBetween(claim, sized("2Gi"), sized("1500M")),
              "spec.resources.requests.storage");
    EXPECT_EQ(immutableBetween(claim, "spec: {}", "spec: {storageClassName: fast}"), "");
    EXPECT_EQ(
        immutableBetween(claim, "spec: {storageClassName: slow}", "spec: {storageClassName: fast}"),
        "spec.storageClassName");
}

TEST(ImmutableFields, OfConfigurationAndRoles)
{
    EXPECT_EQ(immutableBetween(head("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
                               "roleRef: {name: a}\nsubjects: [a]",
                               "roleRef: {name: b}\nsubjects: [b]"),
              "roleRef");
    EXPECT_EQ(immutableBetween(head("v1", "Secret"), "data: {a: b}", "type: Opaque\ndata: {a: c}"),
              "");
    EXPECT_EQ(immutableBetween(head("v1", "Secret"), "type: a", "type: b"), "type");
    EXPECT_EQ(immutableBetween(head("v1", "ConfigMap"), "immutable: true\ndata: {a: b}",
                               "immutable: true\ndata: {a: c}"),
              "data");
    EXPECT_EQ(
        immutableBetween(head("v1", "ConfigMap"), "data: {a: b}", "immutable: true\ndata: {a: c}"),
        "");
}

TEST(ImmutableFields, HooksAreDeletedFirstAndForceMakesAgain)
{
    const auto job = [](const std::string &annotations) {
        return "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x, annotations: {" + annotations
               + "}}\n";
    };
    EXPECT_EQ(immutableBetween(job("argocd.argoproj.io/hook: PreSync"), "spec: {template: a}",
                               "spec: {template: b}"),
              "");
    EXPECT_EQ(immutableBetween(job("kustomize.toolkit.fluxcd.io/force: enabled"),
                               "spec: {template: a}", "spec: {template: b}"),
              "spec.template!");
    EXPECT_EQ(immutableBetween(job("argocd.argoproj.io/sync-options: 'Force=true,Replace=true'"),
                               "spec: {template: a}", "spec: {template: b}"),
              "spec.template!");
}

TEST(Quantity, ReadsWhatKubernetesReads)
{
    EXPECT_EQ(quantityOf("1Ki"), 1024.0L);
    EXPECT_EQ(quantityOf("1.5k"), 1500.0L);
    EXPECT_EQ(quantityOf("2e3"), 2000.0L);
    EXPECT_EQ(quantityOf("-2"), -2.0L);
    EXPECT_EQ(quantityOf("1E"), 1e18L);
    EXPECT_FALSE(quantityOf("").has_value());
    EXPECT_FALSE(quantityOf("Gi").has_value());
    EXPECT_FALSE(quantityOf("1 Gi").has_value());
    EXPECT_TRUE(isLessQuantity("999Mi", "1Gi"));
    EXPECT_FALSE(isLessQuantity("1Gi", "${SIZE}"));
}

} // namespace
} // namespace fleetwright::diff
