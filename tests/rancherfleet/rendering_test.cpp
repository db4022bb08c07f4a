// SPDX-License-Identifier: Apache-2.0
#include "model/fieldhistory.h"
#include "rancherfleet/fixture.h"
#include "rancherfleet/rendering.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fleetwright::rancherfleet {
namespace {

namespace fs = std::filesystem;

class Rendered : public testing::Test {
protected:
    base::Result<model::RenderingPtr> render(Hub &hub, const std::string &bundle,
                                             const std::string &cluster)
    {
        const yaml::Node *options = hub.optionsNode(bundle, cluster);
        EXPECT_TRUE(options) << bundle << '@' << cluster;
        return renderBundle(hub.bundle(bundle), options, {}, m_store);
    }

    std::string text(Hub &hub, const std::string &cluster)
    {
        const auto rendering = render(hub, "shop-web", cluster);
        if (!rendering)
            return base::describe(rendering.error());
        const auto printed = kustomize::toText(**rendering);
        return printed ? *printed : base::describe(printed.error());
    }

    kustomize::LayerStore m_layers;
    Renderings m_store{m_layers};
};

std::string object(const std::string &name, const std::string &rest = "")
{
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n" + rest;
}

TEST_F(Rendered, RawYamlKnowsItsLines)
{
    Hub hub(everywhere, {{"web/b.yaml", object("b") + "---\n" + object("c", "data:\n  k: v\n")},
                         {"web/a.yml", object("a")},
                         {"web/notes.txt", "x"},
                         {"web/sub/fleet.yaml", "{}"},
                         {"web/sub/d.yaml", object("d")}});
    const auto rendering = render(hub, "shop-web", "dev-eu");
    ASSERT_TRUE(rendering) << base::describe(rendering.error());
    const std::vector<model::Object> &objects = (*rendering)->objects;
    ASSERT_EQ(objects.size(), 3U);
    EXPECT_EQ(objects[0].id.name, "a");
    EXPECT_EQ(objects[2].id.text(), "ConfigMap/c");
    EXPECT_EQ(objects[2].layer.text(), "web");
    const base::Place place = objects[2].root->findPath({"data", "k"})->span().place();
    EXPECT_EQ(place.file.text(), "web/b.yaml");
    EXPECT_EQ(place.line, 11U);
}

TEST_F(Rendered, AlikeClustersShareOneRendering)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "helm: {values: {c: '${ .ClusterName }'}}\n"
                                            "targetCustomizations:\n"
                                            "- {clusterName: dev-eu, namespace: dev}\n"},
                         {"web/a.yaml", object("a")}});
    const auto first = render(hub, "shop-web", "prod-eu");
    const auto second = render(hub, "shop-web", "prod-us");
    const auto other = render(hub, "shop-web", "dev-eu");
    ASSERT_TRUE(first && second && other);
    EXPECT_EQ(*first, *second);
    EXPECT_NE(*first, *other);
    const yaml::Node *nameSpace = (*other)->objects[0].root->findPath({"metadata", "namespace"});
    EXPECT_EQ(nameSpace->text(), "dev");
    EXPECT_EQ(nameSpace->span().place().file.text(), "web/fleet.yaml");
    EXPECT_EQ(nameSpace->span().place().line, 3U);
}

TEST_F(Rendered, OverlaysPatchReplaceAndAdd)
{
    Hub hub(everywhere,
            {{"web/fleet.yaml", "yaml: {overlays: [one, two]}\n"},
             {"web/d.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n"
                            "  template:\n    spec:\n      containers:\n"
                            "      - {name: a, image: a}\n      - {name: b, image: b}\n"},
             {"web/x.yaml", "apiVersion: x.example.com/v1\nkind: X\nmetadata: {name: x}\n"
                            "spec: {list: [1, 2], gone: 1, keep: 2}\n"},
             {"web/j.yaml", object("j", "data:\n  k: v\n")},
             {"web/overlays/one/d_patch.yaml",
              "spec:\n  template:\n    spec:\n      containers:\n      - {name: b, image: c}\n"},
             {"web/overlays/one/x_patch.yaml", "spec: {list: [3], gone: null}\n"},
             {"web/overlays/one/j_patch.yaml", "- {op: replace, path: /data/k, value: w}\n"},
             {"web/overlays/two/n.yaml", object("new")}});
    EXPECT_EQ(text(hub, "dev-eu"),
              "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  template:\n"
              "    spec:\n      containers:\n      - image: a\n        name: a\n      - image: c\n"
              "        name: b\n---\n"
              "apiVersion: v1\ndata:\n  k: w\nkind: ConfigMap\nmetadata:\n  name: j\n---\n"
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: new\n---\n"
              "apiVersion: x.example.com/v1\nkind: X\nmetadata:\n  name: x\nspec:\n  keep: 2\n"
              "  list:\n  - 3\n");
    const auto rendering = render(hub, "shop-web", "dev-eu");
    const yaml::Node *image = (*rendering)
                                  ->objects[0]
                                  .root->findPath({"spec", "template", "spec", "containers"})
                                  ->items()[1]
                                  ->find("image");
    EXPECT_EQ(image->span().place().file.text(), "web/overlays/one/d_patch.yaml");
    ASSERT_TRUE(image->change() && image->change()->previous);
    EXPECT_EQ(image->change()->previous->text(), "b");
    EXPECT_EQ(image->change()->step->field, "overlays/one");
}

TEST_F(Rendered, KustomizeSeesTheBundleAlone)
{
    Hub inside(everywhere,
               {{"web/fleet.yaml", "kustomize: {dir: prod}\nnamespace: web\n"},
                {"web/base/kustomization.yaml", "resources: [a.yaml]\n"},
                {"web/base/a.yaml", object("a")},
                {"web/prod/kustomization.yaml", "namePrefix: p-\nresources: [../base]\n"}});
    EXPECT_EQ(text(inside, "dev-eu"),
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p-a\n  namespace: web\n");
    Hub outside(everywhere, {{"web/kustomization.yaml", "resources: [../base]\n"},
                             {"base/kustomization.yaml", "resources: [a.yaml]\n"},
                             {"base/a.yaml", object("a")}});
    const auto failed = render(outside, "shop-web", "dev-eu");
    ASSERT_FALSE(failed);
    ASSERT_TRUE(failed.error().place);
    EXPECT_EQ(failed.error().place->file.text(), "web/kustomization.yaml");
}

const std::string webChart = "apiVersion: v2\nname: web\nversion: 0.1.0\n";
const std::string hostMap =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-cm\ndata:\n"
    "  host: {{ .Values.host }}\n  ns: {{ .Release.Namespace }}\n";

/// "FILE:LINE" of every value that a field has had, newest first.
std::string placesOf(const yaml::Node *root, const std::string &field)
{
    std::string places;
    for (const model::FieldSetting &setting :
         model::fieldHistory(root, *model::FieldPath::fromText(field))) {
        const base::Place place = setting.span().place();
        places +=
            (places.empty() ? "" : " ") + place.file.text() + ":" + std::to_string(place.line);
    }
    return places;
}

TEST_F(Rendered, ChartsAreReleasesWithTheClustersValues)
{
    Hub hub(everywhere, {{"web/Chart.yaml", webChart},
                         {"web/values.yaml", "host: own\n"},
                         {"web/templates/cm.yaml", hostMap},
                         {"web/templates/hook.yaml",
                          "apiVersion: v1\nkind: Pod\nmetadata:\n  name: t\n  annotations:\n"
                          "    helm.sh/hook: test\n"},
                         {"web/fleet.yaml", "defaultNamespace: shop\nhelm:\n  releaseName: web\n"
                                            "  values:\n    host: base\n"
                                            "targetCustomizations:\n- clusterName: dev-eu\n"
                                            "  helm:\n    values:\n      host: dev\n"}});
    EXPECT_EQ(text(hub, "prod-eu"), "apiVersion: v1\ndata:\n  host: base\n  ns: shop\n"
                                    "kind: ConfigMap\nmetadata:\n  name: web-cm\n");
    const auto dev = render(hub, "shop-web", "dev-eu");
    ASSERT_TRUE(dev) << base::describe(dev.error());
    ASSERT_EQ((*dev)->objects.size(), 1U) << "hooks are not among them";
    const yaml::Node *root = (*dev)->objects[0].root;
    EXPECT_EQ(root->findPath({"data", "host"})->text(), "dev");
    EXPECT_EQ(placesOf(root, "data.host"),
              "web/fleet.yaml:10 web/fleet.yaml:5 web/values.yaml:1 web/templates/cm.yaml:6");
    EXPECT_EQ(placesOf(root, "kind"), "web/templates/cm.yaml:2");
    const std::vector<base::RepoPath> &files = (*dev)->files;
    EXPECT_TRUE(std::ranges::binary_search(files, *base::RepoPath::fromText("web/values.yaml")));
}

TEST_F(Rendered, TheBundleNamesTheRelease)
{
    Hub hub(everywhere, {{"web/Chart.yaml", webChart},
                         {"web/values.yaml", "host: own\n"},
                         {"web/templates/cm.yaml", hostMap},
                         {"web/fleet.yaml", "helm:\n  valuesFrom:\n"
                                            "  - secretKeyRef: {name: s, key: k}\n"}});
    EXPECT_NE(text(hub, "dev-eu").find("  name: shop-web-cm\n"), std::string::npos);
    EXPECT_NE(text(hub, "dev-eu").find("  ns: default\n"), std::string::npos);
    const auto rendering = render(hub, "shop-web", "dev-eu");
    ASSERT_EQ((*rendering)->unresolved.size(), 1U);
    EXPECT_EQ((*rendering)->unresolved[0].place->line, 3U);
}

TEST_F(Rendered, TemplatesWithoutAChartAreRendered)
{
    const std::string plain = "apiVersion: v1\ndata:\n  t: '{{ .Values.host }}'\nkind: ConfigMap\n"
                              "metadata:\n  name: plain\n";
    Hub hub(everywhere, {{"web/templates/cm.yaml", hostMap},
                         {"web/templates/_h.tpl", "{{ fail \"only manifests are templates\" }}"},
                         {"web/plain.yaml", plain},
                         {"web/fleet.yaml", "helm:\n  values: {host: h}\n"}});
    EXPECT_EQ(text(hub, "dev-eu"), "apiVersion: v1\ndata:\n  host: h\n  ns: default\n"
                                   "kind: ConfigMap\nmetadata:\n  name: shop-web-cm\n---\n"
                                       + plain);
}

TEST_F(Rendered, KustomizeGoesOnWithWhatTheChartMade)
{
    Hub hub(everywhere,
            {{"web/Chart.yaml", webChart},
             {"web/templates/cm.yaml", hostMap},
             {"web/more.yaml", object("more")},
             {"web/kustomization.yaml", "namePrefix: k-\nresources: [more.yaml]\n"},
             {"web/fleet.yaml", "helm:\n  releaseName: web\n  values:\n    host: h\n"}});
    const auto rendering = render(hub, "shop-web", "dev-eu");
    ASSERT_TRUE(rendering) << base::describe(rendering.error());
    ASSERT_EQ((*rendering)->objects.size(), 2U);
    EXPECT_EQ((*rendering)->objects[0].id.name, "k-more");
    EXPECT_EQ((*rendering)->objects[1].id.name, "k-web-cm");
    const yaml::Node *root = (*rendering)->objects[1].root;
    EXPECT_EQ(placesOf(root, "data.host"), "web/fleet.yaml:4 web/templates/cm.yaml:6");
    EXPECT_EQ(placesOf(root, "metadata.name"), "web/kustomization.yaml:1 web/templates/cm.yaml:4");
    for (const base::RepoPath &file : (*rendering)->files)
        EXPECT_NE(file.name(), "fleet-manifests.yaml");
}

TEST_F(Rendered, BadChartsFailAtTheirPlace)
{
    Hub hub(everywhere, {{"web/Chart.yaml", webChart},
                         {"web/templates/a.yaml", "kind: A\nx: {{ .Values.a.b.c }}\n"}});
    const auto failed = render(hub, "shop-web", "dev-eu");
    ASSERT_FALSE(failed);
    ASSERT_TRUE(failed.error().place);
    EXPECT_EQ(failed.error().place->file.text(), "web/templates/a.yaml");
    EXPECT_EQ(failed.error().place->line, 2U);
    Hub missing(everywhere,
                {{"web/Chart.yaml", webChart
                                        + "dependencies:\n- {name: db, version: 1.x, "
                                          "repository: 'https://charts.example.com'}\n"},
                 {"web/templates/cm.yaml", hostMap}});
    const auto unresolved = render(missing, "shop-web", "dev-eu");
    ASSERT_FALSE(unresolved);
    EXPECT_EQ(unresolved.error().code, base::ErrorCode::Unresolved);
}

TEST_F(Rendered, ChartsThatLieElsewhereAreUnresolved)
{
    Hub away(everywhere, {{"web/fleet.yaml", "helm:\n  chart: oci://example.com/web\n"}});
    const auto remote = render(away, "shop-web", "dev-eu");
    ASSERT_FALSE(remote);
    EXPECT_EQ(remote.error().code, base::ErrorCode::Unresolved);
    EXPECT_EQ(remote.error().place->line, 2U);
}

TEST_F(Rendered, DefinitionsAreKeptAndClusterScopedObjectsWarnedOf)
{
    Hub hub(everywhere,
            {{"web/fleet.yaml", "namespace: web\n"},
             {"web/a.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n"
                            "metadata: {name: xs.example.com}\n"}});
    const auto rendering = render(hub, "shop-web", "dev-eu");
    ASSERT_TRUE(rendering);
    EXPECT_EQ((*rendering)
                  ->objects[0]
                  .root->findPath({"metadata", "annotations", "helm.sh/resource-policy"})
                  ->text(),
              "keep");
    ASSERT_EQ((*rendering)->warnings.size(), 1U);
}

TEST_F(Rendered, BadManifestsFailAtTheirPlace)
{
    Hub list(everywhere, {{"web/a.yaml", "- a\n- b\n"}});
    EXPECT_EQ(text(list, "dev-eu"), "web/a.yaml:1:1: bundle shop-web: a manifest must be a map");
    Hub noKind(everywhere,
               {{"web/a.yaml", object("a") + "---\nvalues: 1\n"}, {"web/b.yaml", object("b")}});
    EXPECT_EQ(text(noKind, "dev-eu"), object("b"));
}

std::string contentOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<std::string> sortedJson(const std::vector<const yaml::Node *> &documents)
{
    std::vector<std::string> texts;
    for (const yaml::Node *document : documents) {
        if (document->isNull())
            continue;
        const auto json = yaml::toJson(document);
        texts.push_back(json ? *json : base::describe(json.error()));
    }
    std::ranges::sort(texts);
    return texts;
}

/// The folder `rendered` of our own corpus and of the set that FLEETWRIGHT_CONFORMANCE names.
std::vector<fs::path> renderedCases()
{
    std::vector<fs::path> folders{fs::path(FLEETWRIGHT_TEST_DATA)
                                  / "../corpus/rancherfleet/rendered"};
    if (const char *conformance = std::getenv("FLEETWRIGHT_CONFORMANCE"))
        folders.push_back(fs::path(conformance) / "rancher-fleet" / "rendered");
    std::vector<fs::path> cases;
    for (const fs::path &folder : folders) {
        if (!fs::is_directory(folder))
            continue;
        for (const fs::directory_entry &entry : fs::directory_iterator(folder))
            cases.push_back(entry.path());
    }
    std::ranges::sort(cases);
    return cases;
}

base::SourceFilePtr fileAt(const fs::path &path)
{
    return std::make_shared<const base::SourceFile>(
        *base::RepoPath::fromText(path.filename().string()), contentOf(path));
}

/// What Fleet itself renders: every bundle that the cluster gets.
TEST_F(Rendered, AsFleetRenders)
{
    std::size_t compared = 0;
    for (const fs::path &folder : renderedCases()) {
        SCOPED_TRACE(folder.filename().string());
        const auto config = yaml::readFile(fileAt(folder / "case.json"));
        const std::string cluster((*config)->documents[0]->find("cluster")->text());
        const auto files = base::openDiskFiles((folder / "input" / "repo").string());
        Hub hub({fileAt(folder / "input" / "fleet" / "objects.yaml")}, *files);
        std::vector<const yaml::Node *> got;
        std::vector<model::RenderingPtr> kept;
        base::ErrorCode failure = base::ErrorCode::Cancelled;
        for (const BundlePtr &bundle : hub.bundles()) {
            const auto rendering = render(hub, bundle->name, cluster);
            if (!rendering) {
                failure = rendering.error().code;
                continue;
            }
            kept.push_back(*rendering);
            for (const model::Object &object : (*rendering)->objects)
                got.push_back(object.root);
        }
        if (failure == base::ErrorCode::Unresolved)
            continue;
        ++compared;
        if (!fs::exists(folder / "expected.yaml")) {
            EXPECT_NE(failure, base::ErrorCode::Cancelled);
            continue;
        }
        const auto expected = yaml::readFile(fileAt(folder / "expected.yaml"));
        EXPECT_EQ(sortedJson(got), sortedJson((*expected)->documents));
    }
    EXPECT_GT(compared, 5U);
}

} // namespace
} // namespace fleetwright::rancherfleet
