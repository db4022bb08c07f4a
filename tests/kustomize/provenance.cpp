// SPDX-License-Identifier: Apache-2.0
#include "kustomize/memorybuild.h"

namespace fleetwright::kustomize {
namespace {

/// "file:line field@layer" of a node, with those of what it replaced behind "<".
std::string origin(const yaml::Node *node)
{
    std::string text = "?";
    if (node->span().known()) {
        const base::Place place = node->span().place();
        text = place.file.text() + ":" + std::to_string(place.line);
    }
    if (const yaml::Change *change = node->change()) {
        text += " " + std::string(change->step->field) + "@" + change->step->layer->text();
        if (change->previous)
            text += " < " + origin(change->previous);
    }
    return text;
}

const model::Object &objectOf(const model::Rendering &rendering, std::string_view kind)
{
    for (const model::Object &object : rendering.objects) {
        if (object.id.kind == kind)
            return object;
    }
    ADD_FAILURE() << "no object of kind " << kind;
    return rendering.objects.front();
}

TEST(Provenance, AManifestsOwnValuesHaveTheirPlaceAndNoChange)
{
    MemoryBuild repository(
        {{"base/kustomization.yaml", "resources:\n- pod.yaml\n"},
         {"base/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  a: b\n"}});
    const auto rendering = repository.build("base");
    const model::Object &pod = objectOf(**rendering, "Pod");
    EXPECT_EQ(origin(pod.root->findPath({"spec", "a"})), "base/pod.yaml:6");
    EXPECT_EQ(pod.layer, path("base"));
}

TEST(Provenance, GeneratedDataPointsToItsLine)
{
    MemoryBuild repository({{"a/kustomization.yaml", "configMapGenerator:\n"
                                                     "- name: settings\n"
                                                     "  literals:\n"
                                                     "  - REGION=eu\n"
                                                     "  - \"ZONE=a\"\n"
                                                     "  envs: [app.env]\n"
                                                     "  files: [motd.txt]\n"},
                            {"a/app.env", "# comment\nLEVEL=debug\n"},
                            {"a/motd.txt", "hello\n"}});
    const auto rendering = repository.build("a");
    const yaml::Node *data = objectOf(**rendering, "ConfigMap").root->find("data");
    EXPECT_EQ(origin(data->find("REGION")), "a/kustomization.yaml:4 configMapGenerator@a");
    EXPECT_EQ(data->find("REGION")->span().text(), "eu");
    EXPECT_EQ(data->findEntry("REGION")->key->span().text(), "REGION");
    EXPECT_EQ(data->find("ZONE")->span().text(), "a");
    EXPECT_EQ(origin(data->find("LEVEL")), "a/app.env:2 configMapGenerator@a");
    EXPECT_EQ(data->find("LEVEL")->span().text(), "debug");
    EXPECT_EQ(origin(data->find("motd.txt")), "a/motd.txt:1 configMapGenerator@a");
}

TEST(Provenance, AMergedEntryKnowsWhatItReplaced)
{
    MemoryBuild repository(
        {{"base/kustomization.yaml",
          "configMapGenerator:\n- name: s\n  literals:\n  - A=1\n  - B=1\n"},
         {"over/kustomization.yaml", "resources: [../base]\nconfigMapGenerator:\n- name: s\n  "
                                     "behavior: merge\n  literals:\n  - A=2\n"}});
    const auto rendering = repository.build("over");
    const model::Object &object = objectOf(**rendering, "ConfigMap");
    const yaml::Node *data = object.root->find("data");
    EXPECT_EQ(origin(data->find("A")), "over/kustomization.yaml:6 configMapGenerator@over < "
                                       "base/kustomization.yaml:4 configMapGenerator@base");
    EXPECT_EQ(origin(data->find("B")), "base/kustomization.yaml:5 configMapGenerator@base");
    EXPECT_EQ(object.layer, path("base"));
}

TEST(Provenance, HashesAndNameReferencesAreChanges)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml", "resources: [pod.yaml]\nnamePrefix: p-\nconfigMapGenerator:\n- "
                                  "name: s\n  literals:\n  - A=1\n"},
         {"a/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  volumes:\n  - "
                        "configMap:\n      name: s\n"}});
    const auto rendering = repository.build("a");
    const model::Object &map = objectOf(**rendering, "ConfigMap");
    EXPECT_EQ(origin(map.root->findPath({"metadata", "name"})),
              "a/kustomization.yaml:2 hash@a < a/kustomization.yaml:2 namePrefix@a < "
              "a/kustomization.yaml:4 "
              "configMapGenerator@a");
    EXPECT_EQ(map.stableName, "p-s");
    EXPECT_TRUE(map.id.name.starts_with("p-s-"));
    const yaml::Node *volume =
        objectOf(**rendering, "Pod").root->findPath({"spec", "volumes"})->items().front();
    const yaml::Node *name = volume->findPath({"configMap", "name"});
    EXPECT_EQ(name->text(), map.id.name);
    EXPECT_EQ(origin(name), "a/kustomization.yaml:2 nameReference@a < a/pod.yaml:8");
}

TEST(Provenance, VarsAreChanges)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml", "resources: [pod.yaml]\nvars:\n- name: V\n  objref: {kind: Pod, "
                                  "name: p, apiVersion: v1}\n"},
         {"a/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n"
                        "  - name: c\n    args:\n    - $(V)\n"}});
    const auto rendering = repository.build("a");
    const yaml::Node *container =
        objectOf(**rendering, "Pod").root->findPath({"spec", "containers"})->items().front();
    const yaml::Node *argument = container->find("args")->items().front();
    EXPECT_EQ(argument->text(), "p");
    EXPECT_EQ(origin(argument), "a/pod.yaml:4 vars@a < a/pod.yaml:9");
}

TEST(Provenance, TheRenderingNamesItsLayersAndFiles)
{
    MemoryBuild repository(
        {{"base/kustomization.yaml", "resources: [pod.yaml]\n"},
         {"base/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"},
         {"c/kustomization.yaml", "kind: Component\nnamePrefix: c-\n"},
         {"over/kustomization.yaml",
          "resources: [../base]\ncomponents: [../c]\npatches: [{path: p.yaml}]\n"},
         {"over/p.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {a: b}\n"}});
    const auto rendering = repository.build("over");
    ASSERT_TRUE(rendering.ok()) << base::describe(rendering.error());
    EXPECT_EQ((*rendering)->layers, (std::vector{path("over"), path("c"), path("base")}));
    EXPECT_EQ((*rendering)->files,
              (std::vector{path("base/kustomization.yaml"), path("base/pod.yaml"),
                           path("c/kustomization.yaml"), path("over/kustomization.yaml"),
                           path("over/p.yaml")}));
}

} // namespace
} // namespace fleetwright::kustomize
