// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;
using edit::Scope;

namespace {

constexpr const char *deployment = "apiVersion: apps/v1\n"
                                   "kind: Deployment\n"
                                   "metadata:\n"
                                   "  name: web\n"
                                   "spec:\n"
                                   "  template:\n"
                                   "    spec:\n"
                                   "      containers:\n"
                                   "      - name: web\n"
                                   "        image: example.com:5000/web:1.0@sha256:aaaa # pinned\n"
                                   "        env:\n"
                                   "        - {name: MODE, value: 'fast'}\n";

constexpr const char *webImage = "spec.template.spec.containers[name=web].image";

std::map<std::string, std::string> files(const std::string &overlay = {})
{
    return {{"base/kustomization.yaml", "resources:\n- web.yaml\n"},
            {"base/web.yaml", deployment},
            {"clusters/one/kustomization.yaml", "resources:\n- ../../base\n" + overlay},
            {"clusters/two/kustomization.yaml", "resources:\n- ../../base\n"}};
}

edit::SetField set(std::string path, std::string value, Scope scope = Scope::ofCluster("one"))
{
    return {std::move(scope), object("Deployment", "web"), field(path), std::move(value), {}, {}};
}

const std::string one = "clusters/one/kustomization.yaml";

} // namespace

TEST(SetField, splitsAnImage)
{
    EditedFleet fleet(files("images:\n- name: example.com:5000/web\n  newTag: \"2.0\"\n"));
    const edit::Plan plan = fleet.planned(set(webImage, "example.com:5000/web:3.10"));
    EXPECT_EQ(changedLines(plan), "-  newTag: \"2.0\"\n+  newTag: \"3.10\"\n");
}

TEST(SetField, aNumberLikeTagIsQuoted)
{
    EditedFleet fleet(files("images:\n- name: example.com:5000/web\n  newTag: v2\n"));
    const edit::Plan plan = fleet.planned(set(webImage, "example.com:5000/web:3.10"));
    EXPECT_EQ(changedLines(plan), "-  newTag: v2\n+  newTag: \"3.10\"\n");
}

TEST(SetField, aDigestIsKeptWithANewTag)
{
    EditedFleet fleet(files());
    const edit::Plan plan = fleet.planned(set(webImage, "example.com:5000/web:2.0@sha256:aaaa"));
    EXPECT_EQ(
        changedLines(plan),
        "+images:\n+- name: example.com:5000/web\n+  newTag: \"2.0\"\n+  digest: sha256:aaaa\n");
}

TEST(SetField, aNewImageNameIsANewName)
{
    EditedFleet fleet(files());
    const edit::Plan plan = fleet.planned(set(webImage, "mirror.example.com/web:1.0@sha256:aaaa"));
    EXPECT_EQ(plan.field, "images");
    EXPECT_EQ(changedLines(plan),
              "+images:\n+- name: example.com:5000/web\n+  newName: mirror.example.com/web\n");
}

TEST(SetField, keepsCommentsAndQuotesOfTheManifest)
{
    EditedFleet fleet(files());
    const Scope all = Scope::ofLayer(at("base"));
    EXPECT_EQ(changedLines(fleet.planned(set(webImage, "example.com:5000/web:2.0", all))),
              "-        image: example.com:5000/web:1.0@sha256:aaaa # pinned\n"
              "+        image: example.com:5000/web:2.0 # pinned\n");
    const std::string mode = "spec.template.spec.containers[name=web].env[name=MODE].value";
    EXPECT_EQ(changedLines(fleet.planned(set(mode, "it's", all))),
              "-        - {name: MODE, value: 'fast'}\n"
              "+        - {name: MODE, value: 'it''s'}\n");
    EXPECT_EQ(changedLines(fleet.planned(set(mode, "true", all))),
              "-        - {name: MODE, value: 'fast'}\n"
              "+        - {name: MODE, value: 'true'}\n");
}

TEST(SetField, addsAFieldToTheManifest)
{
    EditedFleet fleet(files());
    const edit::Plan plan =
        fleet.planned(set("spec.template.spec.containers[name=web].resources.limits.cpu", "2",
                          Scope::ofLayer(at("base"))));
    EXPECT_EQ(changedLines(plan), "+        resources:\n+          limits:\n+            cpu: 2\n");
    EXPECT_EQ(plan.field, "resources");
}

TEST(SetField, patchesAnOverlayThatSetsNothing)
{
    EditedFleet fleet(files());
    const edit::Plan plan =
        fleet.planned(set("spec.template.spec.containers[name=web].env[name=MODE].value", "slow"));
    EXPECT_EQ(plan.field, "patches");
    EXPECT_EQ(fleet.bytes(one)
                  + "patches:\n"
                    "- patch: |-\n"
                    "    apiVersion: apps/v1\n"
                    "    kind: Deployment\n"
                    "    metadata:\n"
                    "      name: web\n"
                    "    spec:\n"
                    "      template:\n"
                    "        spec:\n"
                    "          containers:\n"
                    "          - name: web\n"
                    "            env:\n"
                    "            - name: MODE\n"
                    "              value: slow\n",
              plan.changes.at(at(one)).value());
    // The patch that is there now is edited, not another one added.
    fleet.apply(plan);
    const edit::Plan again =
        fleet.planned(set("spec.template.spec.containers[name=web].env[name=MODE].value", "eco"));
    EXPECT_EQ(changedLines(again), "-              value: slow\n+              value: eco\n");
}

TEST(SetField, editsAPatchFile)
{
    auto all = files("patches:\n- path: patch.yaml\n");
    all["clusters/one/patch.yaml"] =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n"
        "  replicas: 3 # for the season\n";
    EditedFleet fleet(all);
    EXPECT_EQ(changedLines(fleet.planned(set("spec.replicas", "5"))),
              "-  replicas: 3 # for the season\n+  replicas: 5 # for the season\n");
}

TEST(SetField, editsAJsonPatch)
{
    EditedFleet fleet(files("patches:\n- target: {kind: Deployment}\n  patch: |\n"
                            "    - op: add\n      path: /spec/replicas\n      value: 3\n"));
    EXPECT_EQ(changedLines(fleet.planned(set("spec.replicas", "5"))),
              "-      value: 3\n+      value: 5\n");
}

TEST(SetField, takesThePatchWhereAnEntryWouldChangeMore)
{
    // Two Deployments of one image: an images entry would change both.
    auto all = files();
    all["base/kustomization.yaml"] = "resources:\n- web.yaml\n- second.yaml\n";
    std::string second = deployment;
    second.replace(second.find("name: web"), 9, "name: second");
    all["base/second.yaml"] = second;
    EditedFleet fleet(all);
    const edit::Plan plan = fleet.planned(set(webImage, "example.com:5000/web:2.0"));
    EXPECT_EQ(plan.field, "patches");
    EXPECT_EQ(plan.affected.counts().fields, 1u);
}

TEST(SetField, followsNamePrefixes)
{
    auto all = files("namePrefix: eu-\n");
    EditedFleet fleet(all);
    edit::SetField intent = set("spec.replicas", "5");
    intent.object.name = "eu-web";
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(changedLines(plan), "+replicas:\n+- name: web\n+  count: 5\n");
}

TEST(SetField, aNewHashOfAGeneratedNameBelongsToTheChange)
{
    auto all =
        files("configMapGenerator:\n- name: settings\n  literals:\n  - A=1\npatches:\n- patch: |\n"
              "    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n    "
              "spec:\n      template:\n"
              "        spec:\n          volumes:\n          - name: v\n            configMap: "
              "{name: settings}\n");
    EditedFleet fleet(all);
    const edit::SetField intent{
        Scope::ofCluster("one"), object("ConfigMap", "settings"), field("data.A"), "2", {}, {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(changedLines(plan), "-  - A=1\n+  - A=2\n");
    EXPECT_EQ(plan.affected.counts().renamed, 1u);
}

TEST(SetField, aNarrowerLayerKeepsItsValue)
{
    EditedFleet fleet(files("replicas:\n- name: web\n  count: 9\n"));
    edit::SetField intent = set("spec.replicas", "5", Scope::ofLayer(at("base")));
    const edit::Plan both = fleet.planned(intent); // cluster two gets it, one keeps its own
    EXPECT_EQ(affectedClusters(both), std::vector<std::string>{"two"});
    EXPECT_EQ(changedLines(both), "+  replicas: 5\n");
    intent.scope = Scope::ofCluster("one");
    intent.atLayer = at("base");
    fleet.apply(both);
    intent.value = "9";
    const auto hidden = fleet.plan(intent, edit::Alternatives::Never);
    ASSERT_TRUE(hidden);
    EXPECT_EQ(affectedClusters(*hidden), std::vector<std::string>{"two"});
}

TEST(SetField, renamesAnItemOfAList)
{
    EditedFleet fleet(files());
    const edit::Plan plan =
        fleet.planned(set("spec.template.spec.containers[name=web].env[name=MODE].name", "SPEED",
                          Scope::ofLayer(at("base"))));
    EXPECT_EQ(changedLines(plan),
              "-        - {name: MODE, value: 'fast'}\n+        - {name: SPEED, value: 'fast'}\n");
}

TEST(SetField, refusesACollection)
{
    EditedFleet fleet(files());
    const auto plan = fleet.plan(set("spec.template", "x"));
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, base::ErrorCode::Unsupported);
}

TEST(SetField, offersOtherLayers)
{
    EditedFleet fleet(files());
    auto intent = set(webImage, "example.com:5000/web:2.0");
    const auto plan = fleet.plan(intent, edit::Alternatives::Always);
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->alternatives.size(), 1u);
    const edit::Alternative &other = plan->alternatives[0];
    EXPECT_EQ(other.layer, at("base"));
    EXPECT_TRUE(other.setsAlready);
    EXPECT_TRUE(other.exact);
    EXPECT_EQ(other.clusters, (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(other.objects, 2u);
    EXPECT_EQ(other.place.file, at("base/web.yaml"));
}
