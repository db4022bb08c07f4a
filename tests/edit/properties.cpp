// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

#include <ostream>
#include <tuple>

// What holds for every edit: bytes outside the changed lines stay, and setting the old value again
// gives the old bytes.

using namespace fleetwright;
using namespace fleetwright::tests;
using edit::Scope;

namespace {

struct Case {
    const char *name;
    std::string overlay; ///< clusters/one/kustomization.yaml
};

void PrintTo(const Case &value, std::ostream *out)
{
    *out << value.name;
}

std::string withCrlf(std::string_view text)
{
    std::string result;
    for (const char letter : text)
        result += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
    return result;
}

const std::string plain =
    "resources:\n- ../../base\nimages:\n- name: web\n  newTag: v2 # canary\nreplicas:\n"
    "- {name: web, count: 3}\n";

std::vector<Case> cases()
{
    return {
        {"plain", plain},
        {"crlf", withCrlf(plain)},
        {"byteOrderMark", "\xEF\xBB\xBF" + plain},
        {"noFinalNewline", plain.substr(0, plain.size() - 1)},
        {"comments", "# top\n" + plain + "\n# bottom\n\n"},
        {"anchors", "resources:\n- ../../base\nimages:\n- &image\n  name: web\n  newTag: "
                    "v2\nreplicas:\n- name: web\n"
                    "  count: 3\ncommonAnnotations: &notes\n  a: b\n"},
        {"indented",
         "resources:\n    - ../../base\nimages:\n    - name: web\n      newTag: 'v2'\nreplicas:\n"
         "    - name: web\n      count: 3\n"},
        {"documentMarks", "---\n" + plain + "...\n"},
        {"foreignText", "# \u202Ertl ünï 日本\n" + plain},
        {"blankLines", "\n\n" + plain + "\n\n\n"},
    };
}

struct EditProperties : ::testing::TestWithParam<Case> {
    EditedFleet fleet{
        {{"base/kustomization.yaml", "resources:\n- web.yaml\n"},
         {"base/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n"
                           "  template:\n    spec:\n      containers:\n      - name: web\n"
                           "        image: web:v1\n"},
         {"clusters/one/kustomization.yaml", GetParam().overlay},
         {"clusters/two/kustomization.yaml", "resources:\n- ../../base\n"}}};

    static constexpr const char *path = "clusters/one/kustomization.yaml";

    edit::SetField set(const char *name, std::string value) const
    {
        return {Scope::ofCluster("one"),
                object("Deployment", "web"),
                field(name),
                std::move(value),
                {},
                {}};
    }
};

constexpr const char *image = "spec.template.spec.containers[name=web].image";

} // namespace

TEST_P(EditProperties, onlyTheValuesBytesChange)
{
    const std::string before = fleet.bytes(path);
    const edit::Plan plan = fleet.planned(set(image, "web:v3"));
    std::string expected = before;
    expected.replace(expected.find("v2"), 2, "v3");
    EXPECT_EQ(plan.changes.at(at(path)).value(), expected);
    EXPECT_EQ(plan.linesAdded, 1u);
    EXPECT_EQ(plan.linesRemoved, 1u);
}

TEST_P(EditProperties, theOldValueGivesTheOldBytes)
{
    const std::string before = fleet.bytes(path);
    for (const auto &[name, there, back] :
         {std::tuple(image, "web:v3", "web:v2"), std::tuple("spec.replicas", "10", "3")}) {
        fleet.apply(fleet.planned(set(name, there)));
        EXPECT_NE(fleet.bytes(path), before);
        fleet.apply(fleet.planned(set(name, back)));
        EXPECT_EQ(fleet.bytes(path), before);
    }
}

TEST_P(EditProperties, whatIsAddedCanBeTakenAway)
{
    const std::string before = fleet.bytes(path);
    const edit::Plan added = fleet.planned(set("spec.paused", "true"));
    EXPECT_EQ(added.linesRemoved, GetParam().overlay.ends_with('\n') ? 0u : 1u);
    fleet.apply(added);
    const edit::Plan taken = fleet.planned(edit::UnsetField{
        Scope::ofCluster("one"), object("Deployment", "web"), field("spec.paused"), {}});
    fleet.apply(taken);
    EXPECT_EQ(fleet.bytes(path), before);
}

namespace {

void collectLeaves(const yaml::Node *node, const model::FieldPath &path,
                   std::vector<model::FieldPath> &leaves)
{
    if (node->isScalar())
        leaves.push_back(path);
    for (const yaml::Entry &entry : node->entries()) {
        const model::FieldPath::Segment key{
            model::FieldPath::Segment::Kind::Key, std::string(entry.key->text()), {}, 0};
        collectLeaves(entry.value, path.child(key), leaves);
    }
    for (std::size_t index = 0; index < node->items().size(); ++index)
        collectLeaves(node->items()[index], path.child(model::segmentForItem(node, index)), leaves);
}

std::string anotherValue(const yaml::Node *node)
{
    if (node->tag() == yaml::Tag::Bool)
        return node->text() == "true" ? "false" : "true";
    return std::string(node->text()) + (node->tag() == yaml::Tag::Int ? "1" : "-x");
}

/// Names and kinds are what an object is: changing one deletes the object and creates another.
bool isIdentity(const model::FieldPath &path)
{
    const std::string text = path.text();
    return text == "kind" || text == "metadata.name" || text == "metadata.namespace";
}

} // namespace

TEST(EveryFieldOfTheSample, isSetExactlyOrRefused)
{
    std::size_t exact = 0;
    for (const char *cluster : {"staging-us-east-1", "prod-eu-west-1"}) {
        EditedFleet fleet(sampleFiles());
        const model::SnapshotPtr before = fleet.snapshot();
        const model::ClusterIndex index = before->clusterByName.at(cluster);
        for (const model::Object &one :
             before->units[before->unitsOf(index).front()].rendering->objects) {
            std::vector<model::FieldPath> leaves;
            collectLeaves(one.root, {}, leaves);
            for (const model::FieldPath &path : leaves) {
                const std::string value = anotherValue(path.find(one.root));
                const auto plan = fleet.plan(
                    edit::SetField{Scope::ofCluster(cluster), one.id, path, value, {}, {}},
                    edit::Alternatives::Never);
                ASSERT_TRUE(plan) << path.text() << ": " << base::describe(plan.error());
                EXPECT_EQ(plan->linesRemoved > 1, false) << plan->diff;
                if (isIdentity(path)) {
                    EXPECT_TRUE(plan->refusal) << one.id.text() << " " << path.text();
                }
                if (plan->refusal)
                    continue;
                ++exact;
                EXPECT_EQ(affectedClusters(*plan), std::vector<std::string>{cluster});
                const diff::FleetDiff::Counts counts = plan->affected.counts();
                EXPECT_EQ(counts.changed + counts.renamed, 1u) << plan->diff;
            }
        }
    }
    // Refused are names, and the labels that a layer gives to all its objects.
    EXPECT_GT(exact, 60u);
}

INSTANTIATE_TEST_SUITE_P(Files, EditProperties, ::testing::ValuesIn(cases()),
                         [](const auto &one) { return std::string(one.param.name); });
