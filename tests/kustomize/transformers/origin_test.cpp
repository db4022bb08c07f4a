// SPDX-License-Identifier: Apache-2.0
#include "kustomize/memorybuild.h"

#include <optional>

namespace fleetwright::kustomize {
namespace {

/// "text@file:line field" of a scalar, with those of what it replaced behind "<".
std::string originOf(const yaml::Node *node)
{
    if (!node)
        return "absent";
    std::string text(node->span().known() ? node->span().text() : "?");
    if (node->span().known()) {
        const base::Place place = node->span().place();
        text += "@" + place.file.text() + ":" + std::to_string(place.line);
    }
    if (const yaml::Change *change = node->change()) {
        text += " " + std::string(change->step->field);
        if (change->previous)
            text += " < " + originOf(change->previous);
    }
    return text;
}

constexpr std::string_view deployment = "apiVersion: apps/v1\n" // 1
                                        "kind: Deployment\n"
                                        "metadata:\n"
                                        "  name: web\n" // 4
                                        "spec:\n"
                                        "  replicas: 1\n" // 6
                                        "  template:\n"
                                        "    spec:\n"
                                        "      containers:\n"
                                        "      - name: app\n"    // 10
                                        "        image: app:1\n" // 11
                                        "        env:\n"
                                        "        - name: A\n"    // 13
                                        "          value: one\n" // 14
                                        "      - name: proxy\n"
                                        "        image: proxy:1\n";

/// The deployment after one layer that has the given kustomization.
class OriginTest : public testing::Test {
protected:
    const yaml::Node *built(const std::string &kustomization,
                            std::map<std::string, std::string> more = {})
    {
        more["base/kustomization.yaml"] = "resources: [web.yaml]\n";
        more["base/web.yaml"] = deployment;
        more["over/kustomization.yaml"] = "resources: [../base]\n" + kustomization;
        m_repository.emplace(std::move(more));
        auto rendering = m_repository->build("over");
        if (!rendering) {
            ADD_FAILURE() << base::describe(rendering.error());
            return nullptr;
        }
        m_rendering = *std::move(rendering);
        return m_rendering->objects.front().root;
    }

    static const yaml::Node *container(const yaml::Node *root, std::size_t index)
    {
        return root->findPath({"spec", "template", "spec", "containers"})->items()[index];
    }

private:
    std::optional<MemoryBuild> m_repository;
    model::RenderingPtr m_rendering;
};

TEST_F(OriginTest, AnImageComesFromItsNewTag)
{
    const yaml::Node *root = built("images:\n- name: app\n  newTag: v2\n");
    ASSERT_TRUE(root);
    EXPECT_EQ(originOf(container(root, 0)->find("image")),
              "v2@over/kustomization.yaml:4 images < app:1@base/web.yaml:11");
    EXPECT_EQ(originOf(container(root, 1)->find("image")), "proxy:1@base/web.yaml:16");
}

TEST_F(OriginTest, AValueThatIsSetAgainToTheSameIsAChange)
{
    const yaml::Node *root = built("replicas:\n- name: web\n  count: 1\n");
    ASSERT_TRUE(root);
    EXPECT_EQ(originOf(root->findPath({"spec", "replicas"})),
              "1@over/kustomization.yaml:4 replicas < 1@base/web.yaml:6");
}

TEST_F(OriginTest, LabelsAnnotationsNamespaceAndNames)
{
    const yaml::Node *root = built("namespace: team\nnamePrefix: p-\nlabels:\n- pairs:\n    a: b\n"
                                   "commonAnnotations:\n  note: text\n");
    ASSERT_TRUE(root);
    const yaml::Node *metadata = root->find("metadata");
    EXPECT_EQ(originOf(metadata->find("namespace")), "team@over/kustomization.yaml:2 namespace");
    EXPECT_EQ(originOf(metadata->find("name")),
              "p-@over/kustomization.yaml:3 namePrefix < web@base/web.yaml:4");
    EXPECT_EQ(originOf(metadata->findPath({"labels", "a"})), "b@over/kustomization.yaml:6 labels");
    EXPECT_EQ(originOf(metadata->findPath({"annotations", "note"})),
              "text@over/kustomization.yaml:8 commonAnnotations");
}

TEST_F(OriginTest, AStrategicMergeFromAFile)
{
    const yaml::Node *root =
        built("patches:\n- path: patch.yaml\n",
              {{"over/patch.yaml", "apiVersion: apps/v1\nkind: Deployment\n"
                                   "metadata:\n  name: web\nspec:\n  template:\n    spec:\n"
                                   "      containers:\n      - name: app\n        env:\n"
                                   "        - name: A\n          value: two\n"
                                   "        - name: B\n          value: new\n"}});
    ASSERT_TRUE(root);
    const yaml::Node *env = container(root, 0)->find("env");
    EXPECT_EQ(originOf(env->items()[0]->find("value")),
              "two@over/patch.yaml:12 patches < one@base/web.yaml:14");
    EXPECT_EQ(originOf(env->items()[1]->find("value")), "new@over/patch.yaml:14 patches");
    EXPECT_EQ(originOf(container(root, 0)->find("image")), "app:1@base/web.yaml:11");
    EXPECT_EQ(originOf(root->findPath({"metadata", "name"})), "web@base/web.yaml:4");
}

TEST_F(OriginTest, AnInlinePatchPointsIntoTheKustomization)
{
    const yaml::Node *root =
        built("patches:\n- target: {kind: Deployment}\n  patch: |\n"
              "    - op: replace\n      path: /spec/replicas\n      value: 4\n"
              "    - op: add\n      path: /metadata/labels\n      value:\n        a: b\n");
    ASSERT_TRUE(root);
    EXPECT_EQ(originOf(root->findPath({"spec", "replicas"})),
              "4@over/kustomization.yaml:7 patches < 1@base/web.yaml:6");
    EXPECT_EQ(originOf(root->findPath({"metadata", "labels", "a"})),
              "b@over/kustomization.yaml:11 patches");
}

TEST_F(OriginTest, AReplacementPointsToItsSource)
{
    const yaml::Node *root =
        built("replacements:\n- source:\n    kind: Deployment\n    fieldPath: metadata.name\n"
              "  targets:\n  - select: {kind: Deployment}\n"
              "    fieldPaths: ['spec.template.spec.containers.[name=app].env.0.value']\n");
    ASSERT_TRUE(root);
    EXPECT_EQ(originOf(container(root, 0)->find("env")->items()[0]->find("value")),
              "web@base/web.yaml:4 replacements < one@base/web.yaml:14");
}

} // namespace
} // namespace fleetwright::kustomize
