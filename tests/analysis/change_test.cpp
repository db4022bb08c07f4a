// SPDX-License-Identifier: Apache-2.0
// Small changes with a fault or a look-alike each. Expectations follow docs/rules.
#include "analysis/checkedchange.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

const std::string allClusters = "[dev-eu prod-eu prod-us staging-eu]";

Files withObject(const std::string &file, const std::string &text)
{
    Files files = overlayFleet();
    files["base/kustomization.yaml"] += "- " + file + "\n";
    files["base/" + file] = text;
    return files;
}

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

Files edited(Files files, const std::string &file, const std::string &from, const std::string &to)
{
    files[file] = replaced(files[file], from, to);
    return files;
}

const std::string limits = "guardrails:\n  clusters: 3\n  production: 1\n";

TEST(Change, ReachingMoreClustersThanAllowed)
{
    Files base = overlayFleet();
    base[".fleetwright.yaml"] = limits;
    const Files fleet = edited(base, "base/app.yaml", "replicas: 1", "replicas: 2");
    EXPECT_EQ(found("radius-guardrail", base, fleet),
              Texts{"error base/app.yaml:7 " + allClusters});
    Files lifted = fleet;
    lifted[".fleetwright.yaml"] = "guardrails:\n  clusters: 9\n";
    EXPECT_EQ(found("radius-guardrail", base, lifted).size(), 1U) << "the base's limits hold";
    const Files production = edited(base, "environments/production/kustomization.yaml", "base\n",
                                    "base\nreplicas:\n- name: web\n  count: 3\n");
    EXPECT_EQ(found("radius-guardrail", base, production),
              Texts{"error environments/production/kustomization.yaml:3 [prod-eu prod-us]"});
}

TEST(Change, GuardrailsAllowAsManyAsTheySay)
{
    Files base = overlayFleet();
    base[".fleetwright.yaml"] = "guardrails:\n  clusters: 50%\n  production: 2\n";
    const Files production = edited(base, "environments/production/kustomization.yaml", "base\n",
                                    "base\nreplicas:\n- name: web\n  count: 3\n");
    EXPECT_EQ(found("radius-guardrail", base, production), Texts{});
    const Files comment = edited(base, "base/app.yaml", "spec:", "# no more\nspec:");
    EXPECT_EQ(found("radius-guardrail", base, comment), Texts{});
    EXPECT_EQ(found("radius-guardrail", overlayFleet(),
                    edited(overlayFleet(), "base/app.yaml", "replicas: 1", "replicas: 2")),
              Texts{});
}

TEST(Change, PrunesWhatIsNoLongerRendered)
{
    const Files base = withObject("limit.yaml", manifest("LimitRange", "limit"));
    EXPECT_EQ(found("prune", base, overlayFleet()),
              Texts{"error base:base/limit.yaml:4 " + allClusters});
    EXPECT_EQ(found("data-loss", base, overlayFleet()), Texts{});
}

TEST(Change, PrunesNothingThatMovesOrIsKept)
{
    const Files base = withObject("limit.yaml", manifest("LimitRange", "limit"));
    Files moved = withObject("limits.yaml", manifest("LimitRange", "limit"));
    EXPECT_EQ(found("prune", base, moved), Texts{});
    EXPECT_EQ(found("rename", base, moved), Texts{});
    const Files kept = withObject(
        "limit.yaml", "apiVersion: v1\nkind: LimitRange\nmetadata:\n  name: limit\n  annotations:\n"
                      "    kustomize.toolkit.fluxcd.io/prune: disabled\n");
    EXPECT_EQ(found("prune", kept, overlayFleet()), Texts{});
    Files generated = overlayFleet();
    generated["base/kustomization.yaml"] +=
        "configMapGenerator:\n- name: settings\n  literals: [mode=a]\n";
    EXPECT_EQ(
        found("prune", generated, edited(generated, "base/kustomization.yaml", "mode=a", "mode=b")),
        Texts{});
}

TEST(Change, LosesDataWithAClaim)
{
    const Files base = withObject("claim.yaml", manifest("PersistentVolumeClaim", "data"));
    EXPECT_EQ(found("data-loss", base, overlayFleet()),
              Texts{"error base:base/claim.yaml:4 " + allClusters});
    EXPECT_EQ(found("prune", base, overlayFleet()), Texts{});
    const Files renamed = withObject("claim.yaml", manifest("PersistentVolumeClaim", "data-two"));
    EXPECT_EQ(found("data-loss", base, renamed).size(), 1U);
    EXPECT_EQ(found("rename", base, renamed), Texts{});
}

TEST(Change, LosesDataOfConfiguredKinds)
{
    Files base = withObject(
        "database.yaml", "apiVersion: example.com/v1\nkind: Database\nmetadata:\n  name: main\n");
    EXPECT_EQ(found("data-loss", base, overlayFleet()), Texts{});
    Files fleet = overlayFleet();
    fleet[".fleetwright.yaml"] = "rules: {data-loss: {kinds: [Database.example.com]}}\n";
    EXPECT_EQ(found("data-loss", base, fleet).size(), 1U);
}

TEST(Change, RenamesByANewNameOrASuffix)
{
    const Files base = overlayFleet();
    EXPECT_EQ(found("rename", base, edited(base, "base/app.yaml", "name: web", "name: shop")),
              Texts{"warning base/app.yaml:4 " + allClusters});
    const Files suffix = edited(base, "environments/production/kustomization.yaml", "base\n",
                                "base\nnameSuffix: -live\n");
    EXPECT_EQ(found("rename", base, suffix),
              Texts{"warning environments/production/kustomization.yaml:3 [prod-eu prod-us]"});
    EXPECT_EQ(found("prune", base, suffix), Texts{});
}

TEST(Change, VersionedJobsAreNoRename)
{
    const Files base = withObject("job.yaml", manifest("Job", "migrate-1"));
    const Files fleet = withObject("job.yaml", manifest("Job", "migrate-2"));
    EXPECT_EQ(found("rename", base, fleet), Texts{});
    EXPECT_EQ(found("prune", base, fleet), Texts{});
}

TEST(Change, SetsAnImmutableField)
{
    const Files base = overlayFleet();
    const Files labels = edited(base, "environments/staging/kustomization.yaml", "base\n",
                                "base\ncommonLabels:\n  team: web\n");
    EXPECT_EQ(found("immutable-field", base, labels),
              Texts{"error environments/staging/kustomization.yaml:4 [staging-eu]"});
    const Files forced = edited(labels, "base/app.yaml", "  namespace: shop\n",
                                "  namespace: shop\n  annotations:\n"
                                "    kustomize.toolkit.fluxcd.io/force: enabled\n");
    EXPECT_EQ(found("immutable-field", base, forced),
              Texts{"warning environments/staging/kustomization.yaml:4 [staging-eu]"});
    const Files mutableLabels =
        edited(base, "environments/staging/kustomization.yaml", "base\n",
               "base\nlabels:\n- pairs:\n    team: web\n  includeTemplates: true\n");
    EXPECT_EQ(found("immutable-field", base, mutableLabels), Texts{});
}

TEST(Change, SetsAFieldThatItsDefinitionProtects)
{
    const std::string definition = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: databases.example.com
spec:
  group: example.com
  names: {kind: Database, plural: databases}
  scope: Namespaced
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        properties:
          spec:
            properties:
              engine:
                type: string
                x-kubernetes-validations:
                - rule: self == oldSelf
              size: {type: integer}
)";
    Files base = withObject("definition.yaml", definition);
    base["base/kustomization.yaml"] += "- database.yaml\n";
    base["base/database.yaml"] = "apiVersion: example.com/v1\nkind: Database\nmetadata:\n"
                                 "  name: main\nspec:\n  engine: one\n  size: 1\n";
    EXPECT_EQ(found("immutable-field", base,
                    edited(base, "base/database.yaml", "engine: one", "engine: two")),
              Texts{"error base/database.yaml:6 " + allClusters});
    EXPECT_EQ(
        found("immutable-field", base, edited(base, "base/database.yaml", "size: 1", "size: 2")),
        Texts{});
    EXPECT_EQ(
        found("immutable-field", base, edited(base, "base/database.yaml", "  engine: one\n", "")),
        Texts{});
}

Files withWaves()
{
    Files files = overlayFleet();
    files[".fleetwright.yaml"] = R"(waves:
- name: staging
  selector:
    matchLabels: {environment: staging}
- name: production
  clusters: [prod-eu, prod-us]
)";
    return files;
}

const std::string newTag = "base\nimages:\n- name: example.com/web\n  newTag: ";

TEST(Change, ReachesProductionBeforeItsEarlierWave)
{
    const Files base = withWaves();
    const Files early =
        edited(base, "environments/production/kustomization.yaml", "base\n", newTag + "1.3.0\n");
    EXPECT_EQ(found("wave-order", base, early),
              Texts{"error environments/production/kustomization.yaml:5 [prod-eu prod-us]"});
    const Files staged =
        edited(base, "environments/staging/kustomization.yaml", "base\n", newTag + "1.3.0\n");
    EXPECT_EQ(found("wave-order", base, staged), Texts{});
    EXPECT_EQ(found("wave-order", staged,
                    edited(staged, "environments/production/kustomization.yaml", "base\n",
                           newTag + "1.3.0\n")),
              Texts{});
}

TEST(Change, WavesAllowRollbacksAndChangesOfAll)
{
    const Files base = withWaves();
    EXPECT_EQ(found("wave-order", base, edited(base, "base/app.yaml", "web:1.2.0", "web:1.3.0")),
              Texts{});
    EXPECT_EQ(found("wave-order", base,
                    edited(base, "environments/production/kustomization.yaml", "base\n",
                           newTag + "1.1.0\n")),
              Texts{});
    EXPECT_EQ(found("wave-order", base,
                    edited(base, "environments/production/kustomization.yaml", "base\n",
                           newTag + "latest\n")),
              Texts{});
}

Files argoFleet()
{
    Files files;
    for (const std::string name : {"dev-eu", "prod-eu"}) {
        const std::string environment = name == "dev-eu" ? "dev" : "production";
        files["argocd/clusters/" + name + ".yaml"] =
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name
            + "\n  namespace: argocd\n  labels:\n    argocd.argoproj.io/secret-type: cluster\n"
              "    environment: "
            + environment + "\nstringData:\n  name: " + name + "\n  server: https://" + name
            + ".example.com:6443\n";
    }
    files["argocd/kustomization.yaml"] =
        "resources:\n- clusters/dev-eu.yaml\n- clusters/prod-eu.yaml\n- project.yaml\n- set.yaml\n";
    files["argocd/project.yaml"] = R"(apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  syncWindows:
  - kind: deny
    schedule: 0 8 * * 1-5
    duration: 10h
    applications: [prod-*]
)";
    files["argocd/set.yaml"] = R"(apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: web
  namespace: argocd
spec:
  generators:
  - clusters:
      selector:
        matchLabels:
          argocd.argoproj.io/secret-type: cluster
  template:
    metadata:
      name: '{{name}}-web'
    spec:
      project: shop
      source:
        repoURL: https://git.example.com/fleet.git
        targetRevision: main
        path: apps/web
      destination:
        server: '{{server}}'
        namespace: shop
      syncPolicy:
        automated: {prune: true}
)";
    files["apps/web/kustomization.yaml"] = "resources:\n- web.yaml\n";
    files["apps/web/web.yaml"] = manifest("LimitRange", "web", "spec: {limits: []}\n");
    return files;
}

TEST(Change, WaitsForAClosedWindow)
{
    const Files base = argoFleet();
    const Files fleet = edited(base, "apps/web/web.yaml", "[]", "[{type: Pod}]");
    EXPECT_EQ(found("window-closed", base, fleet),
              Texts{"warning argocd/project.yaml:8 [prod-eu]"});
    EXPECT_EQ(found("window-closed", base, base), Texts{});
    const Files manual = edited(base, "argocd/set.yaml",
                                "      syncPolicy:\n        automated: {prune: true}\n", "");
    EXPECT_EQ(
        found("window-closed", manual, edited(manual, "apps/web/web.yaml", "[]", "[{type: Pod}]")),
        Texts{});
}

TEST(Change, DropsAnApplicationWithAllItHolds)
{
    const Files base = argoFleet();
    const Files fleet = edited(base, "argocd/set.yaml", "secret-type: cluster\n",
                               "secret-type: cluster\n          environment: dev\n");
    EXPECT_EQ(found("prune", base, fleet), Texts{"error base:argocd/set.yaml:4 [prod-eu]"});
    const Files kept = edited(base, "argocd/set.yaml", "spec:\n",
                              "spec:\n  syncPolicy: {preserveResourcesOnDeletion: true}\n");
    EXPECT_EQ(found("prune", kept,
                    edited(kept, "argocd/set.yaml", "secret-type: cluster\n",
                           "secret-type: cluster\n          environment: dev\n")),
              Texts{});
}

TEST(Change, RenamesEveryGeneratedApplication)
{
    const Files base = argoFleet();
    const Files fleet = edited(base, "argocd/set.yaml", "'{{name}}-web'", "'web-{{name}}'");
    EXPECT_EQ(found("rename", base, fleet), Texts{"warning argocd/set.yaml:14 [dev-eu prod-eu]"});
    EXPECT_EQ(found("prune", base, fleet), Texts{});
}

TEST(Change, RegistersAnotherCluster)
{
    const Files base = argoFleet();
    const std::string secret = "argocd/clusters/prod-eu.yaml";
    EXPECT_EQ(found("retarget", base, edited(base, secret, "https://prod-eu.", "https://new.")),
              Texts{"error argocd/clusters/prod-eu.yaml:11 [prod-eu]"});
    const Files renamed =
        edited(base, secret, "stringData:\n  name: prod-eu", "stringData:\n  name: prod-eu-2");
    EXPECT_EQ(found("retarget", base, renamed),
              Texts{"error argocd/clusters/prod-eu.yaml:10 [prod-eu prod-eu-2]"});
    EXPECT_EQ(found("prune", base, renamed), Texts{});
    const Files spelled = edited(base, secret, "https://prod-eu.example.com:6443",
                                 "HTTPS://Prod-EU.example.com:6443/");
    EXPECT_EQ(found("retarget", base, spelled), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
