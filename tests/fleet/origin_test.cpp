// SPDX-License-Identifier: Apache-2.0
#include "fleet/fixture.h"
#include "fleet/origin.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using fleet::OriginStep;

namespace {

std::vector<OriginStep> explained(const model::Snapshot &snapshot, std::string_view cluster,
                                  const model::ResourceId &id, std::string_view field)
{
    const auto path = model::FieldPath::fromText(field);
    EXPECT_TRUE(path.ok());
    const auto steps =
        fleet::explain(snapshot, snapshot.clusterByName.at(std::string(cluster)), id, *path);
    EXPECT_TRUE(steps) << field;
    return steps.value_or(std::vector<OriginStep>());
}

/// "base resources hidden", "clusters/x images supplies", "environments/y could" …
std::vector<std::string> shortly(const std::vector<OriginStep> &steps)
{
    std::vector<std::string> texts;
    for (const OriginStep &step : steps) {
        if (step.couldSet)
            texts.push_back(step.layer.text() + " could");
        else
            texts.push_back(step.layer.text() + ' ' + step.field
                            + (step.supplies ? " supplies" : " hidden"));
    }
    return texts;
}

using Texts = std::vector<std::string>;

const model::ResourceId prometheus{"apps", "v1", "Deployment", "monitoring", "prometheus"};
constexpr std::string_view image = "spec.template.spec.containers[name=prometheus].image";

} // namespace

TEST(Origin, imageOfTheCanary)
{
    const auto fleet = open(sixClusters());
    const auto steps = explained(*fleet, "staging-us-east-1", prometheus, image);
    EXPECT_EQ(shortly(steps), (Texts{"base resources hidden", "environments/staging could",
                                     "clusters/staging-us-east-1 images supplies"}));
    EXPECT_EQ(steps[0].place.file.text(), "base/monitoring/prometheus.yaml");
    EXPECT_EQ(steps[0].place.line, 18U);
    EXPECT_EQ(steps[0].value, "quay.io/prometheus/prometheus:v2.55.1");
    EXPECT_EQ(steps[0].reach, 6U);
    EXPECT_EQ(steps[0].decides, 5U);
    EXPECT_EQ(steps[2].place.line, 19U);
    EXPECT_EQ(steps[2].value, "quay.io/prometheus/prometheus:v2.56.0");
    EXPECT_EQ(steps[2].reach, 1U);
    EXPECT_EQ(steps[2].decides, 1U);
    EXPECT_EQ(steps[1].place.file.text(), "environments/staging/kustomization.yaml");
}

TEST(Origin, replicasOfProduction)
{
    const auto fleet = open(sixClusters());
    const auto steps = explained(*fleet, "prod-eu-west-1", prometheus, "spec.replicas");
    EXPECT_EQ(shortly(steps),
              (Texts{"base resources hidden", "environments/production replicas supplies",
                     "regions/eu-west could", "clusters/prod-eu-west-1 could"}));
    EXPECT_EQ(steps[1].decides, 2U);
}

TEST(Origin, addedLabelAndPatchedLabel)
{
    const auto fleet = open(sixClusters());
    const model::ResourceId nameSpace{"", "v1", "Namespace", "", "monitoring"};
    const auto region = explained(*fleet, "prod-eu-west-1", nameSpace,
                                  "metadata.labels.\"platform.example.com/region\"");
    EXPECT_EQ(shortly(region),
              (Texts{"base could", "environments/production could",
                     "regions/eu-west commonLabels supplies", "clusters/prod-eu-west-1 could"}));
    const auto critical = explained(*fleet, "prod-eu-west-1", nameSpace,
                                    "metadata.labels.\"platform.example.com/critical\"");
    EXPECT_EQ(critical[1].field, "patches");
    EXPECT_EQ(critical[1].place.file.text(), "environments/production/kustomization.yaml");
    EXPECT_EQ(critical[1].value, "true");
}

TEST(Origin, objectNamesAllLayersThatTouchIt)
{
    const auto fleet = open(sixClusters());
    const model::ResourceId nameSpace{"", "v1", "Namespace", "", "monitoring"};
    const auto steps = explained(*fleet, "prod-eu-west-1", nameSpace, "");
    std::vector<std::string> layers;
    for (const OriginStep &step : steps) {
        EXPECT_FALSE(step.couldSet);
        if (layers.empty() || layers.back() != step.layer.text())
            layers.push_back(step.layer.text());
    }
    EXPECT_EQ(layers, (Texts{"base", "environments/production", "regions/eu-west",
                             "clusters/prod-eu-west-1"}));
}

TEST(Origin, generatedObjectIsFoundByItsStableName)
{
    const auto fleet = open(sixClusters());
    const model::ResourceId settings{"", "v1", "ConfigMap", "kube-system", "regional-settings"};
    const auto steps = explained(*fleet, "prod-eu-west-1", settings, "data.REGION");
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps[0].place.file.text(), "regions/eu-west/kustomization.yaml");
    EXPECT_EQ(steps[0].place.line, 12U);
    EXPECT_EQ(steps[0].value, "eu-west-1");
    EXPECT_EQ(steps[0].decides, 1U);
}

TEST(Origin, componentsStandOnTheWay)
{
    const auto fleet =
        open({{"base/kustomization.yaml", including({"map.yaml"})},
              {"base/map.yaml", configMap("a", "one")},
              {"components/eu/kustomization.yaml",
               "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
               "patches:\n- target: {kind: ConfigMap}\n  patch: |-\n"
               "    - op: replace\n      path: /data/value\n      value: two\n"},
              {"other/kustomization.yaml", including({"map.yaml"})},
              {"other/map.yaml", configMap("b", "one")},
              {"clusters/edge-1/kustomization.yaml",
               including({"../../base", "../../other"}, "components:\n- ../../components/eu\n")}});
    const auto steps = explained(*fleet, "edge-1", {"", "v1", "ConfigMap", "", "a"}, "data.value");
    EXPECT_EQ(shortly(steps), (Texts{"base resources hidden", "components/eu patches supplies",
                                     "clusters/edge-1 could"}));
}

TEST(Origin, secretsAreMasked)
{
    const auto fleet = open(
        {{"clusters/edge-1/kustomization.yaml", including({"secret.yaml"})},
         {"clusters/edge-1/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: token}\n"
                                         "stringData:\n  password: hunter2\n"}});
    const model::ResourceId token{"", "v1", "Secret", "", "token"};
    for (const char *field : {"stringData.password", "stringData", ""}) {
        for (const OriginStep &step : explained(*fleet, "edge-1", token, field))
            EXPECT_EQ(step.value.find("hunter2"), std::string::npos) << field;
    }
    const auto name = explained(*fleet, "edge-1", token, "metadata.name");
    EXPECT_EQ(name.front().value, "token");
}

TEST(Origin, nothingForWhatIsNotThere)
{
    const auto fleet = open(sixClusters());
    EXPECT_FALSE(
        fleet::explain(*fleet, 0, prometheus, *model::FieldPath::fromText("spec.nothing")));
    EXPECT_FALSE(fleet::explain(*fleet, 0, {"", "v1", "Service", "", "none"}, {}));
}
