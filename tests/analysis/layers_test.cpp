// SPDX-License-Identifier: Apache-2.0
// Overrides, dead entries, unused layers and copies. Expectations follow docs/rules.
#include "base/parallel.h"
#include "smallfleet.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

std::string replicas(const std::string &count)
{
    return "replicas:\n- name: web\n  count: " + count + "\n";
}

TEST(RedundantOverride, EqualToWhatIsInherited)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1", replicas("1"));
    addTo(files, "clusters/prod-2", "images:\n- name: web\n  newTag: \"2.0\"\n");
    EXPECT_EQ(textsOf(files, {"redundant-override"}),
              Texts{"redundant-override info clusters/prod-1/kustomization.yaml:5 [prod-1]"});
}

TEST(RedundantOverride, NotIdentifyingFieldsMarkersOrChoices)
{
    Files files = sevenClusters();
    // A sibling sets it differently; automation writes there; a patch repeats whom it is for.
    addTo(files, "clusters/prod-1", replicas("1"));
    addTo(files, "clusters/prod-2", replicas("2"));
    addTo(files, "environments/staging",
          "images:\n- name: web\n  newTag: \"1.0\" # {\"$imagepolicy\": \"flux-system:web:tag\"}\n"
          "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata:\n"
          "      name: web\n      namespace: shop\n    spec:\n      template:\n        spec:\n"
          "          containers:\n          - name: web\n            workingDir: /srv\n");
    EXPECT_EQ(textsOf(files, {"redundant-override"}), Texts{});
}

TEST(RedundantOverride, NotWhereAnotherComponentSaysOtherwise)
{
    const auto component = [](const std::string &count) {
        return "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n" + replicas(count);
    };
    Files files = sevenClusters();
    files["components/size/small/kustomization.yaml"] = component("1");
    files["components/size/large/kustomization.yaml"] = component("9");
    addTo(files, "clusters/prod-1", "components:\n- ../../components/size/small\n");
    EXPECT_EQ(textsOf(files, {"redundant-override"}),
              Texts{"redundant-override info components/size/small/kustomization.yaml:5 [prod-1]"});
    addTo(files, "clusters/prod-2", "components:\n- ../../components/size/large\n");
    EXPECT_EQ(textsOf(files, {"redundant-override"}), Texts{});
}

TEST(RedundantOverride, NotBesideAChoiceThatNobodyMade)
{
    const auto patch = [](const std::string &count) {
        return "patches:\n- target: {kind: Deployment, name: web}\n  patch: |-\n"
               "    - {op: replace, path: /spec/replicas, value: "
               + count + "}\n";
    };
    Files files = sevenClusters();
    addTo(files, "environments/staging", patch("1"));
    files["environments/qa/kustomization.yaml"] = "resources:\n- ../../base\n" + patch("1");
    EXPECT_EQ(textsOf(files, {"redundant-override"}),
              Texts{"redundant-override info environments/staging/kustomization.yaml:9 "
                    "[staging-1 staging-2 staging-3]"});
    files["environments/qa/kustomization.yaml"] = "resources:\n- ../../base\n" + patch("5");
    EXPECT_EQ(textsOf(files, {"redundant-override"}), Texts{});
    files["environments/qa/kustomization.yaml"] =
        "resources:\n- ../../base\npatches:\n- patch: |-\n    apiVersion: apps/v1\n"
        "    kind: Deployment\n    metadata: {name: web, namespace: shop}\n"
        "    spec: {replicas: 5}\n";
    EXPECT_EQ(textsOf(files, {"redundant-override"}), Texts{});
}

TEST(ShadowedValue, NobodyGetsIt)
{
    Files files = sevenClusters();
    addTo(files, "environments/staging", replicas("2"));
    addTo(files, "clusters/staging-1", replicas("3"));
    addTo(files, "clusters/staging-2", replicas("4"));
    EXPECT_EQ(textsOf(files, {"shadowed-value"}), Texts{}); // staging-3 gets it
    addTo(files, "clusters/staging-3", replicas("5"));
    EXPECT_EQ(textsOf(files, {"shadowed-value"}),
              Texts{"shadowed-value info environments/staging/kustomization.yaml:8 "
                    "[staging-1 staging-2 staging-3]"});
}

/// One cluster with Flux: apps/web.yaml uses ${SIZE}.
Files fluxCluster(const std::string &substitute)
{
    Files files;
    files["clusters/eu1/flux-system/gotk-sync.yaml"] =
        "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n"
        "  name: flux-system\n  namespace: flux-system\nspec:\n"
        "  url: ssh://git@git.example.com/fleet.git\n---\n"
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n"
        "  name: flux-system\n  namespace: flux-system\nspec:\n  path: ./clusters/eu1\n"
        "  prune: true\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n";
    files["clusters/eu1/vars.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: sizes\n  namespace: flux-system\n"
        "data:\n  SIZE: \"1\"\n  OTHER: \"1\"\n";
    files["clusters/eu1/apps.yaml"] =
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n"
        "  name: apps\n  namespace: flux-system\nspec:\n  path: ./apps\n  prune: true\n"
        "  sourceRef:\n    kind: GitRepository\n    name: flux-system\n  postBuild:\n"
        "    substituteFrom:\n    - kind: ConfigMap\n      name: sizes\n"
        + substitute;
    files["apps/web.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n"
                             "  namespace: default\ndata:\n  size: ${SIZE}m\n";
    return files;
}

TEST(ShadowedValue, AVariableThatALaterSourceGives)
{
    EXPECT_EQ(textsOf(fluxCluster(""), {"shadowed-value"}), Texts{});
    EXPECT_EQ(textsOf(fluxCluster("    substitute:\n      SIZE: \"2\"\n      OTHER: \"2\"\n"),
                      {"shadowed-value"}),
              Texts{"shadowed-value info clusters/eu1/vars.yaml:7 [eu1]"});
}

/// Four clusters that Argo CD gives a chart with values of all, of their environment (three of
/// them) and of their own.
Files valuesOf(const std::map<std::string, std::string> &values)
{
    Files files;
    files["charts/web/Chart.yaml"] = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
    files["charts/web/values.yaml"] = "memory: 1Gi\nlevel: info\nhost: \"\"\n";
    files["charts/web/templates/web.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n"
        "  memory: {{ .Values.memory }}\n  level: {{ .Values.level }}\n";
    std::string elements;
    for (const std::string &name : Texts{"dev-1", "prod-1", "prod-2", "staging-1"}) {
        const std::string environment = name.substr(0, name.find('-'));
        for (const std::string &text :
             Texts{"      - cluster: ", name, "\n        environment: ", environment,
                   "\n        server: https://", name, ".example.net\n"})
            elements += text;
        files["values/env/" + environment + ".yaml"] = "# of an environment\n";
        files["values/clusters/" + name + ".yaml"] = "# of a cluster\n";
    }
    files["values/common.yaml"] = "# of all\n";
    files["argocd/web.yaml"] =
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: web\n"
        "  namespace: argocd\nspec:\n  generators:\n  - list:\n      elements:\n"
        + elements
        + "  template:\n    metadata:\n      name: '{{cluster}}-web'\n    spec:\n"
          "      project: default\n      source:\n"
          "        repoURL: https://git.example.com/fleet.git\n        targetRevision: main\n"
          "        path: charts/web\n        helm:\n          valueFiles:\n"
          "          - ../../values/common.yaml\n"
          "          - ../../values/env/{{environment}}.yaml\n"
          "          - ../../values/clusters/{{cluster}}.yaml\n"
          "      destination:\n        server: '{{server}}'\n        namespace: web\n";
    for (const auto &[path, text] : values)
        files[path] = text;
    return files;
}

TEST(ShadowedValue, ValuesFileThatEveryClusterOverrides)
{
    Files files = valuesOf({{"values/env/prod.yaml", "memory: 2Gi\n"},
                            {"values/clusters/prod-1.yaml", "memory: 3Gi\n"}});
    EXPECT_EQ(textsOf(files, {"shadowed-value"}), Texts{}); // prod-2 gets it
    files["values/clusters/prod-2.yaml"] = "memory: 4Gi\n";
    EXPECT_EQ(textsOf(files, {"shadowed-value"}),
              Texts{"shadowed-value info values/env/prod.yaml:1 [prod-1 prod-2]"});
    // The first values file is where defaults are written.
    files = valuesOf({{"values/common.yaml", "memory: 2Gi\n"},
                      {"values/env/dev.yaml", "memory: 3Gi\n"},
                      {"values/env/prod.yaml", "memory: 4Gi\n"},
                      {"values/env/staging.yaml", "memory: 5Gi\n"}});
    EXPECT_EQ(textsOf(files, {"shadowed-value"}), Texts{});
}

TEST(RedundantOverride, ValuesFileThatSaysTheSameAgain)
{
    EXPECT_EQ(textsOf(valuesOf({{"values/common.yaml", "memory: 2Gi\n"},
                                {"values/clusters/prod-1.yaml", "memory: 2Gi\n"}}),
                      {"redundant-override"}),
              Texts{"redundant-override info values/clusters/prod-1.yaml:1 [prod-1]"});
    // A matrix of choices: another environment says otherwise.
    EXPECT_EQ(textsOf(valuesOf({{"values/common.yaml", "memory: 2Gi\n"},
                                {"values/env/prod.yaml", "memory: 2Gi\n"},
                                {"values/env/dev.yaml", "memory: 3Gi\n"}}),
                      {"redundant-override"}),
              Texts{});
}

TEST(RepeatedOverride, TheNextValuesFilesAgree)
{
    Files files = valuesOf({{"values/common.yaml", "memory: 2Gi\n"},
                            {"values/env/dev.yaml", "memory: 3Gi\n"},
                            {"values/env/prod.yaml", "memory: 3Gi\n"},
                            {"values/env/staging.yaml", "memory: 3Gi\n"}});
    EXPECT_EQ(
        textsOf(files, {"repeated-override"}),
        Texts{"repeated-override info values/env/dev.yaml:1 [dev-1 prod-1 prod-2 staging-1]"});
    files["values/env/staging.yaml"] = "memory: 4Gi\n";
    EXPECT_EQ(textsOf(files, {"repeated-override"}), Texts{});
}

TEST(LeakIdentity, InMergedValuesThatNoTemplatePrints)
{
    EXPECT_EQ(
        textsOf(valuesOf({{"values/env/prod.yaml", "host: prod-1.internal\n"}}), {"leak-identity"}),
        Texts{"leak-identity error values/env/prod.yaml:1 [prod-2]"});
    EXPECT_EQ(textsOf(valuesOf({{"values/env/prod.yaml", "host: prod-1.internal\n"},
                                {"values/clusters/prod-2.yaml", "host: other\n"}}),
                      {"leak-identity"}),
              Texts{"leak-identity warning values/env/prod.yaml:1 [prod-2]"});
}

TEST(RepeatedOverride, AllChildrenAgree)
{
    Files files = sevenClusters();
    addTo(files, "environments/staging", replicas("2"));
    addTo(files, "clusters/staging-1", replicas("3"));
    addTo(files, "clusters/staging-2", replicas("3"));
    EXPECT_EQ(textsOf(files, {"repeated-override", "shadowed-value"}), Texts{});
    addTo(files, "clusters/staging-3", replicas("3"));
    EXPECT_EQ(textsOf(files, {"repeated-override", "shadowed-value"}),
              Texts{"repeated-override info clusters/staging-1/kustomization.yaml:5 "
                    "[staging-1 staging-2 staging-3]"});
}

TEST(RepeatedOverride, NotWhatAutomationWritesForEach)
{
    Files files = sevenClusters();
    for (const std::string number : {"1", "2", "3"})
        addTo(files, "clusters/staging-" + number,
              "images:\n- name: web\n  newTag: \"2.0\" # {\"$imagepolicy\": "
              "\"flux-system:web-"
                  + number + ":tag\"}\n");
    EXPECT_EQ(textsOf(files, {"repeated-override"}), Texts{});
}

TEST(DeadPatch, TargetsImagesAndReplacements)
{
    Files files = sevenClusters();
    addTo(files, "environments/production",
          "patches:\n"
          "- target: {kind: Deployment, name: wep}\n"
          "  patch: |-\n"
          "    - {op: add, path: /spec/paused, value: true}\n"
          "images:\n"
          "- name: wbe\n"
          "  newTag: \"2\"\n"
          "replacements:\n"
          "- source: {kind: Deployment, name: web, fieldPath: metadata.name}\n"
          "  targets:\n"
          "  - select: {kind: Service}\n"
          "    fieldPaths: [metadata.name]\n");
    EXPECT_EQ(textsOf(files, {"dead-patch"}),
              (Texts{"dead-patch warning environments/production/kustomization.yaml:7 "
                     "[prod-1 prod-2 prod-3 prod-4]",
                     "dead-patch warning environments/production/kustomization.yaml:11 "
                     "[prod-1 prod-2 prod-3 prod-4]",
                     "dead-patch warning environments/production/kustomization.yaml:16 "
                     "[prod-1 prod-2 prod-3 prod-4]"}));
}

TEST(DeadPatch, NotOldNamesPatternsAndWhatItDeletes)
{
    Files files = sevenClusters();
    files["base/kustomization.yaml"] += "namePrefix: shop-\n";
    addTo(files, "environments/production",
          "patches:\n"
          "- target: {kind: Deployment, name: we.*}\n"
          "  patch: |-\n"
          "    - {op: add, path: /spec/paused, value: true}\n"
          "- target: {kind: NetworkPolicy}\n"
          "  patch: |-\n"
          "    apiVersion: networking.k8s.io/v1\n"
          "    kind: NetworkPolicy\n"
          "    metadata:\n"
          "      name: any\n"
          "    $patch: delete\n");
    EXPECT_EQ(textsOf(files, {"dead-patch"}), Texts{});
}

TEST(UnusedLayer, AnEnvironmentAndAComponent)
{
    Files files = sevenClusters();
    files["environments/qa/kustomization.yaml"] = "resources:\n- ../../base\n";
    files["environments/example/kustomization.yaml"] = "resources:\n- ../../base\n";
    files["components/debug/kustomization.yaml"] =
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n";
    EXPECT_EQ(textsOf(files, {"unused-layer"}),
              (Texts{"unused-layer info components/debug/kustomization.yaml:1 []",
                     "unused-layer info environments/qa/kustomization.yaml:1 []"}));
}

TEST(UnusedLayer, NotInACatalog)
{
    // Nothing names a cluster: what is built without being included is taken for one.
    Files files;
    for (const std::string app : {"broker", "database"}) {
        files[app + "/overlays/stable/kustomization.yaml"] = "resources: [../../base]\n";
        files[app + "/base/kustomization.yaml"] = "resources: [app.yaml]\n";
        files[app + "/base/app.yaml"] =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + app + "}\n";
    }
    files["broker/components/metrics/kustomization.yaml"] =
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n";
    EXPECT_EQ(textsOf(files, {"unused-layer"}), Texts{});
    // Here they are clusters.
    for (const std::string cluster : {"atlas", "hermes"})
        files["clusters/" + cluster + "/kustomization.yaml"] =
            "resources: [../../broker/overlays/stable, ../../database/overlays/stable]\n";
    EXPECT_EQ(textsOf(files, {"unused-layer"}),
              Texts{"unused-layer info broker/components/metrics/kustomization.yaml:1 []"});
}

TEST(UnusedLayer, NotBesideAnotherAppOrReadInPart)
{
    Files files = sevenClusters();
    // Another app's layer at the same place is no sibling: web/base says nothing of shop/base.
    files["web/base/kustomization.yaml"] = "resources:\n- web.yaml\n";
    files["web/base/web.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n";
    files["shop/base/kustomization.yaml"] = "resources: []\nnamePrefix: shop-\n";
    // Its manifest is read by who goes past its kustomization.
    files["web/upstream/kustomization.yaml"] = "resources:\n- namespace.yaml\n";
    files["web/upstream/namespace.yaml"] =
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: up}\n";
    files["web/kustomization.yaml"] = "resources:\n- base\n- upstream/namespace.yaml\n- all/part\n";
    // A list of parts that are read one by one.
    files["web/all/kustomization.yaml"] = "resources:\n- part\n";
    files["web/all/part/kustomization.yaml"] = "namePrefix: part-\n";
    files["base/kustomization.yaml"] += "- ../web\n";
    EXPECT_EQ(textsOf(files, {"unused-layer"}), Texts{});
}

TEST(UnusedLayer, AnEnvironmentBesideOthersOfTheApp)
{
    Files files = sevenClusters();
    files["web/overlays/production/common/kustomization.yaml"] = "namePrefix: a-\n";
    files["web/overlays/qa/common/kustomization.yaml"] = "namePrefix: b-\n";
    files["clusters/prod-1/kustomization.yaml"] += "- ../../web/overlays/production/common\n";
    EXPECT_EQ(textsOf(files, {"unused-layer"}),
              Texts{"unused-layer info web/overlays/qa/common/kustomization.yaml:1 []"});
}

std::string job(const std::string &image)
{
    return "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: backup\n  namespace: "
           "shop\nspec:\n"
           "  schedule: 1 2 * * *\n  concurrencyPolicy: Forbid\n  suspend: false\n"
           "  successfulJobsHistoryLimit: 3\n  failedJobsHistoryLimit: 1\n"
           "  startingDeadlineSeconds: 60\n  image: "
           + image + "\n";
}

TEST(CopiedObject, CopiesAndAStaleOne)
{
    Files files = sevenClusters();
    for (const std::string number : {"1", "2", "3", "4"}) {
        files["clusters/prod-" + number + "/job.yaml"] = job(number == "3" ? "old" : "new");
        addTo(files, "clusters/prod-" + number, "- job.yaml\n");
    }
    EXPECT_EQ(textsOf(files, {"copied-object", "exception-unmarked"}),
              (Texts{"copied-object warning clusters/prod-3/job.yaml:13 [prod-3]",
                     "copied-object info clusters/prod-1/job.yaml:4 [prod-1 prod-2 prod-3 "
                     "prod-4]"}));
    files["clusters/prod-3/job.yaml"].replace(files["clusters/prod-3/job.yaml"].find(" old"), 4,
                                              " old # exception: OPS-1 until 2026-09-01");
    EXPECT_EQ(textsOf(files, {"copied-object"}),
              Texts{"copied-object info clusters/prod-1/job.yaml:4 [prod-1 prod-2 prod-3 prod-4]"});
}

TEST(LayerBypassed, TheBaseInPlaceOfTheEnvironment)
{
    Files files = sevenClusters();
    files["clusters/prod-4/kustomization.yaml"] = "resources:\n- ../../base\n";
    EXPECT_EQ(textsOf(files, {"layer-bypassed"}),
              Texts{"layer-bypassed info clusters/prod-4/kustomization.yaml:2 [prod-4]"});
    files["clusters/prod-4/kustomization.yaml"] =
        "resources:\n- ../../base # exception: OPS-1 until 2026-09-01\n";
    EXPECT_EQ(textsOf(files, {"layer-bypassed"}), Texts{});
    files["clusters/prod-4/kustomization.yaml"] =
        "resources:\n- ../../environments/production-pci\n";
    files["environments/production-pci/kustomization.yaml"] = "resources:\n- ../../base\n";
    EXPECT_EQ(textsOf(files, {"layer-bypassed"}), Texts{});
}

TEST(LayerBypassed, AComponentThatOnlyOneLacks)
{
    Files files = sevenClusters();
    files["environments/production/kustomization.yaml"] =
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nlabels:\n- pairs:\n"
        "    environment: production\n";
    for (const std::string number : {"1", "2", "3"})
        files["clusters/prod-" + number + "/kustomization.yaml"] =
            "resources:\n- ../../base\ncomponents:\n- ../../environments/production\n";
    files["clusters/prod-4/kustomization.yaml"] = "resources:\n- ../../base\n";
    EXPECT_EQ(textsOf(files, {"layer-bypassed"}),
              Texts{"layer-bypassed info clusters/prod-4/kustomization.yaml:1 [prod-4]"});
    files["clusters/prod-4/kustomization.yaml"] =
        "resources:\n- ../../base # exception: OPS-1 until 2026-09-01\n";
    EXPECT_EQ(textsOf(files, {"layer-bypassed"}), Texts{});
}

TEST(LabelNotInherited, AddedBelowTheLabel)
{
    Files files = sevenClusters();
    files["extras/kustomization.yaml"] = "resources:\n- extra.yaml\n";
    files["extras/extra.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n  namespace: shop\n";
    files["environments/staging/kustomization.yaml"] =
        "resources:\n- ../../base\n- ../../extras\nlabels:\n- pairs:\n    environment: staging\n";
    addTo(files, "clusters/prod-1", "- ../../extras\n");
    EXPECT_EQ(textsOf(files, {"label-not-inherited"}),
              Texts{"label-not-inherited info extras/extra.yaml:4 [prod-1]"});
    addTo(files, "clusters/prod-2", "- ../../extras\n");
    EXPECT_EQ(textsOf(files, {"label-not-inherited"}), Texts{});
}

TEST(AllRules, SayTheSameOnOneThreadAndOnMany)
{
    Files files = sevenClusters();
    addTo(files, "environments/staging", replicas("2"));
    for (const std::string &name : Texts{"staging-1", "staging-2", "staging-3"})
        addTo(files, "clusters/" + name, replicas("3"));
    addTo(files, "clusters/prod-1", replicas("1") + "images:\n- name: wbe\n  newTag: \"2\"\n");
    base::setParallelThreads(1);
    const Texts alone = textsOf(files, {});
    base::setParallelThreads(4);
    for (int turn = 0; turn < 20; ++turn)
        EXPECT_EQ(textsOf(files, {}), alone);
    base::setParallelThreads(0);
    EXPECT_GE(alone.size(), 3u);
}

} // namespace
} // namespace fleetwright::analysis
