// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;
using edit::Scope;

namespace {

struct UnsetField : ::testing::Test {
    EditedFleet fleet{sampleFiles()};
};

} // namespace

TEST_F(UnsetField, takesAnImageEntryAway)
{
    const edit::Plan plan = fleet.planned(edit::UnsetField{Scope::ofCluster("staging-us-east-1"),
                                                           object("Deployment", "prometheus"),
                                                           field(prometheusImage),
                                                           {}});
    EXPECT_EQ(changedLines(plan),
              "-images:\n-- name: quay.io/prometheus/prometheus\n-  newTag: v2.56.0\n");
    EXPECT_EQ(plan.affected.clusters[0].changes[0].fields[0].afterText,
              "quay.io/prometheus/prometheus:v2.55.1");
}

TEST_F(UnsetField, takesReplicasAway)
{
    const edit::Plan plan =
        fleet.planned(edit::UnsetField{Scope::ofLayer(at("environments/production")),
                                       object("Deployment", "prometheus"),
                                       field("spec.replicas"),
                                       {}});
    EXPECT_EQ(changedLines(plan), "-replicas:\n-- name: prometheus\n-  count: 2\n");
}

TEST_F(UnsetField, takesALiteralAway)
{
    const edit::Plan plan = fleet.planned(edit::UnsetField{Scope::ofCluster("prod-eu-west-1"),
                                                           object("ConfigMap", "cluster-identity"),
                                                           field("data.COMPLIANCE"),
                                                           {}});
    EXPECT_EQ(changedLines(plan), "-  - COMPLIANCE=gdpr\n");
}

TEST_F(UnsetField, takesAWholePatchAwayWithItsLastOperation)
{
    const edit::Plan plan =
        fleet.planned(edit::UnsetField{Scope::ofLayer(at("environments/production")),
                                       object("Namespace", "monitoring"),
                                       field("metadata.labels.\"platform.example.com/critical\""),
                                       {}});
    EXPECT_EQ(plan.linesAdded, 0u);
    EXPECT_EQ(fleet.bytes("environments/production/kustomization.yaml").find("patches:")
                  != std::string::npos,
              true);
    fleet.apply(plan);
    EXPECT_EQ(fleet.bytes("environments/production/kustomization.yaml").find("patches:"),
              std::string::npos);
}

TEST_F(UnsetField, saysWhatIsNotSet)
{
    const edit::UnsetField missing{Scope::ofCluster("dev-us-east-1"),
                                   object("Deployment", "prometheus"),
                                   field("spec.nothing"),
                                   {}};
    EXPECT_EQ(fleet.plan(missing).error().code, base::ErrorCode::NotFound);
}
