// SPDX-License-Identifier: Apache-2.0
// Charts that lie in the fleet's repository, rendered for the controllers that name them.
#include "fleet/controllers/fleets.h"
#include "fleet/origin.h"
#include "model/fieldpath.h"
#include "model/releasevalues.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

constexpr const char *chartFile = "apiVersion: v2\nname: web\nversion: 1.2.3\n";
constexpr const char *configMapTemplate =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n"
    "  host: {{ .Values.host }}\n  size: {{ .Values.size | quote }}\n"
    "  ns: {{ .Release.Namespace }}\n";

void addChart(Files &files, const std::string &folder)
{
    files[folder + "/Chart.yaml"] = chartFile;
    files[folder + "/values.yaml"] = "host: own\nsize: 1\n";
    files[folder + "/templates/cm.yaml"] = configMapTemplate;
    files[folder + "/templates/test.yaml"] =
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: probe\n  annotations:\n"
        "    helm.sh/hook: test\n";
    files[folder + "/crds/w.yaml"] = "apiVersion: apiextensions.k8s.io/v1\nkind: "
                                     "CustomResourceDefinition\nmetadata: {name: ws.example.com}\n";
}

/// One cluster whose sync applies a release of charts/web.
Files fluxFleet(const std::string &spec)
{
    Files files;
    addChart(files, "charts/web");
    files["clusters/dev/flux-system/gotk-sync.yaml"] = fluxSync("./clusters/dev");
    files["clusters/dev/flux-system/kustomization.yaml"] = including({"gotk-sync.yaml"});
    files["clusters/dev/web.yaml"] =
        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, "
        "namespace: shop}\nspec:\n  interval: 1h\n"
        + spec;
    return files;
}

constexpr const char *chartOfSync =
    "  chart:\n    spec:\n      chart: ./charts/web\n      sourceRef: {kind: GitRepository, name: "
    "flux-system, namespace: flux-system}\n";

std::string valueOf(const model::Unit &unit, std::size_t object, const std::string &field)
{
    const yaml::Node *node =
        model::FieldPath::fromText(field)->find(unit.rendering->objects.at(object).root);
    return node ? std::string(node->text()) : "(none)";
}

/// "FILE:LINE=VALUE", broad to narrow.
std::string explained(const model::Snapshot &fleet, const std::string &name,
                      const std::string &field)
{
    const auto steps = fleet::explain(fleet, 0, {"", "v1", "ConfigMap", "", name},
                                      *model::FieldPath::fromText(field));
    std::string text;
    for (const fleet::OriginStep &step : steps.value_or(std::vector<fleet::OriginStep>())) {
        text += (text.empty() ? "" : " ") + step.place.file.text() + ":"
                + std::to_string(step.place.line) + "=" + step.value;
    }
    return text;
}

const model::Unit &only(const model::Snapshot &fleet, const std::string &id)
{
    const model::Unit *unit = findUnit(fleet, id);
    if (!unit)
        throw std::runtime_error("no unit " + id + " in\n" + unitList(fleet));
    EXPECT_FALSE(unit->error) << base::describe(*unit->error);
    EXPECT_FALSE(unit->unresolved) << base::describe(*unit->unresolved);
    return *unit;
}

std::string argoApplication(const std::string &name, const std::string &sources)
{
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: " + name
           + "\n  namespace: argocd\nspec:\n  project: default\n  destination: {name: eu, "
             "namespace: "
             "shop}\n"
           + sources;
}

Files argoFleet(const std::string &sources)
{
    Files files;
    addChart(files, "charts/web");
    files["argocd/cluster.yaml"] = clusterSecret("eu", "https://eu.example.com", "env: prod");
    files["argocd/web.yaml"] = argoApplication("web", sources);
    return files;
}

constexpr const char *sourceOfChart =
    "  source:\n    repoURL: https://git.example.com/fleet.git\n    targetRevision: HEAD\n"
    "    path: charts/web\n";

} // namespace

TEST(FluxCharts, aReleaseIsRenderedWithItsValues)
{
    Files files = fluxFleet(std::string(chartOfSync)
                            + "  valuesFrom:\n  - {kind: ConfigMap, name: base}\n"
                              "  - {kind: Secret, name: absent, optional: true}\n"
                              "  values:\n    host: dev\n");
    files["clusters/dev/base.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: base, namespace: shop}\ndata:\n"
        "  values.yaml: |\n    host: base\n    size: 5\n";
    const auto fleet = open(files);
    const model::Unit &unit = only(*fleet, "HelmRelease/shop/web");
    EXPECT_EQ(objectsOf(unit), "CustomResourceDefinition/ws.example.com, ConfigMap/web");
    EXPECT_EQ(valueOf(unit, 1, "data.host"), "dev");
    EXPECT_EQ(valueOf(unit, 1, "data.size"), "5");
    EXPECT_EQ(valueOf(unit, 1, "data.ns"), "shop");
    EXPECT_EQ(explained(*fleet, "web", "data.host"),
              "charts/web/templates/cm.yaml:6={{ .Values.host }} charts/web/values.yaml:1=own "
              "clusters/dev/base.yaml:6=base clusters/dev/web.yaml:14=dev");
    EXPECT_EQ(unit.declaration->sources.front().path, "./charts/web");
    EXPECT_EQ(fleet->reachByFile.at(path("charts/web/values.yaml")).size(), 1u);
    EXPECT_FALSE(unit.root);
}

TEST(FluxCharts, namesNamespacesAndDefinitions)
{
    const auto fleet = open(fluxFleet(std::string(chartOfSync)
                                      + "  targetNamespace: front\n  install: {crds: Skip}\n"));
    const model::Unit &unit = only(*fleet, "HelmRelease/shop/web");
    EXPECT_EQ(objectsOf(unit), "ConfigMap/front-web");
    EXPECT_EQ(valueOf(unit, 0, "data.ns"), "front");
}

TEST(FluxCharts, valuesFilesStandForTheChartsOwn)
{
    Files files = fluxFleet(
        "  chart:\n    spec:\n      chart: ./charts/web\n      valuesFiles: [env/prod.yaml, "
        "env/none.yaml]\n      ignoreMissingValuesFiles: true\n      sourceRef: {kind: "
        "GitRepository, name: flux-system, namespace: flux-system}\n");
    files["env/prod.yaml"] = "host: prod\n";
    const auto fleet = open(files);
    const model::Unit &unit = only(*fleet, "HelmRelease/shop/web");
    EXPECT_EQ(valueOf(unit, 1, "data.host"), "prod");
    EXPECT_NE(valueOf(unit, 1, "data.size"), "1") << "values.yaml does not count";
}

TEST(FluxCharts, aHelmChartObjectNamesTheChart)
{
    Files files = fluxFleet("  chartRef: {kind: HelmChart, name: web}\n");
    files["clusters/dev/chart.yaml"] =
        "apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmChart\nmetadata: {name: web, "
        "namespace: shop}\nspec: {chart: charts/web, sourceRef: {kind: GitRepository, name: own}}\n"
        "---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: own, "
        "namespace: shop}\nspec: {url: 'https://git.example.com/fleet'}\n";
    const auto fleet = open(files);
    EXPECT_EQ(valueOf(only(*fleet, "HelmRelease/shop/web"), 1, "data.host"), "own");
}

TEST(FluxCharts, postRenderersPatchWhatTheChartMade)
{
    const auto fleet = open(
        fluxFleet(std::string(chartOfSync)
                  + "  commonMetadata: {labels: {team: front}}\n  postRenderers:\n  - kustomize:\n"
                    "      patches:\n      - target: {kind: ConfigMap}\n        patch: |\n"
                    "          - {op: add, path: /data/extra, value: patched}\n"));
    const model::Unit &unit = only(*fleet, "HelmRelease/shop/web");
    const std::size_t map = unit.rendering->objects.size() - 1;
    EXPECT_EQ(valueOf(unit, map, "data.extra"), "patched");
    EXPECT_EQ(valueOf(unit, map, "metadata.labels.team"), "front");
    EXPECT_EQ(explained(*fleet, "web", "data.host"),
              "charts/web/templates/cm.yaml:6={{ .Values.host }} charts/web/values.yaml:1=own");
}

TEST(FluxCharts, aLocalDependencyIsBuilt)
{
    Files files = fluxFleet(std::string(chartOfSync));
    files["charts/web/Chart.yaml"] +=
        "dependencies:\n- {name: db, version: 1.x, repository: 'file://../db'}\n";
    files["charts/db/Chart.yaml"] = "apiVersion: v2\nname: db\nversion: 1.4.0\n";
    files["charts/db/templates/s.yaml"] = "apiVersion: v1\nkind: Service\nmetadata: {name: db}\n";
    const auto fleet = open(files);
    EXPECT_NE(objectsOf(only(*fleet, "HelmRelease/shop/web")).find("Service/db"),
              std::string::npos);
}

TEST(FluxCharts, theClustersVersionIsSeen)
{
    Files files = fluxFleet(chartOfSync);
    files["charts/web/templates/v.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\n"
        "data: {kube: {{ .Capabilities.KubeVersion.Version }}}\n";
    files[".fleetwright.yaml"] =
        "clusters:\n- {name: dev, labels: {kubernetesVersion: '1.27.3'}}\n";
    const auto fleet = open(files);
    const model::Unit &unit = only(*fleet, "HelmRelease/shop/web");
    EXPECT_EQ(valueOf(unit, unit.rendering->objects.size() - 1, "data.kube"), "v1.27.3");
}

TEST(FluxCharts, whatIsNotHereIsUnresolvedAtItsPlace)
{
    Files files = fluxFleet("  chart:\n    spec: {chart: web, version: 1.x, sourceRef: {kind: "
                            "HelmRepository, name: shop}}\n");
    files["clusters/dev/repo.yaml"] =
        "apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: {name: shop, "
        "namespace: shop}\nspec: {url: 'https://charts.example.com/stable'}\n";
    const auto fleet = open(files);
    const model::Unit *unit = findUnit(*fleet, "HelmRelease/shop/web");
    ASSERT_NE(unit, nullptr);
    ASSERT_TRUE(unit->unresolved);
    EXPECT_EQ(unit->unresolved->place->file.text(), "clusters/dev/web.yaml");
    EXPECT_NE(unit->unresolved->hint.find(
                  "helm pull web --repo https://charts.example.com/stable --version '1.x'"),
              std::string::npos);
    // The same with the repository mapped to a folder that has the chart in two versions.
    files["vendor/web/Chart.yaml"] = chartFile;
    files["vendor/web/templates/cm.yaml"] = configMapTemplate;
    files[".fleetwright.yaml"] =
        "repositories:\n- {url: 'https://charts.example.com/stable', path: vendor}\n";
    const auto mapped = open(files);
    EXPECT_EQ(objectsOf(only(*mapped, "HelmRelease/shop/web")), "ConfigMap/web");
}

TEST(ArgoCdCharts, valuesFromLowToHigh)
{
    Files files = argoFleet(std::string(sourceOfChart)
                            + "    helm:\n      releaseName: front\n      skipTests: true\n"
                              "      valueFiles: [env/*.yaml, none.yaml]\n"
                              "      ignoreMissingValueFiles: true\n"
                              "      values: |\n        host: inline\n        size: 7\n"
                              "      parameters:\n"
                              "      - {name: size, value: '8', forceString: true}\n");
    files["charts/web/env/a.yaml"] = "host: a\n";
    files["charts/web/env/b.yaml"] = "host: b\n";
    const auto fleet = open(files);
    const model::Unit &unit = only(*fleet, "Application/argocd/web");
    EXPECT_EQ(objectsOf(unit), "CustomResourceDefinition/ws.example.com, ConfigMap/front");
    EXPECT_EQ(valueOf(unit, 1, "data.size"), "8");
    EXPECT_EQ(valueOf(unit, 1, "data.ns"), "shop");
    EXPECT_EQ(explained(*fleet, "front", "data.host"),
              "charts/web/templates/cm.yaml:6={{ .Values.host }} charts/web/values.yaml:1=own "
              "charts/web/env/a.yaml:1=a charts/web/env/b.yaml:1=b argocd/web.yaml:19=inline");
    EXPECT_EQ(explained(*fleet, "front", "data.size"),
              "charts/web/templates/cm.yaml:7={{ .Values.size | quote }} "
              "charts/web/values.yaml:2=1 argocd/web.yaml:20=7 argocd/web.yaml:22=8");
    EXPECT_EQ(fleet->reachByFile.at(path("charts/web/env/a.yaml")).size(), 1u);
}

TEST(ArgoCdCharts, valuesObjectAndTheBuildEnvironment)
{
    const auto fleet = open(
        argoFleet(std::string(sourceOfChart)
                  + "    helm:\n      skipCrds: true\n      valuesObject: {host: object, size: 2}\n"
                    "      values: 'host: text'\n      parameters:\n"
                    "      - {name: host, value: '$ARGOCD_APP_NAME.example.com'}\n"));
    const model::Unit &unit = only(*fleet, "Application/argocd/web");
    EXPECT_EQ(objectsOf(unit), "ConfigMap/web, Pod/probe");
    EXPECT_EQ(valueOf(unit, 0, "data.host"), "web.example.com");
    EXPECT_EQ(valueOf(unit, 0, "data.size"), "2");
}

TEST(ArgoCdCharts, valuesOfAnotherSource)
{
    Files files = argoFleet(
        "  sources:\n  - {repoURL: 'https://git.example.com/fleet.git', targetRevision: HEAD, ref: "
        "own}\n  - repoURL: https://git.example.com/fleet.git\n    targetRevision: HEAD\n"
        "    path: charts/web\n    helm: {skipCrds: true, skipTests: true, valueFiles: "
        "[$own/env/eu.yaml]}\n");
    files["env/eu.yaml"] = "host: eu\n";
    const auto fleet = open(files);
    EXPECT_EQ(valueOf(only(*fleet, "Application/argocd/web"), 0, "data.host"), "eu");
}

TEST(ArgoCdCharts, applicationsThatAChartMakesAreUnits)
{
    Files files = argoFleet(sourceOfChart);
    files["charts/apps/Chart.yaml"] = "apiVersion: v2\nname: apps\nversion: 0.1.0\n";
    files["charts/apps/values.yaml"] = "apps: [one, two]\n";
    files["charts/apps/templates/apps.yaml"] =
        "{{- range .Values.apps }}\n---\n"
        + argoApplication("{{ . }}", "  source: {repoURL: 'https://git.example.com/fleet.git', "
                                     "targetRevision: HEAD, path: charts/web}\n")
        + "{{- end }}\n";
    files["argocd/web.yaml"] = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: "
                               "{name: apps, namespace: argocd}\nspec:\n  project: default\n"
                               "  destination: {name: in-cluster, namespace: argocd}\n"
                               "  source: {repoURL: 'https://git.example.com/fleet.git', "
                               "targetRevision: HEAD, path: charts/apps}\n";
    const auto fleet = open(files);
    EXPECT_NE(findUnit(*fleet, "Application/argocd/one"), nullptr) << unitList(*fleet);
    const model::Unit &two = only(*fleet, "Application/argocd/two");
    EXPECT_EQ(objectsOf(two), "CustomResourceDefinition/ws.example.com, ConfigMap/two, Pod/probe");
    ASSERT_TRUE(two.parent);
    EXPECT_EQ(fleet->units[*two.parent].id.text(), "Application/argocd/apps");
}

TEST(ArgoCdCharts, badChartsFailAndTheRestStays)
{
    Files files = argoFleet(sourceOfChart);
    files["charts/web/templates/_loop.tpl"] =
        "{{ define \"loop\" }}{{ include \"loop\" . }}{{ end }}";
    files["charts/web/templates/loop.yaml"] = "x: {{ include \"loop\" . }}\n";
    files["argocd/list.yaml"] = argoApplication(
        "list", std::string(sourceOfChart) + "    helm: {valueFiles: [list.yaml]}\n");
    files["charts/web/list.yaml"] = "- a\n";
    const auto fleet = open(files);
    for (const char *name : {"web", "list"}) {
        const model::Unit *unit = findUnit(*fleet, std::string("Application/argocd/") + name);
        ASSERT_NE(unit, nullptr);
        ASSERT_TRUE(unit->error) << name;
        EXPECT_EQ(unit->rendering, nullptr);
    }
}

TEST(KustomizeCharts, overlaysInflateTheirCharts)
{
    Files files;
    addChart(files, "clusters/eu/charts/web");
    files["clusters/eu/kustomization.yaml"] =
        "namePrefix: eu-\nhelmCharts:\n- name: web\n  releaseName: web\n  namespace: shop\n"
        "  skipTests: true\n  valuesInline: {host: eu}\n";
    files["clusters/us/kustomization.yaml"] = including({"cm.yaml"});
    files["clusters/us/cm.yaml"] = configMap("cm", "1");
    const auto fleet = open(files);
    const auto eu = fleet->clusterByName.find("eu");
    ASSERT_NE(eu, fleet->clusterByName.end());
    const model::Unit &unit = fleet->units.at(fleet->unitsOf(eu->second).front());
    EXPECT_EQ(objectsOf(unit), "ConfigMap/eu-web");
    EXPECT_EQ(valueOf(unit, 0, "data.host"), "eu");
    EXPECT_EQ(explained(*fleet, "eu-web", "data.host"),
              "clusters/eu/charts/web/templates/cm.yaml:6={{ .Values.host }} "
              "clusters/eu/charts/web/values.yaml:1=own clusters/eu/kustomization.yaml:7=eu");
    ASSERT_EQ(unit.rendering->releases.size(), 1U);
    EXPECT_EQ(unit.rendering->releases.front()->release(), "web");
    const auto arena = std::make_shared<base::Arena>();
    const auto values = unit.rendering->releases.front()->composed(arena);
    ASSERT_TRUE(values);
    EXPECT_EQ((*values)->find("host")->text(), "eu");
}

TEST(KustomizeCharts, anOverlayHasTheReleasesOfItsBase)
{
    Files files;
    addChart(files, "base/charts/web");
    files["base/kustomization.yaml"] = "helmCharts:\n- {name: web, releaseName: web}\n";
    files["clusters/eu/kustomization.yaml"] = including({"../../base"});
    files["clusters/us/kustomization.yaml"] = including({"../../base"});
    const auto fleet = open(files);
    ASSERT_EQ(fleet->units.size(), 2U);
    for (const model::Unit &unit : fleet->units)
        EXPECT_EQ(unit.rendering->releases.size(), 1U);
}

TEST(ChartLayers, aFilesRoleIsTheWordBesideValues)
{
    Files files = fluxFleet("  chart:\n    spec:\n      chart: ./charts/web\n"
                            "      valuesFiles: [charts/web/values-lab.yaml, "
                            "charts/web/valueslab.yaml]\n"
                            "      sourceRef: {kind: GitRepository, name: flux-system, namespace: "
                            "flux-system}\n");
    files["charts/web/values-lab.yaml"] = "host: a\nsize: 1\n";
    files["charts/web/valueslab.yaml"] = "host: b\n";
    files["clusters.yaml"] = "clusters:\n- name: dev\n"
                             "- name: lab-1\n  labels: {environment: lab}\n";
    const auto fleet = open(files);
    using Kind = model::Role::Kind;
    const auto roleOf = [&](std::string_view layer) {
        const model::Layer *found = fleet->findLayer(path(layer));
        EXPECT_TRUE(found) << layer;
        return found ? found->role.kind : Kind::Global;
    };
    EXPECT_EQ(roleOf("charts/web/values-lab.yaml"), Kind::Dimension);
    EXPECT_EQ(roleOf("charts/web/valueslab.yaml"), Kind::Cluster) << "by its reach";
}

TEST(RancherFleetCharts, chartsOfMappedRepositoriesAreRendered)
{
    Files files;
    addChart(files, "vendor/web");
    files["vendor/web/templates/cm.yaml"] +=
        "  minor: {{ .Capabilities.KubeVersion.Minor | quote }}\n";
    files["hub/objects.yaml"] =
        "apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\n"
        "metadata: {name: shop, namespace: fleet-default}\nspec:\n"
        "  repo: https://git.example.com/fleet\n  paths: [apps]\n  targets: [{clusterSelector: "
        "{}}]\n";
    for (const std::string name : {"eu", "us"})
        files["hub/" + name + ".yaml"] =
            "apiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nmetadata:\n  name: " + name
            + "\n  namespace: fleet-default\n"
            + (name == "us" ? "  labels: {kubernetesVersion: '1.31'}\n" : "");
    files["apps/web/fleet.yaml"] = "defaultNamespace: shop\nhelm:\n"
                                   "  repo: https://charts.example.com\n  chart: web\n"
                                   "  version: 1.x\n  releaseName: web\n"
                                   "  values: {host: fleet}\n";
    const auto unmapped = open(files);
    for (const model::Unit &unit : unmapped->units) {
        ASSERT_TRUE(unit.unresolved);
        EXPECT_TRUE(unit.unresolved->hint.starts_with(
            "helm pull web --repo https://charts.example.com --version '1.x'"))
            << unit.unresolved->hint;
    }
    files[".fleetwright.yaml"] =
        "repositories: [{url: 'https://charts.example.com', path: vendor}]\n";
    const auto fleet = open(files);
    ASSERT_EQ(fleet->units.size(), 2U) << unitList(*fleet);
    for (const model::Unit &unit : fleet->units) {
        ASSERT_TRUE(unit.rendering) << unitList(*fleet);
        EXPECT_EQ(objectsOf(unit), "ConfigMap/web");
        EXPECT_EQ(valueOf(unit, 0, "data.host"), "fleet");
        const bool isKnown = fleet->clusters[unit.cluster].name == "us";
        EXPECT_EQ(valueOf(unit, 0, "data.minor"), isKnown ? "31" : "25");
    }
    EXPECT_EQ(explained(*fleet, "web", "data.host"),
              "vendor/web/templates/cm.yaml:6={{ .Values.host }} vendor/web/values.yaml:1=own "
              "apps/web/fleet.yaml:7=fleet");
}
